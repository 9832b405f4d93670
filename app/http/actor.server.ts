/** From the session's cookie to the actor: who, and under which mandate in each CTG. */
import type { Auth } from '#app/domains/accounts/auth.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { timeZoneOf } from '#app/kernel/time-zone.ts'

/** Mandates running today, the chosen one of each CTG first. */
const listMandates = (db: Database, personId: string, today: string) =>
  db
    .selectFrom('member')
    .innerJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'member.ctg_id').onRef('party.id', '=', 'member.party_id'),
    )
    .leftJoin('acting_as', (join) =>
      join.onRef('acting_as.member_id', '=', 'member.id').onRef('acting_as.person_id', '=', 'member.person_id'),
    )
    .select([
      'member.id as memberId',
      'member.ctg_id as ctgId',
      'member.party_id as partyId',
      'party.kind as partyKind',
      'member.role',
      'member.theme_id as themeId',
      (eb) =>
        eb
          .selectFrom('ctg_perimeter')
          .select((inner) => inner.fn.min('ctg_perimeter.territory_code').as('code'))
          .whereRef('ctg_perimeter.ctg_id', '=', 'member.ctg_id')
          .as('communeCode'),
    ])
    .where('member.person_id', '=', personId)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .orderBy((eb) => eb('acting_as.member_id', 'is', null))
    .orderBy('member.role')
    .orderBy('member.created_at')
    .execute()

/** The actor of a person, acting today. */
export async function loadActor(
  db: Database,
  person: { readonly id: string; readonly name: string },
  isPlatformAdministrator: boolean,
  today: string,
): Promise<Actor> {
  const mandates = await listMandates(db, person.id, today)
  const memberships = mandates
    .filter((mandate, index) => mandates.findIndex(({ ctgId }) => ctgId === mandate.ctgId) === index)
    .map(({ communeCode, ...mandate }) => ({ ...mandate, timeZone: timeZoneOf(communeCode) }))
  return { personId: person.id, name: person.name, isPlatformAdministrator, memberships }
}

/** @returns undefined for a visitor, or when the session was revoked */
export async function actorOf(auth: Auth, db: Database, headers: Headers, today: string): Promise<Actor | undefined> {
  if (!headers.get('cookie')?.includes('trame.session_token')) return
  const session = await auth.api.getSession({ headers })
  if (!session) return
  return loadActor(db, session.user, session.user.is_platform_administrator === true, today)
}
