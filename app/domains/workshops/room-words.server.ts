/** Reads what the closed workshops of a question of the evaluation said of it. One statement. Rules: docs/rules/evaluation.md §9. */
import { sql } from 'kysely'
import { countOpinions, type RoomWorkshop } from '#app/domains/evaluation/evaluation.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type Opinion, opinionsByGroup } from './workshops.ts'

/** More workshops on one question than one holds. */
const mostRooms = 20

type Row = Pick<RoomWorkshop, 'id' | 'title' | 'openedOn' | 'closedOn'> & {
  readonly groups: readonly { readonly id: string; readonly title: string }[]
  readonly opinions: readonly Opinion[]
}

/** Those where something was said, in the order they were opened. No name of a person is read: what is frozen is read by all, for years. */
export async function listClosedRooms(
  db: Reader,
  { ctgId, questionId }: { readonly ctgId: string; readonly questionId: string },
): Promise<RoomWorkshop[]> {
  const { rows } = await sql<Row>`
    select workshop.id, workshop.question as title,
      (workshop.opened_at at time zone 'Europe/Paris')::date::text as "openedOn",
      (workshop.closed_at at time zone 'Europe/Paris')::date::text as "closedOn",
      coalesce((select json_agg(json_build_object('id', one.id, 'title', one.title) order by one.position)
        from workshop_group one where one.ctg_id = ${ctgId} and one.workshop_id = workshop.id), '[]') as groups,
      coalesce((select json_agg(json_build_object('groupId', proposal.group_id, 'what', proposal.what,
          'level', proposal.level, 'partyName', party.short_name) order by proposal.created_at, proposal.id)
        from proposal left join party on party.ctg_id = proposal.ctg_id and party.id = proposal.party_id
        where proposal.ctg_id = ${ctgId} and proposal.workshop_id = workshop.id and proposal.level is not null), '[]')
        as opinions
    from workshop
    where workshop.ctg_id = ${ctgId} and workshop.evaluation_question_id = ${questionId} and workshop.closed_at is not null
    order by workshop.opened_at, workshop.id limit ${mostRooms}`.execute(db)
  const rooms = rows.filter(({ opinions }) => opinions.length > 0)
  return rooms.map(({ groups, opinions, ...room }) => ({
    ...room,
    counts: countOpinions(opinions),
    groups: opinionsByGroup(groups, opinions),
  }))
}
