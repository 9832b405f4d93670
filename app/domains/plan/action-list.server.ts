/** Every action of a plan, one line each, with what is to be seen of it: one statement whatever their number. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { compareCodes } from './numbering.ts'
import { flagsOf } from './plan.ts'

/** More than any plan seen (10 to 60): beyond, the list is cut. */
const largestPlan = 500

/**
 * Actions in the order of their codes.
 * @param today the day flags are computed for
 * @param actionIds only these; default: all
 */
export async function listActions(db: Reader, ctgId: string, today: string, actionIds?: readonly string[]) {
  const rows = await db
    .selectFrom('action')
    .leftJoin('party as lead_party', (join) =>
      join.onRef('lead_party.ctg_id', '=', 'action.ctg_id').onRef('lead_party.id', '=', 'action.lead_party_id'),
    )
    .leftJoin('service as lead_service', (join) =>
      join.onRef('lead_service.ctg_id', '=', 'action.ctg_id').onRef('lead_service.id', '=', 'action.lead_service_id'),
    )
    .leftJoin('theme', (join) =>
      join.onRef('theme.ctg_id', '=', 'action.ctg_id').onRef('theme.id', '=', 'action.theme_id'),
    )
    .select((eb) => [
      'action.id',
      'action.number',
      'action.code',
      'action.title',
      'action.axis_id as axisId',
      'action.theme_id as themeId',
      'theme.name as themeName',
      'action.status',
      'action.is_watched as isWatched',
      'action.starts_on as startsOn',
      'action.starts_precision as startsPrecision',
      'action.ends_on as endsOn',
      'action.ends_precision as endsPrecision',
      'action.next_step as nextStep',
      'action.next_step_on as nextStepOn',
      'action.last_report_on as lastReportOn',
      'action.lead_party_id as leadPartyId',
      'lead_party.short_name as leadPartyName',
      'lead_party.kind as leadPartyKind',
      'lead_service.name as leadServiceName',
      'action.lead_name as leadName',
      'action.lead_person_id as leadPersonId',
      'action.version',
      sql<string>`to_char(action.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD')`.as('createdOn'),
      jsonArrayFrom(
        eb
          .selectFrom('action_step')
          .select([
            'action_step.target_on as targetOn',
            'action_step.target_precision as targetPrecision',
            'action_step.status',
          ])
          .where('action_step.ctg_id', '=', ctgId)
          .whereRef('action_step.action_id', '=', 'action.id'),
      ).as('steps'),
      jsonArrayFrom(
        eb
          .selectFrom('action_objective')
          .select('objective_id as id')
          .where('action_objective.ctg_id', '=', ctgId)
          .whereRef('action_objective.action_id', '=', 'action.id'),
      ).as('objectives'),
      eb
        .selectFrom('action_measure')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('action_measure.ctg_id', '=', ctgId)
        .whereRef('action_measure.action_id', '=', 'action.id')
        .as('measureCount'),
      eb
        .selectFrom('action_means')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('action_means.ctg_id', '=', ctgId)
        .whereRef('action_means.action_id', '=', 'action.id')
        .as('meansCount'),
    ])
    .where('action.ctg_id', '=', ctgId)
    .$if(actionIds !== undefined, (query) => query.where('action.id', 'in', [...(actionIds ?? [])]))
    .orderBy('action.number')
    .limit(largestPlan)
    .execute()
  return rows
    .map(({ steps, objectives, measureCount, meansCount, ...row }) => ({
      ...row,
      objectiveIds: objectives.map(({ id }) => id),
      flags: flagsOf(
        {
          ...row,
          steps,
          objectiveCount: objectives.length,
          measureCount: measureCount ?? 0,
          meansCount: meansCount ?? 0,
        },
        today,
      ),
    }))
    .toSorted((one, other) => compareCodes(one.code, other.code) || one.number - other.number)
}

export type ActionLine = Awaited<ReturnType<typeof listActions>>[number]
