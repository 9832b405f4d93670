/** What the states of the plan say over time, for who judges it: the first one, first dates, values of measures. One statement each. */
import { sql } from 'kysely'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { planContentShape } from './plan-content.ts'

/** The first state that held actions; null when none was frozen. The caller has checked the right to read. */
export async function loadFirstState(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'plan_snapshot', { ctg_id: ctgId })
    .select(['name', 'taken_on as takenOn', 'content'])
    .where('action_count', '>', 0)
    .orderBy('taken_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, content: planContentShape.parse(row.content) } : null
}

type FirstDateRow = {
  readonly id: string
  readonly on: string
  readonly precision: DatePrecision
  readonly source: 'state' | 'journal'
}

/**
 * The first date of the end of each action and of each step: that of the first state of the plan which bears it; of an end that no
 * state bears, what the journal says it was before it first moved. A date of which neither speaks is not there: nothing is
 * invented. The caller has checked the right to read.
 */
export async function listFirstDates(db: Reader, ctgId: string): Promise<readonly FirstDateRow[]> {
  const { rows } = await sql<FirstDateRow>`
    with dated as (
      select taken_at, action.value->>'id' as id, action.value->>'endsOn' as day, action.value->>'endsPrecision' as width
      from plan_snapshot, jsonb_array_elements(content->'actions') as action
      where ctg_id = ${ctgId}
      union all
      select taken_at, step.value->>'id', step.value->>'targetOn', step.value->>'targetPrecision'
      from plan_snapshot, jsonb_array_elements(content->'actions') as action,
        jsonb_array_elements(action.value->'steps') as step
      where ctg_id = ${ctgId}
    ), frozen as (
      select distinct on (id) id, day, width from dated where day is not null order by id, taken_at
    ), told as (
      select distinct on (entry.subject_id) entry.subject_id::text as id,
        entry.detail->'changes'->'endsOn'->>'before' as day,
        coalesce(entry.detail->'changes'->'endsPrecision'->>'before', action.ends_precision::text) as width
      from audit_entry as entry
      join action on action.ctg_id = entry.ctg_id and action.id = entry.subject_id
      where entry.ctg_id = ${ctgId} and entry.subject_type = 'action'
        and entry.detail->'changes'->'endsOn'->>'before' is not null
      order by entry.subject_id, entry.id
    )
    select id, day as "on", width as precision, 'state' as source from frozen
    union all
    select id, day, width, 'journal' from told where not exists (select from frozen where frozen.id = told.id)`.execute(
    db,
  )
  return rows
}

/** The values that states give to the parties’ own measures, by year; of a year told twice, what the later state said. */
export async function listOwnValues(db: Reader, ctgId: string) {
  const { rows } = await sql<{ objectiveId: string; year: number; value: number }>`
    select distinct on (objective.value->>'id', objective.value->>'lastValueYear')
      objective.value->>'id' as "objectiveId", (objective.value->>'lastValueYear')::int as year,
      (objective.value->>'lastValue')::float8 as value
    from plan_snapshot, jsonb_array_elements(content->'objectives') as objective
    where ctg_id = ${ctgId} and objective.value->>'lastValue' is not null
      and objective.value->>'lastValueYear' is not null
    order by objective.value->>'id', objective.value->>'lastValueYear', taken_at desc`.execute(db)
  return rows
}
