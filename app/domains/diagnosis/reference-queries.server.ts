/** The references one may put the figures of a perimeter beside: groups Trame makes, groups the CTG keeps. Rules: docs/rules/observatory.md §11. */
import { sql } from 'kysely'
import { type GroupKind, groupKinds, isIntercommunalite } from '#app/domains/observatory/peer-kinds.ts'
import { findPeers, type PeerGroup } from '#app/domains/observatory/peers.server.ts'
import type { Group } from '#app/domains/observatory/theme-figures.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { listGroupingSizes, listTerritories } from '#app/domains/territory/queries.server.ts'
import { splitOfCommune } from '#app/domains/territory/split-communes.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { byParty } from './party-words.ts'
import { diagnosisPermissions } from './permissions.ts'
import { referenceLabels as t } from './reference-labels.fr.ts'
import { loadScene, type Scene } from './rows.server.ts'

/** A group shown: who is in it, and why. */
export type ToldGroup = {
  readonly code: string
  readonly name: string
  readonly reason: string
  readonly memberNames: readonly string[]
  /** Whether it may be kept with the diagnosis: made by Trame, not kept yet. */
  readonly isMade: boolean
}
export type References = {
  /** Put beside the figures. */
  readonly groups: readonly Group[]
  /** All one may ask for. */
  readonly offered: readonly { readonly code: string; readonly name: string }[]
  readonly told: readonly ToldGroup[]
}

const groupPrefix = 'groupe-'

const keptGroups = ({ referenceGroups }: Scene) =>
  referenceGroups.map(({ id, ...group }) => ({ ...group, code: `${groupPrefix}${id}` }))

/** The commune of the perimeter, or the intercommunalité it is the whole of; null otherwise. */
async function ownCodeOf(db: Reader, perimeterCodes: readonly string[]): Promise<string | null> {
  if (perimeterCodes.length <= 1) return perimeterCodes[0] ?? null
  const { rows } = await sql<{ code: string | null }>`
    select min(epci_code) as code from territory where kind = 'commune' and epci_code = (
      select min(epci_code) from territory where code = any(${[...perimeterCodes]}))
    having count(*) = ${perimeterCodes.length} and bool_and(code = any(${[...perimeterCodes]}))`.execute(db)
  return rows[0]?.code ?? null
}

function reasonOf({ kind, reason }: PeerGroup, ownCode: string | null): string {
  const split = kind === 'voisines' ? undefined : splitOfCommune(ownCode ?? '')
  const because = becauseOf({ kind, reason })
  return split ? `${because} ${territoryLabels.madeAgain(split)}` : because
}

function becauseOf({ kind, reason }: Pick<PeerGroup, 'kind' | 'reason'>): string {
  if (reason === 'class') return t.reasonOf.class
  if (reason !== null) return t.reasonOf.because(reason)
  return kind === 'voisines' ? t.reasonOf.voisines : t.reasonOf.taille
}

/** What is put beside others: communes, and the one they are as a whole. */
type Compared = { readonly perimeterCodes: readonly string[]; readonly ownCode: string | null }

async function comparedOf(db: Reader, { perimeter }: Scene): Promise<Compared> {
  const perimeterCodes = perimeter.map(({ code }) => code)
  return { perimeterCodes, ownCode: await ownCodeOf(db, perimeterCodes) }
}

/** A département, or communes that make up no whole, have neighbours only: nothing is of their size, nor like them. */
const kindsFor = ({ ownCode }: Compared): readonly GroupKind[] => (ownCode === null ? ['voisines'] : groupKinds)

const nameOf = (kind: GroupKind, { ownCode }: Compared): string =>
  t.kind[ownCode !== null && isIntercommunalite(ownCode) ? 'epci' : 'commune'][kind]

