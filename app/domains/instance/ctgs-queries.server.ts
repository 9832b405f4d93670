/**
 * CTGs as who administers the instance reads them: names, parties, counts and days; never what is written there. Statements over
 * every CTG, in raw SQL (docs/decisions/0066). Rules: docs/rules/instance.md §4.
 */
import { sql } from 'kysely'
import { phaseOf } from '#app/domains/ctg/ctg.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { containing } from '#app/kernel/containing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { pageCountOf, pageSize } from './instance.ts'

type Coordinator = { readonly id: string; readonly name: string; readonly email: string; readonly partyId: string }

/** Open accounts that coordinate this CTG that day, for whichever of its lead parties, by name. */
export async function listOpenCoordinators(db: Reader, ctgId: string, at: Date): Promise<readonly Coordinator[]> {
  return db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email', 'member.party_id as partyId'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where('member.role', '=', 'coordinator')
    .where('person.closed_at', 'is', null)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', parisDay(at))]))
    .orderBy('person.name')
    .limit(20)
    .execute()
}

/** A lead party whose coordination no open account holds that day. */
const bareParty = (today: string) => sql`party.is_lead and not exists (
  select from member join person on person.id = member.person_id
  where member.ctg_id = party.ctg_id and member.party_id = party.id and member.role = 'coordinator'
    and person.closed_at is null and (member.until is null or member.until >= ${today}::date))`

const isBare = (today: string) => sql`exists (select from party where party.ctg_id = ctg.id and ${bareParty(today)})`

/** CTGs of which a lead party has no coordination left. */
export async function countBareCtgs(db: Reader, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ctg where ${isBare(parisDay(at))}`.execute(db)
  return rows[0]?.count ?? 0
}

type PartyLine = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: PartyKind
  readonly isLead: boolean
  readonly isBare: boolean
}

type CtgRow = {
  readonly id: string
  readonly name: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly signedOn: string | null
  readonly createdAt: Date
  /** Both coordinations archived it: read, and written no more. */
  readonly archivedAt: Date | null
  readonly parties: readonly PartyLine[]
  readonly coordinators: number
  readonly members: number
  readonly lastActAt: Date | null
  readonly files: number
  readonly fileBytes: string
}

const ctgColumns = (today: string) => sql`ctg.id, ctg.name, ctg.starts_on as "startsOn", ctg.ends_on as "endsOn",
  ctg.signed_on as "signedOn", ctg.created_at as "createdAt", ctg.archived_at as "archivedAt",
  coalesce((select json_agg(json_build_object('id', party.id, 'name', party.name, 'shortName', party.short_name,
      'kind', party.kind, 'isLead', party.is_lead, 'isBare', ${bareParty(today)}) order by party.position)
    from party where party.ctg_id = ctg.id and (party.is_signatory or party.is_lead)), '[]') as parties,
  (select count(distinct member.person_id)::int from member join person on person.id = member.person_id
    where member.ctg_id = ctg.id and member.role = 'coordinator' and person.closed_at is null
      and (member.until is null or member.until >= ${today}::date)) as coordinators,
  (select count(distinct member.person_id)::int from member join person on person.id = member.person_id
    where member.ctg_id = ctg.id and person.closed_at is null
      and (member.until is null or member.until >= ${today}::date)) as members,
  (select max(entry.at) from audit_entry entry where entry.ctg_id = ctg.id) as "lastActAt",
  (select count(*)::int from stored_file where stored_file.ctg_id = ctg.id) as files,
  (select coalesce(sum(content.size_bytes), 0)::text from (
    select distinct on (sha256) size_bytes from stored_file where stored_file.ctg_id = ctg.id) as content) as "fileBytes"`

const shown = (row: CtgRow, today: string) => ({
  ...row,
  fileBytes: Number(row.fileBytes),
  phase: phaseOf(row, today),
})

export type CtgsFilter = { readonly words: string; readonly isBareOnly: boolean }

/** One page of the CTGs whose name holds these words, by name. @param mostBytes what the files of one may hold */
export async function getCtgsPage(context: Context, filter: CtgsFilter, pageNumber: number, mostBytes: number) {
  requireAdministrator(context)
  const { db, at } = context
  const today = parisDay(at)
  const matching = sql`ctg.name ilike ${containing(filter.words)} and ${filter.isBareOnly ? isBare(today) : sql`true`}`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from ctg where ${matching}`.execute(db)
  const total = counted[0]?.total ?? 0
  const page = Math.min(pageNumber, pageCountOf(total))
  const { rows } = await sql<CtgRow>`
    select ${ctgColumns(today)} from ctg
    where ctg.id = any(array(select ctg.id from ctg where ${matching}
      order by lower(ctg.name), ctg.id limit ${pageSize} offset ${(page - 1) * pageSize}))
    order by lower(ctg.name), ctg.id`.execute(db)
  return {
    ...{ filter, total, page, pageCount: pageCountOf(total), mostBytes },
    ctgs: rows.map((row) => shown(row, today)),
  }
}
export type CtgsPageData = Awaited<ReturnType<typeof getCtgsPage>>

/** One CTG: who carries it, and how much it holds. @throws DomainError not-found */
export async function getAdministeredCtg(context: Context, ctgId: string, mostBytes: number) {
  requireAdministrator(context)
  const { db, at } = context
  const today = parisDay(at)
  const [{ rows }, coordinators] = await Promise.all([
    sql<CtgRow>`select ${ctgColumns(today)} from ctg where ctg.id = ${ctgId}`.execute(db),
    listOpenCoordinators(db, ctgId, at),
  ])
  return { ctg: shown(found(rows[0], 'ctg.not-found'), today), coordinators, mostBytes }
}
export type AdministeredCtgData = Awaited<ReturnType<typeof getAdministeredCtg>>
