/** From the session's cookie to the actor: who, and under which mandate in each CTG. */
import { sql } from 'kysely'
import { hasFactor } from '#app/domains/accounts/queries.server.ts'
import { idleHours, sessionDays } from '#app/domains/accounts/sessions.ts'
import { noteSessionUse } from '#app/domains/accounts/steps.server.ts'
import { dismissedMessageIds } from '#app/domains/instance/messages.server.ts'
import type { Actor, Membership } from '#app/kernel/actor.ts'
import { parisDay, timeZoneOf } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import type { SecondFactorConfig } from '#app/kernel/entry-config.server.ts'
import type { ThingReader } from '#app/things/find-things.server.ts'
import { sessionToken } from './session-token.server.ts'

type MembershipRow = readonly [
  memberId: string,
  ctgId: string,
  partyId: string,
  partyKind: Membership['partyKind'],
  role: Membership['role'],
  themeId: string | null,
  communeCode: string | null,
  isArchived: boolean,
]

/** One JSON text rather than a row each: ten times faster for three thousand mandates. A closed account has none. */
const mandates = (today: Value<string>) => sql<readonly MembershipRow[]>`(
  select coalesce(json_agg(json_build_array(
      member.id, member.ctg_id, member.party_id, party.kind, member.role, member.theme_id,
      (select min(territory_code) from ctg_perimeter where ctg_perimeter.ctg_id = member.ctg_id),
      exists (select from ctg where ctg.id = member.ctg_id and ctg.archived_at is not null))
    order by acting_as.member_id is null, member.role, member.created_at), '[]')
  from member
  join party on party.ctg_id = member.ctg_id and party.id = member.party_id
  left join acting_as on acting_as.member_id = member.id and acting_as.person_id = member.person_id
  where member.person_id = person.id and person.closed_at is null
    and (member.until is null or member.until >= ${today}::date))`

/** Ids of the restricted sheets open to the person, joined; null when the instance has none. */
const openSheets = (today: Value<string>) => sql<string | null>`
  case when exists (select from public.action where is_restricted)
    then array_to_string(sight.open_to(person.id, ${today}::date), ',') end`

/** A person with her mandates running today, the chosen one of each CTG first. */
const selectActor = (db: Reader, today: Value<string>) =>
  db
    .selectFrom('person')
    .select([
      'person.id as personId',
      'person.name',
      'person.is_platform_administrator as isPlatformAdministrator',
      mandates(today).as('mandates'),
      openSheets(today).as('openSheets'),
    ])

/** The ends of `accounts/sessions.ts`: for pages, sockets and every other reading of a session. */
const isOpen = (at: Value<Date>) => sql<boolean>`(
  person.closed_at is null
  and session."expiresAt" > ${at}::timestamptz
  and session."createdAt" > ${at}::timestamptz - make_interval(days => ${sql.lit(sessionDays)})
  and session."updatedAt" > ${at}::timestamptz - make_interval(hours => case
    when person.is_platform_administrator then ${sql.lit(idleHours(true))} else ${sql.lit(idleHours(false))} end))`

/**
 * True when a second factor is due and was not passed in this session: it then opens only the page that asks for it.
 * Decided here alone, for pages, sockets, files and data. Rules: docs/rules/accounts.md §10.
 */
const isFactorDue = (isRequired: Value<boolean>) => sql<boolean>`(
  session.factor_passed_at is null and (
    ${hasFactor} or (${isRequired}::boolean and person.is_platform_administrator)))`

type SessionKey = {
  readonly token: string
  readonly at: Date
  readonly today: string
  readonly isRequired: boolean
}

const askActor = compileOnce((db, slot: SlotOf<SessionKey>) =>
  selectActor(db, slot('today'))
    .innerJoin('person_session as session', 'session.userId', 'person.id')
    .select([
      'session.updatedAt',
      'session.id as sessionId',
      isFactorDue(slot('isRequired')).as('isFactorDue'),
      'person.demo_role as demoRole',
      dismissedMessageIds.as('dismissedMessageIds'),
    ])
    .where('session.token', '=', slot('token'))
    .where(isOpen(slot('at'))),
)

type SessionsKey = {
  readonly tokens: readonly string[]
  readonly at: Date
  readonly today: string
  readonly isRequired: boolean
}

