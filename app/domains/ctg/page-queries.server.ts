/** What the pages « membres », « thèmes et services », « périmètre et dates » and « créer » read. Every function starts from the actor. */
import { listIdentities } from '#app/domains/accounts/queries.server.ts'
import {
  listCommunesOf,
  listFormerCommunes,
  listTerritories,
  searchTerritories,
} from '#app/domains/territory/queries.server.ts'
import { computePopulation, mainDepartmentOf, type Territory } from '#app/domains/territory/territory.ts'
import { writeCommunes } from '#app/domains/territory/written-communes.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { pageOf } from '#app/kernel/page-of.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listMailDomains } from './mail-domains.server.ts'
import { isRunning, tieOfOrganisation } from './members.ts'
import { proposedCafName } from './names.fr.ts'
import { ctgPermissions } from './permissions.ts'
import { listParties, listServices, listThemes } from './queries.server.ts'

const listFullParties = (db: Reader, ctgId: string) =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select([
      'id',
      'kind',
      'name',
      'short_name as shortName',
      'is_signatory as isSignatory',
      'is_lead as isLead',
      'represented_by as representedBy',
      'represented_as as representedAs',
      'expects',
      'brings',
      'address',
      'siret',
      'commitments',
      'kept_services as keptServices',
      'version',
    ])
    .orderBy('position')
    .execute()

const selectMembers = (db: Reader, ctgId: string) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select((eb) => [
      'member.id',
      'member.person_id as personId',
      'member.party_id as partyId',
      'member.role',
      'member.theme_id as themeId',
      'member.function_title as functionTitle',
      'member.until',
      'person.name',
      'person.email',
      // Once she has signed in she has a password, a verified address, or a session.
      eb
        .or([
          eb('person.emailVerified', '=', true),
          eb.exists(eb.selectFrom('person_account').select('id').whereRef('userId', '=', 'person.id')),
          eb.exists(eb.selectFrom('person_session').select('id').whereRef('userId', '=', 'person.id')),
        ])
        .as('hasSignedIn'),
    ])
    .where('member.ctg_id', '=', ctgId)
    .orderBy('member.role')
    .orderBy('person.name')

