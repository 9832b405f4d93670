/** Loads sheets as one changes them, one or many at once, in a handful of statements. Rules: docs/rules/plan.md §1, §15. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { loadOutline } from '../outline/outline.server.ts'
import { selectServices } from './services.server.ts'
import type { SettleFacts, SheetState } from './settle.ts'
import { columnOf, fieldNames } from './sheet-columns.ts'
import type { ActionKey } from './store.server.ts'

/** A sheet without its long text, and without what only some acts change. */
export type SheetLine = Omit<
  SheetState,
  'description' | 'isWatched' | 'isRestricted' | 'lastReportOn' | 'externalId'
> & {
  readonly id: string
  /** In the register. */
  readonly number: number
  readonly version: number
  /** Its number is that of a spreadsheet taken up: it stays. */
  readonly isFromFile: boolean
}
export type LockedSheet = SheetLine & SheetState

type LinesQuery = { readonly ctgId: string; readonly actionIds: readonly string[] | null }

const ofAction = sql`where link.ctg_id = action.ctg_id and link.action_id = action.id`
const tied = (table: string, column: string, rest = sql``) =>
  sql`array(select link.${sql.ref(column)} from ${sql.table(table)} as link ${ofAction} ${rest})`
const lineColumns = fieldNames
  .filter((name) => name !== 'description')
  .map((name) => sql`action.${sql.ref(columnOf(name))} as ${sql.ref(name)}`)

/** In one value, as the list of actions is read. */
const askLines = compileOnce((_db, slot: SlotOf<LinesQuery>) => {
  const ids = sql`${slot('actionIds')}::uuid[]`
  return sql<{ readonly lines: readonly SheetLine[] }>`
    select coalesce(json_agg(line order by line.number), '[]') as lines from (
      select action.id, action.number, action.version, action.status, action.import_id is not null as "isFromFile",
        ${sql.join(lineColumns)},
        ${tied('action_objective', 'objective_id', sql`order by link.position, link.objective_id`)} as "objectiveIds",
        ${tied('action_party', 'party_id')} as "partyIds",
        ${tied('action_service', 'service_id', sql`and link.is_lead`)} as "leadServiceIds",
        ${tied('action_service', 'service_id', sql`and not link.is_lead`)} as "otherServiceIds",
        ${tied('action_commune', 'territory_code')} as "communeCodes",
        ${tied('action_area', 'area_id')} as "areaIds",
        ${tied('action_linked_plan', 'linked_plan_id')} as "linkedPlanIds",
        coalesce((select json_agg(json_build_object('field', link.field, 'levers', link.levers) order by link.field)
          from action_caf_field as link ${ofAction}), '[]') as "cafLevers"
      from action
      where action.ctg_id = ${slot('ctgId')} and (${ids} is null or action.id = any(${ids}))
    ) as line`
})

/** @param actionIds only these; null: the whole plan. In the order of the register */
export async function loadSheetLines(
  db: Reader,
  ctgId: string,
  actionIds: readonly string[] | null,
): Promise<readonly SheetLine[]> {
  const [row] = await askLines(db, { ctgId, actionIds })
  return row?.lines ?? []
}

/** Those of these sheets that are still in the CTG, locked until commit, in the order of the register. */
export async function lockSheets(
  { tx }: Pick<AuthoredWork, 'tx'>,
  ctgId: string,
  actionIds: readonly string[],
): Promise<readonly LockedSheet[]> {
  if (actionIds.length === 0) return []
  const rows = await rowsOf(tx, 'action', { ctg_id: ctgId })
    .select(['id', 'description', 'is_watched as isWatched', 'is_restricted as isRestricted'])
    .select(['last_report_on as lastReportOn', 'external_id as externalId'])
    .where('id', 'in', actionIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  const locked = new Map(rows.map((row) => [row.id, row]))
  // Read once they are locked: what another act wrote meanwhile is there.
  const lines = await loadSheetLines(tx, ctgId, [...locked.keys()])
  return lines.flatMap((line) => {
    const row = locked.get(line.id)
    return row ? [{ ...line, ...row }] : []
  })
}

/** One sheet, locked. @throws DomainError not-found, also for another CTG's action */
export async function lockSheet(work: Pick<AuthoredWork, 'tx'>, { ctgId, actionId }: ActionKey) {
  const [sheet] = await lockSheets(work, ctgId, [actionId])
  return { ctgId, ...found(sheet, 'plan.action-not-found') }
}

/** What follows from objectives and services, for the acts that read no other list. */
export async function loadSettleFacts(db: Reader, ctgId: string) {
  const [{ objectives }, services] = await Promise.all([loadOutline(db, ctgId), selectServices(db, ctgId).execute()])
  return { objectives, services } satisfies SettleFacts
}
