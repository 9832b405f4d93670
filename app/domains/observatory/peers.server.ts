/** The groups of communes one may put figures beside: neighbours, of the same size, similar. Read in the figures of the country. */
import { type GroupKind, isIntercommunalite } from './peer-kinds.ts'
import {
  leastInhabitants,
  nearestInClass,
  nearestInSize,
  nearestTo,
  type Peers,
  type Structure,
  structureVariables,
  variablesWithout,
} from './peers.ts'
import { type ReadCountry, readCountry } from './warehouse-country.server.ts'
import { listNeighbours } from './warehouse-ground.server.ts'
import { sizeClassOf } from './warehouse-tables.ts'

export type PeerGroup = {
  readonly kind: GroupKind
  readonly memberCodes: readonly string[]
  /** Of similar territories: what they are alike by. `class`: too small for that, of the same class of size and région. */
  readonly reason: { readonly alikeBy: readonly string[]; readonly differentBy: readonly string[] } | 'class' | null
}

/** The structure of the communes, or that of the intercommunalités: made once for a file of figures, a hundred milliseconds. */
const structures = new WeakMap<ReadCountry, Structure>()

/** Inhabitants by code. */
type Sizes = ReadonlyMap<string, number>

function structureOf(country: ReadCountry, sizes: Sizes): Structure {
  const known = structures.get(country)
  if (known) return known
  const growth = (code: string) => {
    const [now, before] = [country.newest('population', code), country.oldest('population', code)]
    return now && before ? now / before - 1 : undefined
  }
  const structureValue = (id: string, code: string): number | undefined => {
    if (id === 'growth') return growth(code)
    if (id !== 'size') return country.newest(id, code)
    const size = sizes.get(code)
    return size ? Math.log(size) : undefined
  }
  const made = new Map(
    country.codes.map((code) => [code, structureVariables.map(({ id }) => structureValue(id, code))]),
  )
  structures.set(country, made)
  return made
}

type Compared = {
  readonly perimeterCodes: readonly string[]
  /** The commune, or the intercommunalité that these communes are the whole of. */
  readonly ownCode: string | null
  /** Of intercommunalités: the figures of the country count inhabitants by commune. */
  readonly sizes?: Sizes | undefined
}

/**
 * @param judged indicators shown beside it: what they say never makes a resemblance
 * @returns undefined where nothing is known to make it of
 */
export async function findPeers(
  kind: GroupKind,
  { perimeterCodes, ownCode, sizes: givenSizes }: Compared,
  judged: readonly string[],
): Promise<PeerGroup | undefined> {
  if (kind === 'voisines') {
    const memberCodes = await listNeighbours(perimeterCodes)
    return memberCodes.length === 0 ? undefined : { kind, memberCodes, reason: null }
  }
  if (ownCode === null) return
  const level = isIntercommunalite(ownCode) ? 'epci' : 'commune'
  const country = await readCountry(level, [
    'population',
    ...structureVariables.flatMap(({ indicatorIds }) => indicatorIds),
  ])
  if (!country) return
  const sizes = givenSizes ?? country.newestOf('population')
  if (kind === 'taille') {
    const memberCodes = nearestInSize(ownCode, sizes)
    return memberCodes.length === 0 ? undefined : { kind, memberCodes, reason: null }
  }
  // Incomes of a small intercommunalité are published as those of a larger one.
  const population = level === 'commune' ? sizes.get(ownCode) : undefined
  if (population !== undefined && population < leastInhabitants) return smallGroup(country, ownCode, population)
  const peers = keptPeers(country, sizes, ownCode, judged)
  if (!peers || peers.members.length === 0) return
  const { members, ...reason } = peers
  return { kind, memberCodes: members.map(({ code }) => code), reason }
}

/** Thirty thousand communes compared, once for those who are judged by the same indicators. */
const cache = new WeakMap<ReadCountry, Map<string, Peers | undefined>>()
const keptAtMost = 500

function keptPeers(country: ReadCountry, sizes: Sizes, ownCode: string, judged: readonly string[]): Peers | undefined {
  const known = cache.get(country) ?? new Map<string, Peers | undefined>()
  cache.set(country, known)
  const key = `${ownCode} ${variablesWithout(judged).join()}`
  if (known.has(key)) return known.get(key)
  const peers = nearestTo(ownCode, structureOf(country, sizes), judged)
  known.set(key, peers)
  const [oldest] = known.keys()
  if (known.size > keptAtMost && oldest !== undefined) known.delete(oldest)
  return peers
}

function smallGroup(country: ReadCountry, ownCode: string, population: number): PeerGroup | undefined {
  const size = sizeClassOf(population)
  const region = country.regionOf(ownCode)
  const small = (code: string, inhabitants: number) => {
    return { code, population: inhabitants, income: country.newest('median-income', code) }
  }
  const sameClass = [...country.newestOf('population')].flatMap(([code, inhabitants]) =>
    sizeClassOf(inhabitants) === size && country.regionOf(code) === region ? [small(code, inhabitants)] : [],
  )
  const memberCodes = nearestInClass(small(ownCode, population), sameClass)
  return memberCodes.length === 0 ? undefined : { kind: 'semblables', memberCodes, reason: 'class' }
}
