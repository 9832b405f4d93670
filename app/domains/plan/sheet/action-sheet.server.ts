/** Actions with everything their sheets hold: one statement, for one or for all. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { compareCodes } from '../outline/numbering.ts'
import { flagsOf } from '../plan.ts'
import { lineFacts, thresholdsOf } from './action-state.server.ts'
import { dependenciesColumn } from './dependencies.server.ts'
import { meansFields, measureFields, readingFields, sheetFields, stepFields } from './fields.fr.ts'
import { selectFields } from './sheet-columns.ts'
import type { ActionKey } from './store.server.ts'

/** Readings of the measure that the statement calls `measure`, the first first. */
export const readingsOf = (db: Reader, ctgId: Value<string>) =>
  jsonArrayFrom(
    db
      .selectFrom('measure_value as reading')
      .select(['reading.id', ...selectFields('reading', readingFields)])
      .where('reading.ctg_id', '=', ctgId)
      .where('reading.measure_id', '=', sql.ref<string>('measure.id'))
      .orderBy('reading.measured_on'),
  )

const sheetsOf = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('action')
    .leftJoin('party as lead_party', sameCtg('lead_party.id', 'action.lead_party_id'))
    .leftJoin('service as lead_service', sameCtg('lead_service.id', 'action.lead_service_id'))
    .leftJoin('party as co_lead_party', sameCtg('co_lead_party.id', 'action.co_lead_party_id'))
    .leftJoin('body', sameCtg('body.id', 'action.body_id'))
    .leftJoin('theme', sameCtg('theme.id', 'action.theme_id'))
    .select((eb) => [
      ...selectFields('action', sheetFields),
      'co_lead_party.short_name as coLeadPartyName',
      'co_lead_party.kind as coLeadPartyKind',
      'body.name as bodyName',
      'action.import_id as importId',
      ...lineFacts,
      jsonArrayFrom(
        eb
          .selectFrom('action_objective')
          .select('objective_id as id')
          .where('action_objective.ctg_id', '=', ctgId)
          .whereRef('action_objective.action_id', '=', 'action.id')
          .orderBy('action_objective.position')
          .orderBy('action_objective.objective_id'),
      ).as('objectives'),
      jsonArrayFrom(
        eb
          .selectFrom('action_party as link')
          .innerJoin('party as partner', sameCtg('partner.id', 'link.party_id'))
          .select(['partner.id', 'partner.short_name as shortName', 'partner.kind'])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('partner.position'),
      ).as('partners'),
      jsonArrayFrom(
        eb
          .selectFrom('action_service as link')
          .innerJoin('service as carrier', sameCtg('carrier.id', 'link.service_id'))
          .innerJoin('party as owner', sameCtg('owner.id', 'carrier.party_id'))
          .select([
            'carrier.id',
            'carrier.name',
            'owner.short_name as partyName',
            'owner.kind as partyKind',
            'link.is_lead as isLead',
          ])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('owner.position')
          .orderBy('carrier.position'),
      ).as('services'),
      jsonArrayFrom(
        eb
          .selectFrom('action_caf_field')
          .select(['field', 'levers'])
          .where('action_caf_field.ctg_id', '=', ctgId)
          .whereRef('action_caf_field.action_id', '=', 'action.id')
          .orderBy('field'),
      ).as('cafFields'),
      jsonArrayFrom(
        eb
          .selectFrom('action_commune as link')
          .innerJoin('territory', 'territory.code', 'link.territory_code')
          .select(['territory.code', 'territory.name'])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('territory.name'),
      ).as('communes'),
      jsonArrayFrom(
        eb
          .selectFrom('action_area as link')
          .innerJoin('area', sameCtg('area.id', 'link.area_id'))
          .innerJoin('territory', 'territory.code', 'area.commune_code')
          .select(['area.id', 'area.name', 'area.is_priority as isPriority', 'territory.name as communeName'])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('territory.name')
          .orderBy('area.name'),
      ).as('namedAreas'),
      jsonArrayFrom(
        eb
          .selectFrom('action_linked_plan as link')
          .innerJoin('linked_plan', sameCtg('linked_plan.id', 'link.linked_plan_id'))
          .select(['linked_plan.id', 'linked_plan.name'])
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('linked_plan.name'),
      ).as('linkedPlans'),
      dependenciesColumn(ctgId).as('dependencies'),
      jsonArrayFrom(
        eb
          .selectFrom('action_file as link')
          .innerJoin('stored_file as file', sameCtg('file.id', 'link.file_id'))
          .leftJoin('person as depositor', 'depositor.id', 'file.added_by')
          .select(['file.id', 'file.name', 'link.caption', 'depositor.name as addedBy'])
          .select(sql<string>`to_char(file.added_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as('addedOn'))
          .where('link.ctg_id', '=', ctgId)
          .whereRef('link.action_id', '=', 'action.id')
          .orderBy('file.added_at', 'desc'),
      ).as('files'),
      jsonArrayFrom(
        eb
          .selectFrom('action_step as step')
          .leftJoin('party as responsible_party', sameCtg('responsible_party.id', 'step.responsible_party_id'))
          .select([
            'step.id',
            ...selectFields('step', stepFields),
            'responsible_party.short_name as responsiblePartyName',
            'responsible_party.kind as responsiblePartyKind',
          ])
          .where('step.ctg_id', '=', ctgId)
          .whereRef('step.action_id', '=', 'action.id')
          .orderBy('step.position'),
      ).as('steps'),
      jsonArrayFrom(
        eb
          .selectFrom('action_means as means')
          .leftJoin('party as funder', sameCtg('funder.id', 'means.funder_party_id'))
          .select([
            'means.id',
            ...selectFields('means', meansFields),
            'funder.short_name as funderShortName',
            'funder.kind as funderKind',
          ])
          .where('means.ctg_id', '=', ctgId)
          .whereRef('means.action_id', '=', 'action.id')
          .orderBy('means.year')
          .orderBy('means.position'),
      ).as('means'),
      jsonArrayFrom(
        eb
          .selectFrom('action_measure as measure')
          .select(['measure.id', ...selectFields('measure', measureFields), readingsOf(db, ctgId).as('values')])
          .where('measure.ctg_id', '=', ctgId)
          .whereRef('measure.action_id', '=', 'action.id')
          .orderBy('measure.position'),
      ).as('measures'),
    ])
    .where('action.ctg_id', '=', ctgId)

const askSheet = compileOnce((db, slot: SlotOf<ActionKey>) =>
  sheetsOf(db, slot('ctgId')).where('action.id', '=', slot('actionId')),
)

/** @throws DomainError not-found, also for another CTG's action */
export async function loadSheet(db: Reader, key: ActionKey) {
  const [row] = await askSheet(db, key)
  return found(row, 'plan.action-not-found')
}

const byCode = (one: { readonly code: string }, other: { readonly code: string }) => compareCodes(one.code, other.code)

type Every = { readonly ctgId: string; readonly limit: number }
const askEvery = compileOnce((db, slot: SlotOf<Every>) =>
  sheetsOf(db, slot('ctgId')).orderBy('action.number').limit(slot('limit')),
)

/** Every sheet of the plan, by code. The caller has checked the right to read. */
export const listSheets = async (db: Reader, ctgId: string, limit = 500) =>
  (await askEvery(db, { ctgId, limit })).toSorted(byCode)

type Some = { readonly ctgId: string; readonly actionIds: readonly string[] }
const askSome = compileOnce((db, slot: SlotOf<Some>) =>
  sheetsOf(db, slot('ctgId')).where(sql<boolean>`action.id = any(${slot('actionIds')}::uuid[])`),
)

/** A list no longer than that keeps its plan on the connection: planning this statement costs more than reading with it. */
const sheetsAtOnce = 50

/** Those of these actions, by code; ids of another CTG give nothing. */
export async function loadSheets(db: Reader, ctgId: string, actionIds: readonly string[]) {
  const count = Math.ceil(actionIds.length / sheetsAtOnce)
  const lists = Array.from({ length: count }, (_none, index) =>
    actionIds.slice(index * sheetsAtOnce, (index + 1) * sheetsAtOnce),
  )
  const parts = await Promise.all(lists.map((some) => askSome(db, { ctgId, actionIds: some })))
  return parts.flat().toSorted(byCode)
}

const askOfObjective = compileOnce((db, slot: SlotOf<{ readonly ctgId: string; readonly objectiveId: string }>) =>
  sheetsOf(db, slot('ctgId')).where((eb) =>
    eb(
      'action.id',
      'in',
      eb
        .selectFrom('action_objective as link')
        .select('link.action_id')
        .where('link.ctg_id', '=', slot('ctgId'))
        .where('link.objective_id', '=', slot('objectiveId')),
    ),
  ),
)

/** Those that answer an objective, by code. The caller has checked the right to read. */
export const listSheetsOfObjective = async (
  db: Reader,
  key: { readonly ctgId: string; readonly objectiveId: string },
) => (await askOfObjective(db, key)).toSorted(byCode)

export type Sheet = Awaited<ReturnType<typeof loadSheet>>

/** What is to be seen of a sheet, with the thresholds of its CTG. */
export const flagsOfSheet = (sheet: Sheet, today: string) =>
  flagsOf(
    {
      ...sheet,
      objectiveCount: sheet.objectives.length,
      measureCount: sheet.measures.length,
      meansCount: sheet.means.length,
    },
    today,
    thresholdsOf(sheet),
  )
