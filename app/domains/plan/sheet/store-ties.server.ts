/** What a sheet is tied to in the lists of the CTG: communes, quartiers, other plans, levers of the Caf. Rules: docs/rules/plan.md §11. */
import { sql } from 'kysely'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type CafLevers, writeCafLevers } from './caf-levers.ts'
import { type ActionKey, requireRows } from './store.server.ts'

export type SheetTies = {
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
  readonly linkedPlanIds: readonly string[]
  readonly cafLevers: readonly CafLevers[]
}

export const noTies: SheetTies = { communeCodes: [], areaIds: [], linkedPlanIds: [], cafLevers: [] }

export async function loadTies({ tx }: Pick<Work, 'tx'>, { ctgId, actionId }: ActionKey): Promise<SheetTies> {
  const { rows } = await sql<SheetTies>`
    select
      array(select territory_code from action_commune where ctg_id = ${ctgId} and action_id = ${actionId}) as "communeCodes",
      array(select area_id::text from action_area where ctg_id = ${ctgId} and action_id = ${actionId}) as "areaIds",
      array(select linked_plan_id::text from action_linked_plan where ctg_id = ${ctgId} and action_id = ${actionId})
        as "linkedPlanIds",
      coalesce((select json_agg(json_build_object('field', field, 'levers', levers)) from action_caf_field
        where ctg_id = ${ctgId} and action_id = ${actionId}), '[]') as "cafLevers"`.execute(tx)
  return rows[0] ?? noTies
}

const inOneText = (ids: readonly string[]): string => ids.toSorted().join(' ')

/** Ties as the journal compares them, by the names of their form: levers in words, the rest only as changed or not. */
export const comparedTies = ({ communeCodes, areaIds, linkedPlanIds, cafLevers }: SheetTies) => ({
  communeCodes: inOneText(communeCodes),
  areaIds: inOneText(areaIds),
  linkedPlanIds: inOneText(linkedPlanIds),
  cafFields: writeCafLevers(cafLevers),
})

/** @throws DomainError not-found when a commune is not of the perimeter */
async function requireCommunes({ tx }: Work, ctgId: string, codes: readonly string[]): Promise<void> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return
  const known = await tx
    .selectFrom('ctg_perimeter')
    .select('territory_code')
    .where('ctg_id', '=', ctgId)
    .where('territory_code', 'in', wanted)
    .execute()
  if (known.length !== wanted.length) throw new DomainError('not-found', 'plan.commune-not-found')
}

/**
 * Ties of a sheet, replaced. A commune that left the perimeter since may stay.
 * @param former as `loadTies` gives them
 * @throws DomainError not-found, also for a row of another CTG
 */
export async function saveTies(work: Work, key: ActionKey, ties: SheetTies, former: SheetTies): Promise<void> {
  await requireTies(work, key.ctgId, {
    ...ties,
    communeCodes: ties.communeCodes.filter((code) => !former.communeCodes.includes(code)),
  })
  for (const table of ['action_commune', 'action_area', 'action_linked_plan', 'action_caf_field'] as const)
    await work.tx.deleteFrom(table).where('ctg_id', '=', key.ctgId).where('action_id', '=', key.actionId).execute()
  await writeTies(work, key.ctgId, [{ actionId: key.actionId, ...ties }])
}

async function requireTies(work: Work, ctgId: string, ties: Omit<SheetTies, 'cafLevers'>): Promise<void> {
  await requireCommunes(work, ctgId, ties.communeCodes)
  await requireRows(work, 'area', ctgId, ties.areaIds)
  await requireRows(work, 'linked_plan', ctgId, ties.linkedPlanIds)
}

type Tied = { readonly actionId: string } & SheetTies

/**
 * Ties of sheets that have none yet: a statement for each kind, whatever their number.
 * @throws DomainError not-found, also for a row of another CTG
 */
export async function insertTies(work: Work, ctgId: string, rows: readonly Tied[]): Promise<void> {
  await requireTies(work, ctgId, {
    communeCodes: rows.flatMap(({ communeCodes }) => communeCodes),
    areaIds: rows.flatMap(({ areaIds }) => areaIds),
    linkedPlanIds: rows.flatMap(({ linkedPlanIds }) => linkedPlanIds),
  })
  await writeTies(work, ctgId, rows)
}

async function writeTies({ tx }: Work, ctgId: string, rows: readonly Tied[]): Promise<void> {
  const of = <Item, Row>(read: (row: SheetTies) => readonly Item[], make: (item: Item) => Row) =>
    rows.flatMap((row) =>
      [...new Set(read(row))].map((item) => ({ ctg_id: ctgId, action_id: row.actionId, ...make(item) })),
    )
  const communes = of(
    ({ communeCodes }) => communeCodes,
    (code) => ({ territory_code: code }),
  )
  const areas = of(
    ({ areaIds }) => areaIds,
    (id) => ({ area_id: id }),
  )
  const plans = of(
    ({ linkedPlanIds }) => linkedPlanIds,
    (id) => ({ linked_plan_id: id }),
  )
  const levers = of(
    ({ cafLevers }) => cafLevers,
    (one) => ({ field: one.field, levers: [...one.levers] }),
  )
  if (communes.length > 0) await tx.insertInto('action_commune').values(communes).execute()
  if (areas.length > 0) await tx.insertInto('action_area').values(areas).execute()
  if (plans.length > 0) await tx.insertInto('action_linked_plan').values(plans).execute()
  if (levers.length > 0) await tx.insertInto('action_caf_field').values(levers).execute()
}
