/** Applies a file of ours that comes back: the rows ticked, compared anew with the plan under its lock. Rules: docs/rules/taking-up.md §5. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { lockDependencies } from '#app/domains/plan/sheet/dependencies.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { PlanSheet } from '../import/plan-cell.ts'
import type { RowChange } from './difference.ts'
import { readReturn } from './read-return.server.ts'
import { writeDifference } from './write-difference.server.ts'

type Filed = { readonly sheets: readonly PlanSheet[]; readonly file_name: string }
type ReturnChoices = {
  readonly ctgId: string
  readonly importId: string
  readonly rows: readonly string[]
  readonly overwritten: readonly string[]
}

/** Of a row, what is taken: not what changed in Trame meanwhile, unless the person said so. */
const taken = (row: RowChange, overwritten: ReadonlySet<string>): readonly RowChange[] => {
  const cells = row.cells.filter(({ isDoubted }) => !isDoubted || overwritten.has(row.key))
  return cells.length === 0 ? [] : [{ ...row, cells }]
}

/** Nobody changes a sheet between the comparison and the writing. */
export const lockEverySheet = ({ tx }: Work, ctgId: string) =>
  tx.selectFrom('action').select('id').where('ctg_id', '=', ctgId).orderBy('id').forUpdate().execute()

/** @throws DomainError conflict when nothing of what is ticked is left to write */
export async function applyReturn(work: Work, filed: Filed, { ctgId, importId, rows, overwritten }: ReturnChoices) {
  // Before the sheets, as every act that adds a dependency.
  await lockDependencies(work, ctgId)
  await lockEverySheet(work, ctgId)
  const { facts, difference } = await readReturn(work.tx, ctgId, filed)
  const [ticked, won] = [new Set([...rows, ...overwritten]), new Set(overwritten)]
  const changed = difference.changed.filter(({ key }) => ticked.has(key)).flatMap((row) => taken(row, won))
  const added = difference.added.filter(({ key }) => ticked.has(key))
  if (changed.length + added.length === 0) throw new DomainError('conflict', 'plan.return-empty')
  const written = await writeDifference(work, { ctgId, importId, changed, added }, facts)
  await rowOf(work.tx, 'plan_import', { ctgId, id: importId }).update({
    status: 'applied',
    applied_at: work.at,
    written: JSON.stringify({ rows: written }),
  })
  const cells = changed.reduce((total, row) => total + row.cells.length, 0)
  await recordAudit(work, {
    action: 'plan-import.applied',
    subject: { type: 'plan-import', id: importId },
    ctgId,
    detail: { name: filed.file_name, cells, rows: added.length },
  })
  return { actions: added.length, cells }
}