const askActors = compileOnce((db, slot: SlotOf<SessionsKey>) =>
  selectActor(db, slot('today'))
    .innerJoin('person_session as session', 'session.userId', 'person.id')
    .select('session.token')
    .where(sql<boolean>`session.token = any(${slot('tokens')}::text[])`)
    .where(sql<boolean>`not ${isFactorDue(slot('isRequired'))}`)
    .where(isOpen(slot('at'))),
)

type ActorRow = Awaited<ReturnType<ReturnType<typeof selectActor>['execute']>>[number]

function actorFrom({
  personId,
  name,
  isPlatformAdministrator,
  mandates: mandateRows,
  openSheets: open,
}: ActorRow): Actor {
  const memberships = new Map<string, Membership>()
  for (const [memberId, ctgId, partyId, partyKind, role, themeId, communeCode, isArchived] of mandateRows)
    if (!memberships.has(ctgId))
      memberships.set(ctgId, {
        ...{ memberId, ctgId, partyId, partyKind, role, themeId },
        timeZone: timeZoneOf(communeCode),
        ...(isArchived && { isArchived }),
      })
  const actor = { personId, name, isPlatformAdministrator, memberships: [...memberships.values()] }
  return open ? { ...actor, restrictedActionIds: open.split(',') } : actor
}

/** Who has these sessions now, by their tokens, in one statement; a session revoked or expired is absent. */
export async function actorsOf(
  db: Reader,
  tokens: readonly string[],
  { forAdministration }: Pick<SecondFactorConfig, 'forAdministration'>,
): Promise<ReadonlyMap<string, Actor>> {
  if (tokens.length === 0) return new Map()
  const at = new Date()
  const rows = await askActors(db, { tokens, at, today: parisDay(at), isRequired: forAdministration })
  return new Map(rows.map((row) => [row.token, actorFrom(row)]))
}

/** The actor of a person, acting that day. @throws Error for a person who does not exist */
export async function loadActor(db: Database, personId: string, today: string): Promise<Actor> {
  const row = await selectActor(db, today).where('person.id', '=', personId).executeTakeFirst()
  if (!row) throw new Error('this person does not exist')
  return actorFrom(row)
}

/** How often the use of a session is recorded, and so the precision of its last use. */
const notedAfterMs = 10 * 60_000

/** Who sends the request: an actor fully signed in, or somebody whose second factor is still awaited. */
export type Visitor = {
  readonly actor?: Actor
  /** Of the demonstration, where everybody enters as her. */
  readonly isShared?: boolean
  /** Messages to all that she has dismissed. */
  readonly dismissedMessageIds?: readonly string[]
  readonly awaited?: { readonly actor: Actor; readonly sessionId: string }
}

/**
 * One statement a request: the session and the mandates; now and then a second one, which notes that it is used.
 * @returns nobody for a visitor, or when the session was revoked or has expired
 */
export async function visitorOf(
  { db, config }: { readonly db: Database; readonly config: Pick<Config, 'secret' | 'secondFactor'> },
  headers: Headers,
  now: { readonly at: Date; readonly today: string },
): Promise<Visitor> {
  const token = sessionToken(headers, config.secret)
  if (!token) return {}
  const [row] = await askActor(db, { token, ...now, isRequired: config.secondFactor.forAdministration })
  if (!row) return {}
  if (now.at.getTime() - row.updatedAt.getTime() > notedAfterMs) await noteSessionUse(db, token, now.at)
  const actor = actorFrom(row)
  const { isFactorDue: isDue, sessionId, demoRole, dismissedMessageIds: dismissed } = row
  return isDue
    ? { awaited: { actor, sessionId } }
    : { actor, isShared: demoRole !== null, dismissedMessageIds: dismissed }
}

/** The CTGs each of these people is a member of that day; people of none are absent. */
export async function loadReaders(
  db: Reader,
  personIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, ThingReader>> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.person_id as personId', 'member.ctg_id as ctgId'])
    .where(sql<boolean>`member.person_id = any(${personIds}::uuid[])`)
    .where('person.closed_at', 'is', null)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, memberships]) => [personId, { memberships }]),
  )
}
