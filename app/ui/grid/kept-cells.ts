/** Cells not kept by the server, as the device keeps them until they are (`ui/drafts.ts`). Pure. Rules: docs/rules/plan.md §14. */
import type { KeptAnswer } from '../drafts.ts'
import { type CellName, cellsIn, type Draft, type Drafts, noDrafts } from './drafts.ts'

const phases = ['waiting', 'sending', 'unsent', 'refused', 'changed'] as const

/** Two answers per cell: its base, and the text typed. */
export const keepCells = (drafts: Drafts): readonly KeptAnswer[] =>
  cellsIn(drafts, phases).flatMap(({ rowId, key, draft }) => [
    { name: `${rowId}/${key}/base`, value: draft.base },
    { name: `${rowId}/${key}/text`, value: draft.next ?? draft.text },
  ])

/**
 * Found again on the device, to be sent by the person's own act; those of rows and columns not shown too.
 * @param keptText what the server keeps in a cell; undefined for one that is not shown, null for one that may not be written
 * any more: it is left out, as is what the server had kept without the device knowing it
 */
export function findCells(
  answers: readonly KeptAnswer[],
  keptText: (cell: CellName) => string | null | undefined,
): Drafts {
  const values = new Map(answers.map(({ name, value }) => [name, value]))
  const rows = new Map<string, Record<string, Draft>>()
  for (const [name, text] of values) {
    const [rowId = '', key = '', what] = name.split('/')
    const base = values.get(`${rowId}/${key}/base`)
    const saved = keptText({ rowId, key })
    if (what !== 'text' || base === undefined || saved === null || saved === text) continue
    const row = rows.get(rowId) ?? {}
    rows.set(rowId, row)
    row[key] = { base, text, phase: 'unsent' }
  }
  return rows.size === 0 ? noDrafts : rows
}
