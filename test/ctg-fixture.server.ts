/** A CTG of its own for each test: two lead parties, a partner, two themes, one member per role. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { atOnce } from './at-once.server.ts'

export type CtgFixture = Awaited<ReturnType<typeof givenCtg>>

/** 24 November 2026, 10:00 in Paris: the tests' « now ». */
export const testInstant = new Date('2026-11-24T09:00:00Z')

/** Of a person of the fixture. */
export const emailOf = (personId: string): string => `${personId}@exemple.fr`

export async function givenCtg(db: Database, at: Date = testInstant) {
  const ctg = await atOnce(db, (rows) => insertCtg(rows, at))
  const as = (actor: Actor, instant: Date = at): Context => ({ db, actor, at: instant })
  return { ...ctg, as }
}

async function insertCtg(db: Database, at: Date) {
  const ctgId = randomUUID()
  const caf = { id: randomUUID(), kind: 'caf' as const, name: 'Caf de test' }
  const town = { id: randomUUID(), kind: 'authority' as const, name: 'Ville de test' }
  const partner = { id: randomUUID(), kind: 'partner' as const, name: 'Association de test' }
  const early = { id: randomUUID(), name: 'Petite enfance' }
  const housing = { id: randomUUID(), name: 'Logement et habitat' }
  await db
    .insertInto('ctg')
    .values({ id: ctgId, name: 'CTG de test', starts_on: '2026-01-01', ends_on: '2030-12-31', created_at: at })
    .execute()
  await db
    .insertInto('party')
    .values(
      [caf, town, partner].map(({ id, kind, name }, position) => ({
        ctg_id: ctgId,
        id,
        kind,
        name,
        short_name: name.split(' ')[0] ?? name,
        is_signatory: kind !== 'partner',
        is_lead: kind !== 'partner',
        position,
      })),
    )
    .execute()
  await db
    .insertInto('theme')
    .values([
      { ctg_id: ctgId, ...early, catalogue_key: 'petite-enfance', position: 0 },
      { ctg_id: ctgId, ...housing, catalogue_key: 'logement', position: 1 },
    ])
    .execute()

  /** A new person with one mandate here. */
  const member = async (
    party: typeof caf | typeof town | typeof partner,
    role: Role,
    themeId: string | null = null,
  ): Promise<Actor> => {
    const personId = randomUUID()
    const memberId = randomUUID()
    const name = `${role} ${party.name}`
    await db
      .insertInto('person')
      .values({ id: personId, name, email: emailOf(personId) })
      .execute()
    await db
      .insertInto('member')
      .values({
        ctg_id: ctgId,
        id: memberId,
        person_id: personId,
        party_id: party.id,
        role,
        theme_id: themeId,
        function_title: role,
        created_at: at,
      })
      .execute()
    const memberships = [
      { memberId, ctgId, partyId: party.id, partyKind: party.kind, role, themeId, timeZone: 'Europe/Paris' },
    ]
    return { personId, name, isPlatformAdministrator: false, memberships }
  }
  const actors = {
    cafCoordinator: await member(caf, 'coordinator'),
    townCoordinator: await member(town, 'coordinator'),
    earlyOfficer: await member(town, 'cooperation-officer', early.id),
    housingOfficer: await member(caf, 'cooperation-officer', housing.id),
    bodyMember: await member(caf, 'body-member'),
    lead: await member(partner, 'action-lead'),
    contributor: await member(town, 'contributor'),
    reader: await member(town, 'reader'),
  }
  /** Knows nothing of this CTG. */
  const stranger: Actor = {
    personId: randomUUID(),
    name: 'Personne de passage',
    isPlatformAdministrator: false,
    memberships: [],
  }
  await db
    .insertInto('person')
    .values({ id: stranger.personId, name: stranger.name, email: emailOf(stranger.personId) })
    .execute()
  return { ctgId, caf, town, partner, early, housing, actors: { ...actors, stranger } }
}
