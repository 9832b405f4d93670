/**
 * Accounts, as who administers the instance reads them: names, addresses, states, CTGs and roles; never what they wrote. Statements
 * over every CTG, in raw SQL (docs/decisions/0066). Rules: docs/rules/instance.md §2-3.
 */
import { type RawBuilder, sql } from 'kysely'
import { hasFactor, idleHours, sessionDays } from '#app/domains/accounts/queries.server.ts'
import { isLastCoordinator } from '#app/domains/ctg/steps.server.ts'
import type { Role } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { containing } from '#app/kernel/containing.ts'
import { found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isAwaited, lastEntry, runningMandates } from './account-facts.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { type AccountState, accountStateOf, pageCountOf, pageSize } from './instance.ts'

export type AccountsFilter = { readonly words: string; readonly state: AccountState | null }

/** As `accountStateOf` says them. */
function ofState(state: AccountState | null, today: string): RawBuilder<unknown> {
  const open = sql`person.closed_at is null`
  const hasNothing = sql`(${runningMandates(today)} = 0 and not person.is_platform_administrator)`
  switch (state) {
    case null:
      return sql`true`
    case 'closed':
      return sql`person.closed_at is not null`
    case 'without-mandate':
      return sql`${open} and ${hasNothing}`
    case 'invited':
      return sql`${open} and not ${hasNothing} and ${lastEntry} is null`
    case 'active':
      return sql`${open} and not ${hasNothing} and ${lastEntry} is not null`
  }
}

type AccountRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly closedAt: Date | null
  readonly isAdministrator: boolean
  readonly createdAt: Date
  readonly lastEnteredAt: Date | null
  readonly runningMandates: number
  readonly ctgs: number
  readonly hasSecondFactor: boolean
  readonly sessions: number
}

/** The ends of `accounts/sessions.ts`. */
const openSessions = (at: Date) => sql`(select count(*)::int from person_session session
  where session."userId" = person.id and session."expiresAt" > ${at}
    and session."createdAt" > ${at}::timestamptz - make_interval(days => ${sessionDays})
    and session."updatedAt" > ${at}::timestamptz - make_interval(hours => case
      when person.is_platform_administrator then ${idleHours(true)}::int else ${idleHours(false)}::int end))`

const accountColumns = (at: Date, today: string) => sql`person.id, person.name, person.email,
  person.closed_at as "closedAt", person.is_platform_administrator as "isAdministrator", person."createdAt" as "createdAt",
  ${lastEntry} as "lastEnteredAt", ${runningMandates(today)} as "runningMandates",
  (select count(distinct member.ctg_id)::int from member
    where member.person_id = person.id and (member.until is null or member.until >= ${today}::date)) as ctgs,
  ${hasFactor} as "hasSecondFactor",
  ${openSessions(at)} as sessions`

/** One page of the accounts whose name or address holds these words, by name. */
export async function getAccountsPage(context: Context, filter: AccountsFilter, pageNumber: number) {
  requireAdministrator(context)
  const { db, at } = context
  const today = parisDay(at)
  const matching = sql`(person.name ilike ${containing(filter.words)} or person.email ilike ${containing(filter.words)})
    and ${ofState(filter.state, today)}`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from person where ${matching}`.execute(db)
  const total = counted[0]?.total ?? 0
  const page = Math.min(pageNumber, pageCountOf(total))
  const { rows } = await sql<AccountRow>`
    select ${accountColumns(at, today)} from person
    where person.id = any(array(select id from person where ${matching}
      order by lower(person.name), person.id limit ${pageSize} offset ${(page - 1) * pageSize}))
    order by lower(person.name), person.id`.execute(db)
  return {
    ...{ filter, total, page, pageCount: pageCountOf(total) },
    accounts: rows.map((row) => ({ ...row, state: accountStateOf(row) })),
  }
}
export type AccountsPageData = Awaited<ReturnType<typeof getAccountsPage>>

type Mandate = {
  readonly ctgId: string
  readonly ctgName: string
  readonly partyName: string
  readonly role: Role
  readonly until: string | null
  readonly isRunning: boolean
  readonly isLastCoordinator: boolean
}

const mostMandates = 200

/** One account and where it has mandates. @throws DomainError not-found */
export async function getAdministeredAccount(context: Context, personId: string) {
  requireAdministrator(context)
  const { db, at, actor } = context
  const today = parisDay(at)
  const { rows } = await sql<AccountRow & { closedReason: string | null; administrators: number; mandates: Mandate[] }>`
    select ${accountColumns(at, today)}, person.closed_reason as "closedReason",
      (select count(*)::int from person one where one.is_platform_administrator and one.closed_at is null) as administrators,
      coalesce((select json_agg(row) from (
        select member.ctg_id as "ctgId", ctg.name as "ctgName", party.name as "partyName", member.role, member.until,
          (member.until is null or member.until >= ${today}::date) as "isRunning",
          ${isLastCoordinator(today)} as "isLastCoordinator"
        from member
        join ctg on ctg.id = member.ctg_id
        join party on party.ctg_id = member.ctg_id and party.id = member.party_id
        where member.person_id = person.id
        order by 6 desc, ctg.name, party.name limit ${mostMandates}) as row), '[]') as mandates
    from person where person.id = ${personId}`.execute(db)
  const account = found(rows[0], 'accounts.person-not-found')
  return { account: { ...account, state: accountStateOf(account) }, isOwn: personId === actor.personId }
}
export type AdministeredAccountData = Awaited<ReturnType<typeof getAdministeredAccount>>

type Invitation = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly since: Date
  readonly lastMailAt: Date | null
  readonly isRefused: boolean
  readonly ctgNames: readonly string[]
}

/** Those who were invited and have never entered, the longest wait first. */
export async function getInvitationsPage(context: Context, pageNumber: number) {
  requireAdministrator(context)
  const { db, at } = context
  const today = parisDay(at)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from person where ${isAwaited(today)}`.execute(db)
  const total = counted[0]?.total ?? 0
  const page = Math.min(pageNumber, pageCountOf(total))
  const { rows } = await sql<Invitation>`
    with waiting as (
      select person.id, person.name, person.email, min(member.created_at) as since,
        array_agg(distinct ctg.name) as names
      from person join member on member.person_id = person.id join ctg on ctg.id = member.ctg_id
      where ${isAwaited(today)} and (member.until is null or member.until >= ${today}::date)
      group by person.id order by since, person.id limit ${pageSize} offset ${(page - 1) * pageSize})
    select waiting.id as "personId", waiting.name, waiting.email, waiting.since, waiting.names as "ctgNames",
      mail.created_at as "lastMailAt", coalesce(mail.failure is not null, false) as "isRefused"
    from waiting left join lateral (
      select created_at, failure from outgoing_mail
      where to_address = waiting.email and once_key like 'invitation:%' order by created_at desc limit 1) as mail on true
    order by waiting.since, waiting.id`.execute(db)
  return { total, page, pageCount: pageCountOf(total), invitations: rows }
}
export type InvitationsPageData = Awaited<ReturnType<typeof getInvitationsPage>>
