/** Tasks of a meeting that are the actor's own: given to her name, as her notice and her dashboard find them. Rule: docs/rules/governance.md §9.4. */
import { sql } from 'kysely'
import type { Actor } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

/** Their ids. The caller has checked the right to read. */
export async function listOwnTasks(
  db: Reader,
  { ctgId, meetingId }: MeetingKey,
  { personId }: Pick<Actor, 'personId'>,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('agenda_outcome as task')
    .innerJoin('agenda_item as item', sameCtg('item.id', 'task.agenda_item_id'))
    .innerJoin('person', (join) =>
      join.on('person.id', '=', personId).on(sql<boolean>`plain_text(person.name) = plain_text(task.responsible)`),
    )
    .select('task.id')
    .where('task.ctg_id', '=', ctgId)
    .where('item.meeting_id', '=', meetingId)
    .where('task.kind', '=', 'task')
    .execute()
  return rows.map(({ id }) => id)
}
