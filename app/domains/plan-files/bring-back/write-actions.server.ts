/** Changes and adds the action sheets that a file brings back, with what they are tied to. Rules: docs/rules/taking-up.md §5. */
import { applyPatches, type SheetJournal } from '#app/domains/plan/sheet/apply.server.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { lockSheets } from '#app/domains/plan/sheet/sheets.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { NewRow, RowChange } from './difference.ts'
import { valuesOf } from './plan-index.ts'

type Changed = {
  readonly changed: readonly RowChange[]
  /** Sheets whose parts change: their version goes up too. */
  readonly touchedIds: readonly string[]
  readonly line: (row: RowChange) => SheetJournal
}

export async function changeActions(
  work: Work,
  ctgId: string,
  { changed, touchedIds, line }: Changed,
  facts: FieldLists,
): Promise<void> {
  const rowById = new Map(changed.map((row) => [row.id, row]))
  const sheets = await lockSheets(work, ctgId, [...new Set([...rowById.keys(), ...touchedIds])])
  await applyPatches(work, ctgId, {
    changes: sheets.map((before) => {
      const row = rowById.get(before.id)
      const patch = row ? valuesOf('actions', row.cells, facts) : {}
      return { before, patch, isTouched: true }
    }),
    facts,
    line: ({ before }) => {
      const row = rowById.get(before.id)
      return row && line(row)
    },
  })
}

/** New sheets with what their rows say. @returns the id of each */
export async function addActions(
  work: Work,
  ctgId: string,
  importId: string,
  added: readonly NewRow[],
  facts: FieldLists,
): Promise<readonly string[]> {
  const patches = added.map(({ cells }) => valuesOf('actions', cells, facts))
  const created = await createSheets(
    work,
    ctgId,
    patches.map((patch) => ({ title: '', ...patch, importId })),
  )
  return created.map(({ id }) => id)
}
