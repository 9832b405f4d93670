/** What the pages of the CTG slice read. Every function starts from the actor. */
import { sql } from 'kysely'
import { unreadIn } from '#app/domains/notices/queries.server.ts'
import { type PartyKind, type Role, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { phaseOf, yearOf } from './ctg.ts'

export { getPrintedSetting } from './printed-setting.server.ts'

/** Whether the organisation of this SIRET, or another seat of the same, is a party here; of no CTG in particular. */
export async function isOrganisationKnown(db: Reader, siret: string): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    select exists (select from party where siret <> '' and left(siret, 9) = ${siret.slice(0, 9)}) as "isKnown"`.execute(
    db,
  )
  return rows[0]?.isKnown ?? false
}

/** CTGs where the actor has a mandate, the latest start first. */
export async function listMyCtgs(context: Context) {
  const { db, actor } = context
  const ids = actor.memberships.map(({ ctgId }) => ctgId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('ctg')
    .select([
      'id',
      'name',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'signed_on as signedOn',
      'predecessor_id as predecessorId',
    ])
    .where('id', 'in', ids)
    .orderBy('starts_on', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .execute()
  const parties = await rowsOf(db, 'party', { is_signatory: true })
    .select(['ctg_id as ctgId', 'short_name as shortName', 'kind'])
    .where('ctg_id', 'in', ids)
    .orderBy('position')
    .execute()
  return rows.map((ctg) => {
    const today = todayIn(context, ctg.id)
    return {
      ...ctg,
      phase: phaseOf(ctg, today),
      year: yearOf(ctg, today) ?? null,
      role: requireMembership(actor, ctg.id).role,
      parties: parties.filter(({ ctgId }) => ctgId === ctg.id).map(({ shortName, kind }) => ({ shortName, kind })),
    }
  })
}

type MandatesKey = { readonly ctgId: string; readonly personId: string; readonly today: string }

/** Mandates of a person in a CTG that day, with the CTG: one statement, it is asked for every page. */
const askMandates = compileOnce((db, slot: SlotOf<MandatesKey>) =>
  db
    .selectFrom('member')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .innerJoin('ctg', 'ctg.id', 'member.ctg_id')
    .select([
      'member.id',
      'party.name as partyName',
      'party.kind as partyKind',
      'member.role',
      'member.function_title as functionTitle',
      'ctg.name',
      'ctg.starts_on as startsOn',
      'ctg.ends_on as endsOn',
      'ctg.signed_on as signedOn',
      'ctg.predecessor_id as predecessorId',
      'ctg.taken_up_on as takenUpOn',
      'ctg.archived_at as archivedAt',
      unreadIn(slot('ctgId'), slot('personId')).as('unread'),
    ])
    .where('member.ctg_id', '=', slot('ctgId'))
    .where('member.person_id', '=', slot('personId'))
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', slot('today'))]))
    .orderBy('party.position'),
)

/** What surrounds every page of a CTG: its name and phase, for whom the actor acts, her other mandates here. */
export async function getCtgFrame(context: Context, ctgId: string) {
  const { db, actor } = context
  const today = todayIn(context, ctgId)
  const membership = requireMembership(actor, ctgId)
  const mandates = await askMandates(db, { ctgId, personId: actor.personId, today })
  const acting = foundById(mandates, membership.memberId, 'ctg.not-found')
  return {
    id: ctgId,
    name: acting.name,
    phase: phaseOf(acting, today),
    year: yearOf(acting, today) ?? null,
    takenUpOn: acting.takenUpOn,
    /** Read, and written no more. */
    archivedAt: acting.archivedAt,
    isRenewal: acting.predecessorId !== null,
    acting: mandateOf(acting),
    otherMandates: mandates.filter(({ id }) => id !== acting.id).map(mandateOf),
    personName: actor.name,
    /** Notices she has not read here. */
    unread: acting.unread,
  }
}

/** One mandate of the actor, as pages show it. */
type FrameMandate = {
  readonly id: string
  readonly partyName: string
  readonly partyKind: PartyKind
  readonly role: Role
  readonly functionTitle: string
}

const mandateOf = ({ id, partyName, partyKind, role, functionTitle }: FrameMandate): FrameMandate => ({
  id,
  partyName,
  partyKind,
  role,
  functionTitle,
})

export type CtgFrame = Awaited<ReturnType<typeof getCtgFrame>>

/** Parties of a CTG, in their order. For pages and commands of higher slices; the caller has checked the right to read. */
export const listParties = (db: Reader, ctgId: string) =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'kind', 'name', 'short_name as shortName', 'is_signatory as isSignatory', 'is_lead as isLead'])
    .orderBy('position')
    .execute()

/** Themes of a CTG, in their order; the caller has checked the right to read. */
export const listThemes = (db: Reader, ctgId: string) =>
  rowsOf(db, 'theme', { ctg_id: ctgId })
    .select(['id', 'name', 'catalogue_key as catalogueKey'])
    .orderBy('position')
    .execute()

/** Open accounts that coordinate a CTG that day, each once, by name, with their address: for whoever may know whom to write to. */
export const listCoordinators = (db: Reader, ctgId: string, today: string) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where('member.role', '=', 'coordinator')
    .where('person.closed_at', 'is', null)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .orderBy('person.name')
    .limit(20)
    .execute()

type Holders = {
  readonly ctgId: string
  readonly partyIds: readonly string[]
  readonly roles: readonly Role[]
  /** Those attached to another theme are left out; everyone when absent. */
  readonly themeId?: string
  readonly today: string
}

/** People who act for one of these parties in one of these roles that day, each once: whom an act is told to. */
export async function listHolders(db: Reader, { ctgId, partyIds, roles, themeId, today }: Holders) {
  if (partyIds.length === 0) return []
  const rows = await rowsOf(db, 'member', { ctg_id: ctgId })
    .select(['person_id as personId'])
    .distinct()
    .where('party_id', 'in', partyIds)
    .where('role', 'in', roles)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .$if(themeId !== undefined, (query) =>
      query.where((eb) => eb.or([eb('theme_id', 'is', null), eb('theme_id', '=', themeId ?? '')])),
    )
    .limit(100)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The CTG that this one renews; undefined when it renews none. The caller has checked the right to read this one. */
export const findPredecessor = (db: Reader, ctgId: string) =>
  db
    .selectFrom('ctg')
    .innerJoin('ctg as former', 'former.id', 'ctg.predecessor_id')
    .select(['former.id', 'former.name', 'ctg.starts_on as nextStartsOn'])
    .select((eb) => eb('former.archived_at', 'is not', null).$castTo<boolean>().as('isArchived'))
    .where('ctg.id', '=', ctgId)
    .executeTakeFirst()

/** Services of every party, in their order; the caller has checked the right to read. */
export const listServices = (db: Reader, ctgId: string) =>
  rowsOf(db, 'service', { ctg_id: ctgId })
    .select(['id', 'party_id as partyId', 'name', 'caf_field as cafField'])
    .orderBy('position')
    .execute()

/** Lead parties that have a coordinator that day: a CTG coordinated by one party alone does not wait for nobody. */
export async function listCoordinatingParties(db: Reader, ctgId: string, today: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .select('party.id')
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where('member.role', '=', 'coordinator')
    .where('party.is_lead', '=', true)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', today)]))
    .execute()
  return rows.map((row) => row.id)
}
