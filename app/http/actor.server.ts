/** From the session's cookie to the actor: who, and under which mandate in each CTG. */
import { type RawBuilder, sql } from 'kysely'
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

/** The restricted sheets open to a person, on one of her rows only: of three thousand mandates, they would be asked for three thousand times. */
const openOnce = (today: Value<string>, each: RawBuilder<unknown>) => sql<readonly string[] | null>`
  case when row_number() over (partition by ${each}) = 1 and exists (select from public.action where is_restricted)
    then sight.open_to(person.id, ${today}::date) end`

/**
 * A person with her mandates running today, the chosen one of each CTG first; none runs of a closed account.
 * @param each what makes the rows of one person in this statement: her id, or her session
 */
const selectActor = (db: Reader, today: Value<string>, each: RawBuilder<unknown>) =>
  db
    .selectFrom('person')
    .leftJoin('member', (join) =>
      join
        .onRef('member.person_id', '=', 'person.id')
        .on('person.closed_at', 'is', null)
        .on((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)])),
    )
    .leftJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'member.ctg_id').onRef('party.id', '=', 'member.party_id'),
    )
    .leftJoin('acting_as', (join) =>
      join.onRef('acting_as.member_id', '=', 'member.id').onRef('acting_as.person_id', '=', 'member.person_id'),
    )
    .select([
      'person.id as personId',
      'person.name',
      'person.is_platform_administrator as isPlatformAdministrator',
      'member.id as memberId',
      'member.ctg_id as ctgId',
      'member.party_id as partyId',
      'party.kind as partyKind',
      'member.role',
      'member.theme_id as themeId',
      openOnce(today, each).as('restrictedActionIds'),
      (eb) =>
        eb
          .selectFrom('ctg_perimeter')
          .select((inner) => inner.fn.min('ctg_perimeter.territory_code').as('code'))
          .whereRef('ctg_perimeter.ctg_id', '=', 'member.ctg_id')
          .as('communeCode'),
    ])
    .orderBy((eb) => eb('acting_as.member_id', 'is', null))
    .orderBy('member.role')
    .orderBy('member.created_at')

/** The ends of `accounts/sessions.ts`: for pages, sockets and every other reading of a session. */
const isOpen = (at: Value<Date>) => sql<boolean>`(
  person.closed_at is null
  and session."expiresAt" > ${at}::timestamptz
  and session."createdAt" > ${at}::timestamptz - make_interval(days => ${sql.lit(sessionDays)})
  and session."updatedAt" > ${at}::timestamptz - make_interval(hours => case
    when person.is_platform_administrator then ${sql.lit(idleHours(true))} else ${sql.lit(idleHours(false))} end))`

/**
 * Who has a second factor, or must have one, has not shown it in this session yet: it opens nothing but the page that asks for it.
 * Said here alone, for pages, sockets, files and data. Rules: docs/rules/accounts.md §10.
 */
const isFactorDue = (isRequired: Value<boolean>) => sql<boolean>`(
  session.factor_passed_at is null and (
    ${hasFactor} or (${isRequired}::boolean and person.is_platform_administrator)))`

type SessionAsked = {
  readonly token: string
  readonly at: Date
  readonly today: string
  readonly isRequired: boolean
}

const askActor = compileOnce((db, slot: SlotOf<SessionAsked>) =>
  selectActor(db, slot('today'), sql`session.token`)
    .innerJoin('person_session as session', 'session.userId', 'person.id')
    .select([
      'session.updatedAt',
      'session.id as sessionId',
      isFactorDue(slot('isRequired')).as('isFactorDue'),
      dismissedMessageIds.as('dismissedMessageIds'),
    ])
    .where('session.token', '=', slot('token'))
    .where(isOpen(slot('at'))),
)

type SessionsAsked = {
  readonly tokens: readonly string[]
  readonly at: Date
  readonly today: string
  readonly isRequired: boolean
}

const askActors = compileOnce((db, slot: SlotOf<SessionsAsked>) =>
  selectActor(db, slot('today'), sql`session.token`)
    .innerJoin('person_session as session', 'session.userId', 'person.id')
    .select('session.token')
    .where(sql<boolean>`session.token = any(${slot('tokens')}::text[])`)
    .where(sql<boolean>`not ${isFactorDue(slot('isRequired'))}`)
    .where(isOpen(slot('at'))),
)

type ActorRow = Awaited<ReturnType<ReturnType<typeof selectActor>['execute']>>[number]

function actorFrom(rows: readonly ActorRow[]): Actor | undefined {
  const [person] = rows
  if (!person) return
  const memberships = new Map<string, Membership>()
  for (const { memberId, ctgId, partyId, partyKind, role, themeId, communeCode } of rows)
    if (memberId && ctgId && partyId && partyKind && role && !memberships.has(ctgId)) {
      const timeZone = timeZoneOf(communeCode)
      memberships.set(ctgId, { memberId, ctgId, partyId, partyKind, role, themeId, timeZone })
    }
  const { personId, name, isPlatformAdministrator } = person
  const restrictedActionIds = rows.find((row) => row.restrictedActionIds !== null)?.restrictedActionIds
  const actor = { personId, name, isPlatformAdministrator, memberships: [...memberships.values()] }
  return restrictedActionIds && restrictedActionIds.length > 0 ? { ...actor, restrictedActionIds } : actor
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
  const actors = [...Map.groupBy(rows, ({ token }) => token)].map(([token, own]) => [token, actorFrom(own)] as const)
  return new Map(actors.flatMap(([token, actor]) => (actor ? [[token, actor] as const] : [])))
}

/** The actor of a person, acting that day. @throws Error for a person who does not exist */
export async function loadActor(db: Database, personId: string, today: string): Promise<Actor> {
  const actor = actorFrom(await selectActor(db, today, sql`person.id`).where('person.id', '=', personId).execute())
  if (!actor) throw new Error('this person does not exist')
  return actor
}

/** A session used is noted so that often: its last use is known to that. */
const notedAfterMs = 10 * 60_000

/** Who asks: somebody who has shown all she must; or somebody whose second factor is still awaited. */
export type Visitor = {
  readonly actor?: Actor
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
  const rows = await askActor(db, { token, ...now, isRequired: config.secondFactor.forAdministration })
  const [first] = rows
  if (first && now.at.getTime() - first.updatedAt.getTime() > notedAfterMs) await noteSessionUse(db, token, now.at)
  const actor = actorFrom(rows)
  if (!first || !actor) return {}
  const { isFactorDue: isDue, sessionId, dismissedMessageIds: dismissed } = first
  return isDue ? { awaited: { actor, sessionId } } : { actor, dismissedMessageIds: dismissed }
}

/** Of which CTGs each of these people is a member that day; somebody who is of none is absent. */
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
