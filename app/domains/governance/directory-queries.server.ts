/** Everybody of a CTG: members, holders and substitutes of its seats, leaders of its bodies. One statement. */
import { sql } from 'kysely'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { type Role, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { answersTo, type DirectoryLine, peopleOf, peopleWithoutSeat } from './directory.ts'

export type DirectoryFilter = {
  readonly ctgId: string
  readonly words: string
  readonly partyId: string | null
  readonly bodyId: string | null
}

/** More than any CTG gathers; beyond, the list is cut. */
const longest = 2000

type Line = DirectoryLine & { readonly memberRole: Role | null }
type Row = Omit<Line, 'where'> & { readonly bodyName: string | null }

type DirectoryQuery = { readonly ctgId: string; readonly today: string; readonly seesSeats: boolean }

/** One line for each thing a person is: member, holder or substitute of a seat, leader of a body. */
async function listLines(db: Reader, { ctgId, today, seesSeats }: DirectoryQuery): Promise<readonly Line[]> {
  const { rows } = await sql<Row>`
    with line as (
      select 'member' as role, person.name as person_name, member.party_id, member.function_title, member.role as member_role,
        null::uuid as body_id, person.email
      from member join person on person.id = member.person_id
      where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${today}::date)
      union all
      select 'holder', holder_name, party_id, function_title, null, body_id, holder_email from seat
      where ctg_id = ${ctgId} and holder_name is not null and (since is null or since <= ${today}::date)
        and (until is null or until >= ${today}::date)
      union all
      select 'substitute', substitute_name, party_id, function_title, null, body_id, substitute_email from seat
      where ctg_id = ${ctgId} and substitute_name is not null and (since is null or since <= ${today}::date)
        and (until is null or until >= ${today}::date)
      union all
      select 'leader', person_name, party_id, function_title, null, body_id, '' from body_leader
      where ctg_id = ${ctgId} and (since is null or since <= ${today}::date) and (until is null or until >= ${today}::date)
    )
    select line.role, line.person_name as "personName", party.id as "partyId", party.short_name as "partyShortName",
      party.kind as "partyKind", party.position as "partyPosition", line.function_title as "functionTitle",
      line.member_role as "memberRole", body.name as "bodyName", line.body_id as "bodyId",
      case when line.role = 'member' or ${seesSeats} then line.email else '' end as email
    from line
    join party on party.ctg_id = ${ctgId} and party.id = line.party_id
    left join body on body.ctg_id = ${ctgId} and body.id = line.body_id
    where party.ctg_id = ${ctgId} and (body.ended_on is null or body.ended_on >= ${today}::date)
    order by body.position nulls first limit ${longest}`.execute(db)
  return rows.map((row) => ({
    ...row,
    where: row.memberRole ? ctgLabels.role[row.memberRole] : (row.bodyName ?? ''),
  }))
}

/** Members whose role is to sit, and who hold no seat that day. One statement. */
export const listPeopleWithoutSeat = async (db: Reader, query: Pick<DirectoryQuery, 'ctgId' | 'today'>) =>
  peopleWithoutSeat(await listLines(db, { ...query, seesSeats: false }))

/** Addresses of members are for members; those of seats, for who convenes. @throws DomainError not-found for a stranger */
export async function getDirectoryPage(context: Context, filter: DirectoryFilter) {
  const { db, actor } = context
  const { ctgId, words, partyId, bodyId } = filter
  const { role } = requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const seesSeats = role === 'coordinator' || role === 'cooperation-officer'
  const lines = await listLines(db, { ctgId, today, seesSeats })
  const parties = await listParties(db, ctgId)
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', today)]))
    .orderBy('position')
    .limit(100)
    .execute()
  const everyone = peopleOf(lines)
  return {
    ...filter,
    parties,
    bodies,
    everyoneCount: everyone.length,
    people: everyone.filter(
      (person) =>
        answersTo(person, words) &&
        (partyId === null || person.lines.some((line) => line.partyId === partyId)) &&
        (bodyId === null || person.lines.some((line) => line.bodyId === bodyId)),
    ),
  }
}

export type DirectoryPageData = Awaited<ReturnType<typeof getDirectoryPage>>
