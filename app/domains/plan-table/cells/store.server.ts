/** Loads actions as cells: a handful of statements whatever their number. Rules: docs/rules/plan.md §15. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { mayWriteSheet, planPermissions } from '#app/domains/plan/permissions.ts'
import { selectLeads, selectServices } from '#app/domains/plan/queries.server.ts'
import { listSheetLists } from '#app/domains/plan/sheet/sheet-lists.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { CellLists } from './cells.ts'
import type { CellLine, CellRights } from './judge-cells.ts'

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
      'action.expected_results as expectedResults',
      'action.tags',
      'action.priority',
      'action.recurrence',
      'action.calendar_text as calendarText',
      'action.co_lead_party_id as coLeadPartyId',
      'action.co_lead_name as coLeadName',
      'action.body_id as bodyId',
      'action.inhabitants_part as inhabitantsPart',
      'action.human_means as humanMeans',
      'action.material_means as materialMeans',
      'action.qualitative_indicators as qualitativeIndicators',
      'action.watch_points as watchPoints',
      'action.success_conditions as successConditions',
      'action.version',
      sql<boolean>`action.import_id is not null`.as('isFromFile'),
      jsonArrayFrom(
        eb
          .selectFrom('action_objective as link')
          .select('link.objective_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('link.position')
          .orderBy('link.objective_id'),
      ).as('objectives'),
      jsonArrayFrom(
        eb
          .selectFrom('action_party as link')
          .select('link.party_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('partners'),
      jsonArrayFrom(
        eb
          .selectFrom('action_commune as link')
          .select('link.territory_code as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('communes'),
      jsonArrayFrom(
        eb
          .selectFrom('action_area as link')
          .select('link.area_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('namedAreas'),
      jsonArrayFrom(
        eb
          .selectFrom('action_linked_plan as link')
          .select('link.linked_plan_id as id')
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id'),
      ).as('linkedPlans'),
      jsonArrayFrom(
        eb
          .selectFrom('action_caf_field as link')
          .select(['link.field', 'link.levers'])
          .whereRef('link.ctg_id', '=', 'action.ctg_id')
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('link.field'),
      ).as('cafLevers'),
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
  const idsOf = (links: readonly { readonly id: string }[]) => links.map(({ id }) => id)
  return (row?.lines ?? []).map(({ objectives, partners, communes, namedAreas, linkedPlans, ...line }) => ({
    ...line,
    objectiveIds: idsOf(objectives),
    partyIds: idsOf(partners),
    communeCodes: idsOf(communes),
    areaIds: idsOf(namedAreas),
    linkedPlanIds: idsOf(linkedPlans),
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

const askNames = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  const themes = db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position')
  const parties = db
    .selectFrom('party')
    .select(['id', 'name', 'short_name as shortName'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
  return db
    .selectFrom('ctg')
    .select([
      'ctg.starts_on as startsOn',
      'ctg.ends_on as endsOn',
      jsonArrayFrom(themes).as('themes'),
      jsonArrayFrom(parties).as('parties'),
      jsonArrayFrom(selectServices(db, ctgId)).as('services'),
      jsonArrayFrom(selectLeads(db, ctgId)).as('people'),
    ])
    .where('ctg.id', '=', ctgId)
})

/** What cells may name: three statements, one after the other, for a transaction has a single connection. */
export async function loadCellLists(db: Reader, ctgId: string): Promise<CellLists> {
  const [names] = await askNames(db, { ctgId })
  const { startsOn, endsOn, themes, parties, services, people } = found(names, 'ctg.not-found')
  const { objectives } = await loadOutline(db, ctgId)
  const { bodies, communes, namedAreas, linkedPlans } = await listSheetLists(db, ctgId)
  return {
    ctg: { startsOn, endsOn },
    objectives,
    themes,
    parties,
    people,
    services: services.map(({ id, name, partyId, partyShortName }) => ({ id, name, partyId, partyShortName })),
    bodies,
    communes: communes.map(({ code, name }) => ({ id: code, name })),
    areas: namedAreas.map(({ id, name, communeName }) => ({ id, name, communeName })),
    linkedPlans,
  }
}

/** What the actor may do of the cells of a row. @throws DomainError not-found for a stranger */
export function cellRights(actor: Actor, ctgId: string, line: CellLine): CellRights {
  const { role } = requireMembership(actor, ctgId)
  const { leadPersonId } = line
  const may = (permission: 'updateAction' | 'changeActionStatus', themeId: string | null) =>
    allows(planPermissions[permission], actor, { ctgId, themeId, leadPersonId })
  return {
    mayWrite: mayWriteSheet(actor, { ...line, ctgId }),
    mayMove: may('changeActionStatus', line.themeId),
    mayHandOver: role !== 'action-lead',
    mayPlaceOn: (themeId) => may('updateAction', themeId),
  }
}
