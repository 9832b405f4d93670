/** Loads and saves actions as cells: a handful of statements whatever their number. Rules: docs/rules/plan.md §15. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { CellLists } from './cells.ts'
import type { CellLine, CellRights } from './judge-cells.ts'
import { loadOutline } from './outline.server.ts'
import { planPermissions } from './permissions.ts'
import { mayWriteStatus } from './plan.ts'
import { selectServices } from './queries.server.ts'

type LinesAsked = { readonly ctgId: string; readonly actionIds: readonly string[] | null }

/** In one value, as the list of actions is read. */
const askLines = compileOnce((db, slot: SlotOf<LinesAsked>) => {
  const ids = sql`${slot('actionIds')}::uuid[]`
  const lines = db
    .selectFrom('action')
    .select((eb) => [
      'action.id',
      'action.number',
      'action.code',
      'action.title',
      'action.axis_id as axisId',
      'action.theme_id as themeId',
      'action.lead_party_id as leadPartyId',
      'action.lead_service_id as leadServiceId',
      'action.lead_name as leadName',
      'action.lead_person_id as leadPersonId',
      'action.lead_email as leadEmail',
      'action.partners_text as partnersText',
      'action.starts_on as startsOn',
      'action.starts_precision as startsPrecision',
      'action.ends_on as endsOn',
      'action.ends_precision as endsPrecision',
      'action.status',
      'action.next_step as nextStep',
      'action.next_step_on as nextStepOn',
      'action.need',
      'action.public',
      'action.areas',
      'action.elected_sponsor as electedSponsor',
      'action.version',
      sql<boolean>`action.import_id is not null`.as('isFromFile'),
      jsonArrayFrom(
        eb
          .selectFrom('action_objective as link')
          .select('link.objective_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('objectives'),
      jsonArrayFrom(
        eb
          .selectFrom('action_party as link')
          .select('link.party_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('partners'),
    ])
    .where('action.ctg_id', '=', slot('ctgId'))
    .where(sql<boolean>`(${ids} is null or action.id = any(${ids}))`)
    .orderBy('action.number')
  return db.selectNoFrom(jsonArrayFrom(lines).as('lines'))
})

/** @param actionIds only these; null: the whole plan. In the order of the register */
export async function loadCellLines(
  db: Reader,
  ctgId: string,
  actionIds: readonly string[] | null,
): Promise<readonly CellLine[]> {
  const [row] = await askLines(db, { ctgId, actionIds })
  return (row?.lines ?? []).map(({ objectives, partners, ...line }) => ({
    ...line,
    objectiveIds: objectives.map(({ id }) => id),
    partyIds: partners.map(({ id }) => id),
  }))
}

/** Those of these rows that are still in the CTG, locked until commit. */
export async function lockCellLinesThere(
  { tx }: Work,
  ctgId: string,
  actionIds: readonly string[],
): Promise<readonly CellLine[]> {
  if (actionIds.length === 0) return []
  const locked = await tx
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', actionIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  return loadCellLines(
    tx,
    ctgId,
    locked.map(({ id }) => id),
  )
}

/** The same. @throws DomainError not-found when one is not of this CTG */
export async function lockCellLines(
  work: Work,
  ctgId: string,
  actionIds: readonly string[],
): Promise<readonly CellLine[]> {
  const lines = await lockCellLinesThere(work, ctgId, actionIds)
  if (lines.length < actionIds.length) throw new DomainError('not-found', 'plan.action-not-found')
  return lines
}

/** What cells may name. One after the other: a caller may be inside a transaction, which has a single connection. */
export async function loadCellLists(db: Reader, ctgId: string): Promise<CellLists> {
  const ctg = await db
    .selectFrom('ctg')
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('id', '=', ctgId)
    .executeTakeFirst()
  const { objectives } = await loadOutline(db, ctgId)
  const themes = await listThemes(db, ctgId)
  const parties = await listParties(db, ctgId)
  const services = await selectServices(db, ctgId).execute()
  return {
    ctg: found(ctg, 'ctg.not-found'),
    objectives,
    themes: themes.map(({ id, name }) => ({ id, name })),
    parties: parties.map(({ id, name, shortName }) => ({ id, name, shortName })),
    services: services.map(({ id, name, partyId, partyShortName }) => ({ id, name, partyId, partyShortName })),
  }
}

/** What the actor may do of the cells of a row. @throws DomainError not-found for a stranger */
export function cellRights(actor: Actor, ctgId: string, line: CellLine): CellRights {
  const { role } = requireMembership(actor, ctgId)
  const { leadPersonId } = line
  const may = (permission: 'updateAction' | 'changeActionStatus', themeId: string | null) =>
    allows(planPermissions[permission], actor, { ctgId, themeId, leadPersonId })
  return {
    mayWrite: may('updateAction', line.themeId) && mayWriteStatus(role, line.status),
    mayMove: may('changeActionStatus', line.themeId),
    mayPlaceOn: (themeId) => may('updateAction', themeId),
  }
}

/** Every value of a cell that is a column of the action. */
const columns = {
  title: 'title',
  code: 'code',
  axisId: 'axis_id',
  themeId: 'theme_id',
  leadPartyId: 'lead_party_id',
  leadServiceId: 'lead_service_id',
  leadName: 'lead_name',
  leadEmail: 'lead_email',
  partnersText: 'partners_text',
  startsOn: 'starts_on',
  startsPrecision: 'starts_precision',
  endsOn: 'ends_on',
  endsPrecision: 'ends_precision',
  status: 'status',
  nextStep: 'next_step',
  nextStepOn: 'next_step_on',
  need: 'need',
  public: 'public',
  areas: 'areas',
  electedSponsor: 'elected_sponsor',
} as const

export type ColumnValue = keyof typeof columns
export const columnValues = Object.keys(columns).filter((name): name is ColumnValue => name in columns)

/** A row as it was and as it becomes. */
export type CellMove = { readonly before: CellLine; readonly after: CellLine }

/** @returns the new version of each action, by id */
export async function saveCellLines(
  work: Work,
  ctgId: string,
  moves: readonly CellMove[],
): Promise<ReadonlyMap<string, number>> {
  if (moves.length === 0) return new Map()
  const rows = moves.map(({ after }) => ({
    id: after.id,
    ...Object.fromEntries(columnValues.map((name) => [columns[name], after[name]])),
  }))
  const set = columnValues.map((name) => sql`${sql.ref(columns[name])} = given.${sql.ref(columns[name])}`)
  const { rows: saved } = await sql<{ id: string; version: number }>`
    update action set ${sql.join(set)}, version = action.version + 1
    from jsonb_populate_recordset(null::action, ${JSON.stringify(rows)}::jsonb) as given
    where action.ctg_id = ${ctgId} and action.id = given.id
    returning action.id, action.version`.execute(work.tx)
  await saveObjectives(work, ctgId, moves)
  await saveParties(work, ctgId, moves)
  await saveLeadServices(work, ctgId, moves)
  return new Map(saved.map(({ id, version }) => [id, version]))
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

async function saveObjectives({ tx }: Work, ctgId: string, moves: readonly CellMove[]): Promise<void> {
  const moved = moves.filter(({ before, after }) => !isSameSet(before.objectiveIds, after.objectiveIds))
  if (moved.length === 0) return
  const ids = moved.map(({ after }) => after.id)
  await tx.deleteFrom('action_objective').where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
  const links = moved.flatMap(({ after }) =>
    after.objectiveIds.map((objectiveId) => ({ ctg_id: ctgId, action_id: after.id, objective_id: objectiveId })),
  )
  if (links.length > 0) await tx.insertInto('action_objective').values(links).execute()
}

async function saveParties({ tx }: Work, ctgId: string, moves: readonly CellMove[]): Promise<void> {
  const moved = moves.filter(({ before, after }) => !isSameSet(before.partyIds, after.partyIds))
  if (moved.length === 0) return
  const ids = moved.map(({ after }) => after.id)
  await tx.deleteFrom('action_party').where('ctg_id', '=', ctgId).where('action_id', 'in', ids).execute()
  const links = moved.flatMap(({ after }) =>
    after.partyIds.map((partyId) => ({ ctg_id: ctgId, action_id: after.id, party_id: partyId })),
  )
  if (links.length > 0) await tx.insertInto('action_party').values(links).execute()
}

/** The former lead service leaves the sheet, the new one takes its place; the others stay. */
async function saveLeadServices({ tx }: Work, ctgId: string, moves: readonly CellMove[]): Promise<void> {
  const moved = moves.filter(({ before, after }) => before.leadServiceId !== after.leadServiceId)
  if (moved.length === 0) return
  const left = moved.map(({ before }) => ({ action_id: before.id, service_id: before.leadServiceId }))
  await sql`
    delete from action_service using jsonb_to_recordset(${JSON.stringify(left)}::jsonb)
      as former (action_id uuid, service_id uuid)
    where action_service.ctg_id = ${ctgId} and action_service.action_id = former.action_id
      and action_service.service_id = former.service_id`.execute(tx)
  const links = moved.flatMap(({ after }) =>
    after.leadServiceId === null
      ? []
      : [{ ctg_id: ctgId, action_id: after.id, service_id: after.leadServiceId, is_lead: true }],
  )
  if (links.length === 0) return
  await tx
    .insertInto('action_service')
    .values(links)
    .onConflict((conflict) => conflict.columns(['ctg_id', 'action_id', 'service_id']).doUpdateSet({ is_lead: true }))
    .execute()
}
