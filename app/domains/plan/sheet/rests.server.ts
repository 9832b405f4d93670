/** What rests on sheets, wherever it is written: asked before one leaves the plan. Rules: docs/rules/plan.md §15.10. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import type { Rest } from './brought.ts'

type Resting = {
  readonly actionId: string
  readonly what: Rest
  /** The sheet that waits for it. */
  readonly by: string | null
  /** Of a reading, of a dependency: an act may have brought it too. */
  readonly row: string | null
}

/** Tables that name a sheet, and the column that does. */
export const restingTables = [
  ['decision', 'decision_subject', 'subject_id'],
  ['agenda', 'agenda_item', 'subject_id'],
  ['sppe', 'sppe_tie', 'subject_id'],
  ['report', 'progress_report', 'action_id'],
  ['mending', 'corrective_action', 'action_id'],
  ['campaign', 'campaign_action', 'action_id'],
  ['evaluation', 'evaluation_question_action', 'action_id'],
  ['evaluation', 'evaluation_advice', 'action_id'],
  ['library', 'library_sheet', 'action_id'],
] as const satisfies readonly (readonly [Rest, keyof DB, string])[]

/** Restricted ones too: what one may not read holds a sheet as well. */
export async function listRests(db: Reader, ctgId: string, ids: readonly string[]): Promise<readonly Resting[]> {
  if (ids.length === 0) return []
  const anyOfIds = sql`any(${[...ids]}::uuid[])`
  const none = sql`null::uuid`
  const resting = (what: Rest, from: RawBuilder<unknown>, id: RawBuilder<unknown>, by = none, row = none) => sql`
    select ${id} as "actionId", ${what}::text as what, ${by} as "by", ${row} as "row" from ${from} and ${id} = ${anyOfIds}`
  const { rows } = await sql<Resting>`${sql.join(
    [
      ...restingTables.map(([what, table, column]) =>
        resting(
          what,
          sql`${sql.table(`public.${table}`)} as named where named.ctg_id = ${ctgId}`,
          sql.ref(`named.${column}`),
        ),
      ),
      resting(
        'carried',
        sql`public.action as later where later.carried_ctg_id = ${ctgId}`,
        sql`later.carried_action_id`,
      ),
      resting(
        ...(['awaited', sql`public.action_dependency as waiting where waiting.ctg_id = ${ctgId}`] as const),
        ...([sql`waiting.after_action_id`, sql`waiting.action_id`, sql`waiting.id`] as const),
      ),
      resting(
        'reading',
        sql`public.measure_value as read join public.action_measure as measure
          on measure.ctg_id = read.ctg_id and measure.id = read.measure_id where read.ctg_id = ${ctgId}`,
        ...([sql`measure.action_id`, none, sql`read.id`] as const),
      ),
      resting(
        'discussion',
        sql`public.text_thread as talk join public.written_text as written
          on written.ctg_id = talk.ctg_id and written.id = talk.text_id where talk.ctg_id = ${ctgId}`,
        sql`written.subject_id`,
      ),
      resting(
        'comment',
        sql`public.public_comment as said join public.action as sheet
          on sheet.ctg_id = said.ctg_id and sheet.number::text = said.action_key where said.ctg_id = ${ctgId}`,
        sql`sheet.id`,
      ),
    ],
    sql` union `,
  )}`.execute(db)
  return rows
}
