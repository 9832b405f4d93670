/** What pasted lines would change, cell by cell, before anything is written. Pure. Rules: docs/rules/convention.md §3. */
import { signing } from '../convention.ts'
import { isSameText, type SignatoryKey, signatoryTexts } from './cells.ts'
import { judgeSignatory } from './judge.ts'
import { type PastedLines, pastedCells } from './paste.ts'
import type { SignatoryTable } from './signatory-row.ts'

export type PlannedCell = {
  readonly rowId: string
  readonly key: SignatoryKey
  readonly text: string
  /** Why it would not be taken. */
  readonly reason: string | undefined
}

export type PastePlan = {
  /** Those that change something, taken or not. */
  readonly cells: readonly PlannedCell[]
  /** Day the convention would be signed; null when it would not, or is already. */
  readonly signsOn: string | null
}

export function planPaste(pasted: PastedLines, table: SignatoryTable, today: string): PastePlan {
  const planned = pastedCells(pasted).flatMap(({ partyId, cells }) => {
    const row = table.signatories.find((one) => one.partyId === partyId)
    if (!row) return []
    const texts = signatoryTexts(row, table, today)
    const changes = cells
      .filter(({ key, text }) => !isSameText(key, texts[key], text))
      .map(({ key, text }) => ({ key, before: texts[key], after: text }))
    return [{ partyId, changes, judged: judgeSignatory(row, changes, { table, today }) }]
  })
  const after = new Map(planned.map(({ partyId, judged }) => [partyId, judged.after]))
  const signatories = table.signatories.map((row) => after.get(row.partyId) ?? row)
  return {
    cells: planned.flatMap(({ partyId, changes, judged }) =>
      changes.map(({ key, after: text }) => ({ rowId: partyId, key, text, reason: judged.refusals[key]?.reason })),
    ),
    signsOn: table.signedOn === null ? signing({ ...table, signatories }).completedOn : null,
  }
}
