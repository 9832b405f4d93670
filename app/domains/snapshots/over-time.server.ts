/** What the states of the plan say over time, for who judges it: the first one, first dates, values of measures. One statement each. */
import { sql } from 'kysely'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { planContentShape } from './plan-content.ts'

/** The first state that held actions; null when none was frozen. The caller has checked the right to read. */
export async function loadFirstState(db: Reader, ctgId: string) {
  const row = await db
    .selectFrom('plan_snapshot')
    .select(['name', 'taken_on as takenOn', 'content'])
    .where('ctg_id', '=', ctgId)
    .where('action_count', '>', 0)
    .orderBy('taken_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, content: planContentShape.parse(row.content) } : null
}

/** The first date that a state gives to the end of each action and to each step. The caller has checked the right to read. */
export async function listFirstDates(db: Reader, ctgId: string) {
  const { rows } = await sql<{ id: string; on: string; precision: DatePrecision }>`
    with dated as (
      select taken_at, action.value->>'id' as id, action.value->>'endsOn' as day, action.value->>'endsPrecision' as width
      from plan_snapshot, jsonb_array_elements(content->'actions') as action
      where ctg_id = ${ctgId}
      union all
      select taken_at, step.value->>'id', step.value->>'targetOn', step.value->>'targetPrecision'
      from plan_snapshot, jsonb_array_elements(content->'actions') as action,
        jsonb_array_elements(action.value->'steps') as step
      where ctg_id = ${ctgId}
    )
    select distinct on (id) id, day as "on", width as precision from dated
    where day is not null order by id, taken_at`.execute(db)
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
