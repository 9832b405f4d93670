/** How an indicator is named inside a sentence: article, agreement, short name. Pure; an unknown first word falls back on a colon. */
import { metropolitanCode } from '#app/domains/territory/territory.ts'
import { atStart, formatList, withinSentence } from '#app/kernel/format.ts'
import type { Frame, Indicator } from '../observatory.ts'

type Named = Pick<Indicator, 'id' | 'name' | 'unit' | 'statisticalUnit'>

type Head = { readonly article: string; readonly gender: 'm' | 'f'; readonly isPlural?: true }
/** First word of a name → how it agrees. */
const heads: Readonly<Record<string, Head>> = {
  Part: { article: 'la ', gender: 'f' },
  Pauvreté: { article: 'la ', gender: 'f' },
  Population: { article: 'la ', gender: 'f' },
  Taux: { article: 'le ', gender: 'm' },
  Niveau: { article: 'le ', gender: 'm' },
  Nombre: { article: 'le ', gender: 'm' },
  Revenu: { article: 'le ', gender: 'm' },
  Places: { article: 'les ', gender: 'f', isPlural: true },
  Naissances: { article: 'les ', gender: 'f', isPlural: true },
  Personnes: { article: 'les ', gender: 'f', isPlural: true },
  Foyers: { article: 'les ', gender: 'm', isPlural: true },
  Logements: { article: 'les ', gender: 'm', isPlural: true },
}
const headOf = ({ name }: Named): Head | undefined => heads[nameOf(name).split(' ')[0] ?? '']

/** Names that do not begin with what is counted. */
const renamed: Readonly<Record<string, string>> = {
  'Garde à domicile, places pour 100 enfants de moins de 3 ans':
    'Places en garde à domicile pour 100 enfants de moins de 3 ans',
}
const nameOf = (name: string): string => renamed[name] ?? name

/** `Places d’accueil`, without what it is put beside. */
export const shortName = ({ name }: Named): string => nameOf(name).replace(/ pour 100 .*$/, '')
export const fullName = ({ name }: Named): string => nameOf(name)

const isCountOfPlaces = ({ unit, statisticalUnit }: Named): boolean =>
  unit === 'per-100' && statisticalUnit === 'places'

type Where = { readonly inIt: string; readonly ofIt: string; readonly than: string }
/** A larger territory by what it is: its name stands beside in the figures. */
const frames: Record<Frame['kind'], Where> = {
  commune: { inIt: 'dans la commune', ofIt: 'de la commune', than: 'que la commune' },
  epci: { inIt: 'dans l’intercommunalité', ofIt: 'de l’intercommunalité', than: 'que l’intercommunalité' },
  ept: { inIt: 'dans l’EPT', ofIt: 'de l’EPT', than: 'que l’EPT' },
  departement: { inIt: 'dans le département', ofIt: 'du département', than: 'que le département' },
  region: { inIt: 'dans la région', ofIt: 'de la région', than: 'que la région' },
  group: { inIt: 'dans le groupe', ofIt: 'du groupe', than: 'que le groupe' },
  country: { inIt: 'en France', ofIt: 'de la France', than: 'que la France' },
}
/** Some sources stop at the sea: an overseas département is not in what they call France. */
const metropolitan: Where = {
  inIt: 'en France métropolitaine',
  ofIt: 'de la France métropolitaine',
  than: 'que la France métropolitaine',
}
export const whereOf = ({ kind, code }: Pick<Frame, 'kind' | 'code'>): Where =>
  code === metropolitanCode ? metropolitan : frames[kind]

type Side = 'above' | 'below' | 'alike'
type Comparison = { readonly frame: Pick<Frame, 'kind' | 'code'>; readonly side: Side }

/** Frames on the same side are told together; those one is like, last. */
function bySide(comparisons: readonly Comparison[]) {
  const groups = new Map<Side, Where[]>()
  for (const { frame, side } of comparisons.toSorted(
    (one, other) => Number(one.side === 'alike') - Number(other.side === 'alike'),
  ))
    groups.set(side, [...(groups.get(side) ?? []), whereOf(frame)])
  return [...groups].map(([side, places]) => ({ side, places }))
}

/** `que dans le département, dans la région et en France`. */
const thanIn = (places: readonly Where[]): string => {
  const list = formatList(places.map(({ inIt }) => inIt))
  return list.startsWith('en ') ? `qu’${list}` : `que ${list}`
}

/** `Moins de places d’accueil que dans le département, autant que dans la région`. */
function comparePlaces(indicator: Named, comparisons: readonly Comparison[]): string {
  const words = { above: 'plus', below: 'moins', alike: 'autant' } as const
  const parts = bySide(comparisons).map(
    ({ side, places }, place) =>
      `${words[side]}${place === 0 ? ` de ${withinSentence(shortName(indicator))}` : ''} ${thanIn(places)}`,
  )
  return atStart(parts.join(', '))
}

/** `Une part des foyers allocataires au RSA plus élevée que dans le département, comparable à celle de la région`. */
function compareOne(indicator: Named, { gender }: Head, comparisons: readonly Comparison[]): string {
  const isFeminine = gender === 'f'
  const that = isFeminine ? 'celle' : 'celui'
  const parts = bySide(comparisons).map(({ side, places }) =>
    side === 'alike'
      ? `comparable à ${that} ${formatList(places.map(({ ofIt }) => ofIt))}`
      : `${side === 'above' ? 'plus' : 'moins'} ${highOf(indicator)} ${thanIn(places)}`,
  )
  return `${isFeminine ? 'Une' : 'Un'} ${withinSentence(fullName(indicator))} ${parts.join(', ')}`
}

const poorNames = 'Pauvreté des '

/** `Des familles monoparentales plus souvent pauvres que dans le département, aussi souvent qu’en France`. */
function comparePoor(indicator: Named, comparisons: readonly Comparison[]): string {
  const people = fullName(indicator).slice(poorNames.length)
  const words = { above: 'plus', below: 'moins', alike: 'aussi' } as const
  const parts = bySide(comparisons).map(
    ({ side, places }, place) => `${words[side]} souvent ${place === 0 ? 'pauvres ' : ''}${thanIn(places)}`,
  )
  // « ou plus plus souvent ».
  return `Des ${people}${people.endsWith('plus') ? ',' : ''} ${parts.join(', ')}`
}

const levels = { above: 'au-dessus', below: 'au-dessous', alike: 'au niveau' } as const

/** What the number is beside larger territories, in words only; the title of a finding. */
export function compareInWords(indicator: Named, comparisons: readonly Comparison[]): string {
  if (isCountOfPlaces(indicator)) return comparePlaces(indicator, comparisons)
  if (indicator.name.startsWith(poorNames)) return comparePoor(indicator, comparisons)
  const head = headOf(indicator)
  if (head && !head.isPlural) return compareOne(indicator, head, comparisons)
  const parts = comparisons.map(({ frame, side }) => `${levels[side]} ${whereOf(frame).ofIt}`)
  return `${fullName(indicator)} : ${parts.join(', ')}`
}

/** `la part des foyers allocataires au RSA`; between quotes where the first word is not known. */
export function theIndicator(indicator: Named): string {
  const head = headOf(indicator)
  return head ? `${head.article}${withinSentence(fullName(indicator))}` : `« ${fullName(indicator)} »`
}

/** `élevé`, as it agrees with the indicator. */
export function highOf(indicator: Named): string {
  const head = headOf(indicator)
  return `élevé${head?.gender === 'f' ? 'e' : ''}${head?.isPlural ? 's' : ''}`
}
export const lowerName = (indicator: Named): string => withinSentence(fullName(indicator))
