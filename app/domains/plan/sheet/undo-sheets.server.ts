/** Undoes what an act brought into the plan: its sheets leave whole, or none does. Rules: docs/rules/plan.md §15.10. */
import { withdraw } from '#app/domains/notices/steps.server.ts'
import { writtenAmong } from '#app/domains/writing/steps.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { settleActions } from '../outline/places.server.ts'
import { loadStructure } from '../outline/structure.server.ts'
import { type BroughtSheet, type IfChanged, judgeUndoing, refusalToUndo, type Undoing } from './brought.ts'
import { undoLabels as t } from './brought-labels.fr.ts'
import { listRests } from './rests.server.ts'

export type Brought = {
  readonly ctgId: string
  /** Sheets; those that are no longer in the plan are left aside. */
  readonly ids: readonly string[]
  readonly ifChanged: IfChanged
  /** Readings and dependencies that the act brought too: they leave before, and hold nothing. */
  readonly partIds?: ReadonlySet<string>
}

/** The sheets of an act that are still in the plan, in the order of the register. */
async function listBrought(
  db: Reader,
  { ctgId, ids, partIds = new Set() }: Omit<Brought, 'ifChanged'>,
): Promise<readonly BroughtSheet[]> {
  if (ids.length === 0) return []
  const sheets = await rowsOf(db, 'action', { ctg_id: ctgId })
    .select(['id', 'code', 'title', 'version'])
    .where('id', 'in', [...ids])
    .orderBy('number')
    .execute()
  const written = await writtenAmong(db, { ctgId, type: 'action', ids })
  const resting = (await listRests(db, ctgId, ids)).filter(({ row }) => row === null || !partIds.has(row))
  const rests = Map.groupBy(resting, ({ actionId }) => actionId)
  return sheets.map(({ version, ...sheet }) => ({
    ...sheet,
    isChanged: version > 1 || written.has(sheet.id),
    rests: rests.get(sheet.id) ?? [],
  }))
}

/** What undoing would do, for the page that offers it. The caller has checked the right. */
export const loadUndoing = async (db: Reader, brought: Brought): Promise<Undoing> =>
  judgeUndoing(await listBrought(db, brought), brought.ifChanged)

/** What holds each of these sheets, in words, were it undone alone; '' when nothing does. The caller has checked the right. */
export async function listHolds(
  db: Reader,
  ctgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const sheets = await listBrought(db, { ctgId, ids })
  return new Map(sheets.map((sheet) => [sheet.id, t.holds(judgeUndoing([sheet], 'holds').held[0]?.by ?? [])]))
}

/**
 * Takes out of the plan what an act brought, with what it is made of; who was told that one is hers is told so no more.
 * @returns how many left, how many stayed because somebody changed them since
 * @throws DomainError conflict (the codes of `refusalToUndo`, but for an act that brought nothing): nothing is undone
 */
export async function undoSheets(work: Work, brought: Brought) {
  const { ctgId, ids } = brought
  if (ids.length === 0) return { count: 0, left: 0 }
  const { tx } = work
  await rowsOf(tx, 'action', { ctg_id: ctgId })
    .select(['id'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  const undoing = await loadUndoing(tx, brought)
  const refusal = refusalToUndo(undoing)
  if (refusal !== 'nothing-to-undo') refuse('plan', refusal)
  await removeSheets(
    work,
    ctgId,
    undoing.leaving.map(({ id }) => id),
  )
  return { count: undoing.leaving.length, left: undoing.staying.length }
}

/** What a sheet is made of and the database does not remove with it. */
const ownTables = [
  ...(['action_objective', 'action_party', 'action_service', 'action_caf_field'] as const),
  ...(['action_step', 'action_means', 'action_measure'] as const),
] as const

async function removeSheets(work: Work, ctgId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { tx } = work
  await withdraw(work, { ctgId, subject: { type: 'action', ids } })
  for (const table of ownTables)
    await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
  await tx.deleteFrom('action').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  await settleActions(work, ctgId, await loadStructure(tx, ctgId))
}
