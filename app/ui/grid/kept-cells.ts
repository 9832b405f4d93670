/** Cells not kept by the server, as the device keeps them until they are (`ui/drafts.ts`). Pure. Rules: docs/rules/plan.md §14. */
import type { KeptAnswer } from '../drafts.ts'
import { type CellName, cellsIn, type Drafts, type RowDrafts } from './drafts.ts'

const phases = ['waiting', 'sending', 'unsent', 'refused', 'changed'] as const

/** Two answers per cell: its base, and the text typed. */
export const keepCells = (drafts: Drafts): readonly KeptAnswer[] =>
  cellsIn(drafts, phases).flatMap(({ rowId, key, draft }) => [
    { name: `${rowId}/${key}/base`, value: draft.base },
    { name: `${rowId}/${key}/text`, value: draft.next ?? draft.text },
  ])

export type FoundCells = {
  /** To be sent by the person's own act; those of rows and columns not shown too. */
  readonly drafts: Drafts
  /** Those that may not be written any more: to be copied. */
  readonly homeless: Drafts
}

/**
 * Found again on the device; what the server had kept without the device knowing it is left out.
 * @param keptText what the server keeps in a cell; undefined for one that is not shown, null for one that may not be written any more
 */
export function findCells(
  answers: readonly KeptAnswer[],
  keptText: (cell: CellName) => string | null | undefined,
): FoundCells {
  const values = new Map(answers.map(({ name, value }) => [name, value]))
  const found = { drafts: new Map<string, RowDrafts>(), homeless: new Map<string, RowDrafts>() }
  for (const [name, text] of values) {
    const [rowId = '', key = '', what] = name.split('/')
    const base = values.get(`${rowId}/${key}/base`)
    const saved = keptText({ rowId, key })
    if (what !== 'text' || base === undefined || saved === text) continue
    const rows = saved === null ? found.homeless : found.drafts
    rows.set(rowId, { ...rows.get(rowId), [key]: { base, text, phase: 'unsent' } })
  }
  return found
}