/** One group made by Trame; without members where nothing is known to make it of. */
async function makeGroup(db: Reader, kind: GroupKind, compared: Compared, judged: readonly string[]) {
  const { ownCode } = compared
  const isBesideGroupings = kind !== 'voisines' && ownCode !== null && isIntercommunalite(ownCode)
  const sizes = isBesideGroupings ? await listGroupingSizes(db) : undefined
  const peers = await findPeers(kind, { ...compared, sizes }, judged)
  const members = peers ? await listTerritories(db, peers.memberCodes) : []
  const name = nameOf(kind, compared)
  return {
    group: { code: kind, name, memberCodes: members.map(({ code }) => code) },
    told: {
      code: kind,
      name,
      reason: peers && members.length > 0 ? reasonOf(peers, ownCode) : t.unavailable[kind],
      memberNames: members.map(({ name }) => name),
      // A group that is kept is of communes.
      isMade: members.length > 0 && !isBesideGroupings,
    },
    members,
  }
}

const listThemeIndicators = async (db: Reader, themeKey: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select unnest(array[id, numerator_id, denominator_id]) as id from indicator
    where id in (select indicator_id from indicator_theme where theme = ${themeKey})`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * What one asked to put beside, and all one may ask for.
 * @param codes codes of the address; those that are no group are territories, read with the figures
 */
export async function readReferences(
  db: Reader,
  scene: Scene,
  themeKey: string,
  codes: readonly string[],
): Promise<References> {
  const savedGroups = keptGroups(scene)
  const compared = await comparedOf(db, scene)
  const possible = kindsFor(compared)
  const offered = [
    // The portrait shows what resemblances are made of: it has none of its own.
    ...possible
      .filter((code) => code !== 'semblables' || themeKey !== 'portrait')
      .map((code) => ({ code, name: nameOf(code, compared) })),
    ...savedGroups.map(({ code, name }) => ({ code, name })),
  ]
  const kinds = possible.filter((kind) => codes.includes(kind))
  const judged = kinds.includes('semblables') ? await listThemeIndicators(db, themeKey) : []
  // Two at most: a table has two columns of references.
  const made = await Promise.all(kinds.map((kind) => makeGroup(db, kind, compared, judged)))
  const chosen = savedGroups.filter(({ code }) => codes.includes(code))
  return {
    offered,
    groups: [
      ...made.map(({ group }) => group),
      ...chosen.map(({ code, name, members }) => ({ code, name, memberCodes: members.map((member) => member.code) })),
    ],
    told: [
      ...made.map(({ told }) => told),
      ...chosen.map(({ code, name, reason, members }) => {
        return { code, name, reason, memberNames: members.map((member) => member.name), isMade: false }
      }),
    ],
  }
}

/**
 * The groups kept, and one made by Trame to begin another with.
 * @param from which one; its communes fill the form
 * @throws DomainError not-found for a stranger
 */
export async function getReferencesPage({ db, actor }: Context, ctgId: string, from?: GroupKind) {
  const membership = requireMembership(actor, ctgId)
  const scene = await loadScene(db, ctgId)
  const made = from && (await makeGroup(db, from, await comparedOf(db, scene), []))
  const mine = { ctgId, partyId: membership.partyId }
  return {
    ctgId,
    groups: scene.referenceGroups.map(({ createdAt, partyId, ...group }) => ({
      ...group,
      createdOn: parisDay(new Date(createdAt)),
      party: byParty(scene.parties.find(({ id }) => id === partyId)?.shortName ?? ''),
    })),
    filled: made?.told.isMade
      ? {
          name: made.group.name,
          reason: made.told.reason,
          communes: made.members.map(({ code, name }) => `${code} ${name}`).join('\n'),
        }
      : null,
    may: {
      create: allows(diagnosisPermissions.createReferenceGroup, actor, mine),
      remove: allows(diagnosisPermissions.removeReferenceGroup, actor, mine),
    },
  }
}
export type ReferencesPageData = Awaited<ReturnType<typeof getReferencesPage>>