/** Parties with their members by role; ended mandates apart, at the end. */
export async function getMembersPage({ db, actor, at }: Context, ctgId: string) {
  const membership = requireMembership(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const ctg = await rowsOf(db, 'ctg', { id: ctgId }).select(['signed_on as signedOn']).executeTakeFirst()
  const parties = await listFullParties(db, ctgId)
  const members = await selectMembers(db, ctgId).limit(1000).execute()
  const running = members.filter((member) => isRunning(member, today))
  return {
    ctgId,
    isSigned: found(ctg, 'ctg.not-found').signedOn !== null,
    mayEdit: allows(ctgPermissions.lead, actor, { ctgId }),
    mayTakeBack: allows(ctgPermissions.takeBack, actor, { ctgId }),
    parties: parties.map((party) => ({ ...party, members: running.filter(({ partyId }) => partyId === party.id) })),
    formerMembers: members.filter((member) => !isRunning(member, today)),
    themes: await listThemes(db, ctgId),
    mailDomains: await listMailDomains(db, ctgId),
    /** The party whose domains she may open; null for who coordinates none. */
    ownPartyId: allows(ctgPermissions.openMailDomain, actor, { ctgId, partyId: membership.partyId })
      ? membership.partyId
      : null,
  }
}

export type MembersPageData = Awaited<ReturnType<typeof getMembersPage>>

/** One mandate, to change it; only for who may. */
export async function getMemberPage({ db, actor, at }: Context, ctgId: string, memberId: string) {
  requireRight(actor, ctgPermissions.takeBack, { ctgId }, 'ctg.change-member')
  const member = found(
    await selectMembers(db, ctgId).where('member.id', '=', memberId).executeTakeFirst(),
    'ctg.member-not-found',
  )
  const parties = await listParties(db, ctgId)
  const { siret } = await rowOf(db, 'party', { ctgId, id: member.partyId }).get(['siret'])
  return {
    ctgId,
    identities: (await listIdentities(db, member.personId)).map((identity) => ({
      organisation: identity.organisation,
      siret: identity.siret,
      enteredAt: identity.enteredAt,
      tie: tieOfOrganisation(identity.siret, siret),
    })),
    member,
    isRunning: isRunning(member, todayIn({ actor, at }, ctgId)),
    party: foundById(parties, member.partyId, 'ctg.party-not-found'),
    themes: await listThemes(db, ctgId),
    mayChange: allows(ctgPermissions.lead, actor, { ctgId }),
  }
}

export type MemberPageData = Awaited<ReturnType<typeof getMemberPage>>

/** Themes with what each party does there, and the services of each party. */
export async function getThemesPage({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const parties = await listParties(db, ctgId)
  const themes = await listThemes(db, ctgId)
  const powers = await rowsOf(db, 'theme_power', { ctg_id: ctgId })
    .select(['theme_id as themeId', 'party_id as partyId', 'power'])
    .execute()
  const services = await listServices(db, ctgId)
  return {
    ctgId,
    mayEdit: allows(ctgPermissions.lead, actor, { ctgId }),
    themes: themes.map((theme) => ({ ...theme, powers: powers.filter(({ themeId }) => themeId === theme.id) })),
    parties: parties.map((party) => ({ ...party, services: services.filter(({ partyId }) => partyId === party.id) })),
  }
}

export type ThemesPageData = Awaited<ReturnType<typeof getThemesPage>>

/** Quartiers, each with the number of actions that take place there. */
const listAreasInUse = (db: Reader, ctgId: string) =>
  rowsOf(db, 'area', { ctg_id: ctgId })
    .select((eb) => [
      'id',
      'commune_code as communeCode',
      'name',
      'is_priority as isPriority',
      eb
        .selectFrom('action_area as used')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('used.ctg_id', '=', ctgId)
        .whereRef('used.area_id', '=', 'area.id')
        .as('actionCount'),
    ])
    .orderBy('name')
    .limit(1000)
    .execute()

/** Plans of others, each with the number of actions tied to it. */
const listLinkedPlansInUse = (db: Reader, ctgId: string) =>
  rowsOf(db, 'linked_plan', { ctg_id: ctgId })
    .select((eb) => [
      'id',
      'name',
      'note',
      eb
        .selectFrom('action_linked_plan as used')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('used.ctg_id', '=', ctgId)
        .whereRef('used.linked_plan_id', '=', 'linked_plan.id')
        .as('actionCount'),
    ])
    .orderBy('name')
    .execute()

/** Dates, perimeter with its inhabitants, quartiers, linked plans; `searched`: territories found for the perimeter. */
export async function getFramePage({ db, actor }: Context, ctgId: string, search: string, page = 1) {
  requireMembership(actor, ctgId)
  const ctg = found(await db.selectFrom('ctg').selectAll().where('id', '=', ctgId).executeTakeFirst(), 'ctg.not-found')
  const perimeter = await rowsOf(db, 'ctg_perimeter', { ctg_id: ctgId }).list(['territory_code as code'])
  const communes = await listTerritories(
    db,
    perimeter.map(({ code }) => code),
  )
  const named = communes
    .map(({ code, name, population }) => ({ code, name, population }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
  const areas = await listAreasInUse(db, ctgId)
  const linkedPlans = await listLinkedPlansInUse(db, ctgId)
  const searched = search === '' ? [] : await searchTerritories(db, search, { kinds: ['commune', 'epci', 'ept'] })
  const myCtgs = await db
    .selectFrom('ctg')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      actor.memberships.map((membership) => membership.ctgId),
    )
    .where('id', '<>', ctgId)
    .orderBy('name')
    .execute()
  return {
    ctgId,
    mayEdit: allows(ctgPermissions.lead, actor, { ctgId }),
    ctg: {
      name: ctg.name,
      startsOn: ctg.starts_on,
      endsOn: ctg.ends_on,
      signedOn: ctg.signed_on,
      signatureTargetOn: ctg.signature_target_on,
      signatureTargetPrecision: ctg.signature_target_precision,
      copilIntervalMonths: ctg.copil_interval_months,
      predecessorId: ctg.predecessor_id,
      takenUpOn: ctg.taken_up_on,
      version: ctg.version,
    },
    /** All of them, as a text. */
    communes: writeCommunes(named),
    /** Of the table, and of the form that takes some out. */
    shown: pageOf(named, page),
    population: computePopulation(communes) ?? null,
    former: await listFormerCommunes(db, communes),
    areas,
    linkedPlans,
    search,
    searched,
    myCtgs,
  }
}

export type FramePageData = Awaited<ReturnType<typeof getFramePage>>

const authorityKinds = ['commune', 'epci', 'ept', 'departement'] as const

/** For the form of a new CTG: the authorities a search finds, or the one chosen with its communes. */
export async function getNewCtgPage(
  { db, at }: Context,
  query: { readonly search: string; readonly authorityCode: string },
) {
  const [authority] = query.authorityCode === '' ? [] : await listTerritories(db, [query.authorityCode])
  const found =
    authority || query.search === '' ? [] : await searchTerritories(db, query.search, { kinds: authorityKinds })
  const communes = authority && authority.kind !== 'commune' ? await listCommunesOf(db, authority.code) : []
  const cafName = authority ? proposedCafName(authority, await departmentOf(db, authority, communes)) : ''
  return { search: query.search, found, authority, communes, cafName, year: Number(parisDay(at).slice(0, 4)) }
}

/** The département of an authority: its own, itself, or the one most of its inhabitants live in. */
async function departmentOf(db: Reader, authority: Territory, communes: readonly Territory[]) {
  if (authority.kind === 'departement') return authority
  const code = authority.departmentCode ?? mainDepartmentOf(communes)
  const [department] = code === undefined ? [] : await listTerritories(db, [code])
  return department
}

/** Every mandate of the actor, in any CTG, ended ones too, for her account page. */
export async function listMyMandates({ db, actor, at }: Context) {
  const today = parisDay(at)
  const mandates = await db
    .selectFrom('member')
    .innerJoin('ctg', 'ctg.id', 'member.ctg_id')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .select([
      'member.id',
      'member.ctg_id as ctgId',
      'ctg.name as ctgName',
      'party.name as partyName',
      'party.kind as partyKind',
      'member.role',
      'member.function_title as functionTitle',
      'member.until',
    ])
    .where('member.person_id', '=', actor.personId)
    .orderBy('ctg.name')
    .orderBy('party.position')
    .limit(200)
    .execute()
  return mandates.map((mandate) => ({ ...mandate, isRunning: isRunning(mandate, today) }))
}
