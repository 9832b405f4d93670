/** Every action of a plan, one line each, with what is to be seen of it: one statement whatever their number. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { compareCodes } from '../outline/numbering.ts'
import { flagsOf, nextDueOn } from '../plan.ts'
import { lineColumns, thresholdsOf } from './action-state.server.ts'

/** One line an action, with what its flags are computed from. */
export const selectLines = (db: Reader) =>
  db
    .selectFrom('action')
    .leftJoin('party as lead_party', sameCtg('lead_party.id', 'action.lead_party_id'))
    .leftJoin('service as lead_service', sameCtg('lead_service.id', 'action.lead_service_id'))
    .leftJoin('theme', sameCtg('theme.id', 'action.theme_id'))
    .select((eb) => [
      'action.ctg_id as ctgId',
      ...lineColumns,
      jsonArrayFrom(
        eb
          .selectFrom('action_step')
          .select([
            'action_step.target_on as targetOn',
            'action_step.target_precision as targetPrecision',
            'action_step.status',
          ])
          .whereRef('action_step.ctg_id', '=', 'action.ctg_id')
          .whereRef('action_step.action_id', '=', 'action.id'),
      ).as('steps'),
      jsonArrayFrom(
        eb
          .selectFrom('action_objective')
          .select('objective_id as id')
          .whereRef('action_objective.ctg_id', '=', 'action.ctg_id')
          .whereRef('action_objective.action_id', '=', 'action.id')
          .orderBy('action_objective.position')
          .orderBy('action_objective.objective_id'),
      ).as('objectives'),
      eb
        .selectFrom('action_measure')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('action_measure.ctg_id', '=', 'action.ctg_id')
        .whereRef('action_measure.action_id', '=', 'action.id')
        .as('measureCount'),
      eb
        .selectFrom('action_means')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('action_means.ctg_id', '=', 'action.ctg_id')
        .whereRef('action_means.action_id', '=', 'action.id')
        .as('meansCount'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

/** The row of the database, its counts and dates turned into flags. */
export function toLine({ steps, objectives, measureCount, meansCount, ...row }: Row, today: string) {
  const thresholds = thresholdsOf(row)
  const state = {
    ...row,
    steps,
    objectiveCount: objectives.length,
    measureCount: measureCount ?? 0,
    meansCount: meansCount ?? 0,
  }
  return {
    ...row,
    steps,
    objectiveIds: objectives.map(({ id }) => id),
    flags: flagsOf(state, today, thresholds),
    nextDueOn: nextDueOn(state, today, thresholds) ?? null,
  }
}

export type ActionLine = ReturnType<typeof toLine>

/** What a list shows of it: what told its flags and the rights on it stays on the server, two fifths of what it would carry. */
export function listedLine<Line extends ActionLine>(whole: Line) {
  const { steps, themeId, themeName, leadPartyId, leadPersonId, createdOn, nextDueOn, ...rest } = whole
  const { silentDays, dueSoonDays, isRestricted, isWatched, isHelpWanted, version, ...line } = rest
  return line
}
export type ListedLine = ReturnType<typeof listedLine<ActionLine>>

const byCode = (one: ActionLine, other: ActionLine): number =>
  compareCodes(one.code, other.code) || one.number - other.number

type LinesQuery = { readonly ctgId: string; readonly actionIds: readonly string[] | null }

/** In one value: forty columns of as many rows are read faster as JSON than one by one. */
const askLines = compileOnce((db, slot: SlotOf<LinesQuery>) => {
  const ids = sql`${slot('actionIds')}::uuid[]`
  const lines = selectLines(db)
    .where('action.ctg_id', '=', slot('ctgId'))
    .where(sql<boolean>`(${ids} is null or action.id = any(${ids}))`)
    .orderBy('action.number')
  return db.selectNoFrom(jsonArrayFrom(lines).as('lines'))
})

/**
 * Actions in the order of their codes.
 * @param today the day flags are computed for
 * @param actionIds only these; default: all
 */
export async function listActions(
  db: Reader,
  ctgId: string,
  today: string,
  actionIds?: readonly string[],
): Promise<readonly ActionLine[]> {
  const [row] = await askLines(db, { ctgId, actionIds: actionIds ?? null })
  return (row?.lines ?? []).map((row) => toLine(row, today)).toSorted(byCode)
}

/**
 * Actions of several CTGs, in one statement; those of a CTG in the order of their codes.
 * @param todays the day it is in each CTG, by its id; empty gives an empty list
 */
export async function listActionsOfMany(
  db: Reader,
  todays: ReadonlyMap<string, string>,
): Promise<readonly ActionLine[]> {
  if (todays.size === 0) return []
  const rows = await selectLines(db)
    .where('action.ctg_id', 'in', [...todays.keys()])
    .orderBy('action.ctg_id')
    .orderBy('action.number')
    .execute()
  return rows.map((row) => toLine(row, todays.get(row.ctgId) ?? '')).toSorted(byCode)
}
