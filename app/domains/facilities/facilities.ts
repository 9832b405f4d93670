/** Facilities and services of a territory, year by year: kinds, sums, what changed. Pure. Rules: docs/rules/facilities.md. */

export const facilityKinds = [
  ...([
    'multi-accueil',
    'micro-creche',
    'creche-familiale',
    'jardin-enfants',
    'mam',
    'assistantes-maternelles',
  ] as const),
  ...([
    'rpe',
    'laep',
    'alsh-periscolaire',
    'alsh-extrascolaire',
    'ludotheque',
    'clas',
    'accueil-jeunes',
    'pij',
  ] as const),
  ...(['fjt', 'mediation-familiale', 'espace-rencontre', 'centre-social', 'evs', 'france-services', 'ccas'] as const),
  ...(['pmi', 'maison-solidarites', 'college', 'point-conseil-budget', 'aire-accueil', 'other'] as const),
] as const
export type FacilityKind = (typeof facilityKinds)[number]

export const facilityStates = ['open', 'planned', 'closed'] as const
export type FacilityState = (typeof facilityStates)[number]

export const operatorKinds = ['public', 'association', 'company'] as const
export type OperatorKind = (typeof operatorKinds)[number]

/** A usual theme (`ctg/themes.ts`): where a kind is told of in the diagnosis. */
type ThemeKey = 'petite-enfance' | 'jeunesse' | 'logement' | 'acces-aux-droits' | 'colleges'

type KindRow = {
  readonly themeKey: ThemeKey | null
  /** What its capacity counts is places; the others have none to add up. */
  readonly hasPlaces: boolean
}

export const kinds: Readonly<Record<FacilityKind, KindRow>> = {
  'multi-accueil': { themeKey: 'petite-enfance', hasPlaces: true },
  'micro-creche': { themeKey: 'petite-enfance', hasPlaces: true },
  'creche-familiale': { themeKey: 'petite-enfance', hasPlaces: true },
  'jardin-enfants': { themeKey: 'petite-enfance', hasPlaces: true },
  mam: { themeKey: 'petite-enfance', hasPlaces: true },
  'assistantes-maternelles': { themeKey: 'petite-enfance', hasPlaces: true },
  rpe: { themeKey: 'petite-enfance', hasPlaces: false },
  laep: { themeKey: 'petite-enfance', hasPlaces: false },
  'alsh-periscolaire': { themeKey: 'jeunesse', hasPlaces: true },
  'alsh-extrascolaire': { themeKey: 'jeunesse', hasPlaces: true },
  ludotheque: { themeKey: 'jeunesse', hasPlaces: false },
  clas: { themeKey: 'jeunesse', hasPlaces: true },
  'accueil-jeunes': { themeKey: 'jeunesse', hasPlaces: true },
  pij: { themeKey: 'jeunesse', hasPlaces: false },
  fjt: { themeKey: 'logement', hasPlaces: true },
  'mediation-familiale': { themeKey: 'jeunesse', hasPlaces: false },
  'espace-rencontre': { themeKey: 'jeunesse', hasPlaces: false },
  'centre-social': { themeKey: 'acces-aux-droits', hasPlaces: false },
  evs: { themeKey: 'acces-aux-droits', hasPlaces: false },
  'france-services': { themeKey: 'acces-aux-droits', hasPlaces: false },
  ccas: { themeKey: 'acces-aux-droits', hasPlaces: false },
  pmi: { themeKey: 'petite-enfance', hasPlaces: false },
  'maison-solidarites': { themeKey: 'acces-aux-droits', hasPlaces: false },
  // Its pupils are no places one may ask for.
  college: { themeKey: 'colleges', hasPlaces: false },
  'point-conseil-budget': { themeKey: 'acces-aux-droits', hasPlaces: false },
  'aire-accueil': { themeKey: 'logement', hasPlaces: true },
  other: { themeKey: null, hasPlaces: true },
}

/** What a facility was one year. */
export type YearRow = {
  readonly state: FacilityState
  readonly places: number | null
  readonly opening: string
  readonly operator: string
  readonly operatorKind: OperatorKind | null
  readonly hasCof: boolean | null
  readonly source: string
  readonly note: string
}

export type Facility = {
  readonly id: string
  readonly kind: FacilityKind
  readonly name: string
  readonly communeCode: string | null
}

export type FacilityOfYear = Facility & YearRow

export type KindSum = {
  readonly kind: FacilityKind
  /** Open that year: neither planned nor closed. */
  readonly open: number
  readonly planned: number
  /** Null where nothing is known, or where the kind has no places. */
  readonly places: number | null
  /** Open ones whose places are not known: the sum is then a floor. */
  readonly withoutPlaces: number
}

/** Facilities of one kind, state and commune, counted together: a page counts all those of a year, and shows the first ones. */
export type Counted = Pick<FacilityOfYear, 'kind' | 'state' | 'communeCode'> & {
  readonly count: number
  /** Of those whose places are known; null when none is. */
  readonly places: number | null
  readonly withoutPlaces: number
  readonly unconfirmed: number
}

type Summed = Pick<FacilityOfYear, 'kind' | 'state' | 'places'> & Partial<Pick<Counted, 'count' | 'withoutPlaces'>>

const countOf = (rows: readonly { readonly count?: number }[]): number =>
  rows.reduce((total, { count = 1 }) => total + count, 0)

/** One row per kind there is, in the order of the kinds; of rows one by one, or counted together. */
export function sumByKind(rows: readonly Summed[]): readonly KindSum[] {
  return facilityKinds.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind)
    const open = ofKind.filter(({ state }) => state === 'open')
    const { hasPlaces } = kinds[kind]
    const known = hasPlaces ? open.flatMap(({ places }) => places ?? []) : []
    const unknown = open.map(({ places, withoutPlaces }) => ({ count: withoutPlaces ?? (places === null ? 1 : 0) }))
    const sum: KindSum = {
      kind,
      open: countOf(open),
      planned: countOf(ofKind.filter(({ state }) => state === 'planned')),
      places: known.length === 0 ? null : known.reduce((total, places) => total + places, 0),
      withoutPlaces: hasPlaces ? countOf(unknown) : 0,
    }
    return sum.open + sum.planned === 0 ? [] : [sum]
  })
}

export type FacilityChange =
  | { readonly what: 'opened' | 'closed' | 'planned'; readonly facility: Facility }
  | { readonly what: 'places'; readonly facility: Facility; readonly before: number; readonly after: number }
  | { readonly what: 'operator'; readonly facility: Facility; readonly before: string; readonly after: string }
  /** Described the year before and not this one: nothing says that it closed. */
  | { readonly what: 'not-described'; readonly facility: Facility }

/** What is compared of a facility from one year to the next. */
export type ComparedYear = Facility & Pick<YearRow, 'state' | 'places' | 'operator'>

const changeOf = (before: ComparedYear | undefined, after: ComparedYear): readonly FacilityChange[] => {
  const { id, kind, name, communeCode } = after
  const facility = { id, kind, name, communeCode }
  if (before?.state !== after.state) {
    const what = { open: 'opened', planned: 'planned', closed: 'closed' } as const
    if (after.state !== 'closed' || before) return [{ what: what[after.state], facility }]
    return []
  }
  return [
    ...(before.places !== null && after.places !== null && before.places !== after.places
      ? [{ what: 'places' as const, facility, before: before.places, after: after.places }]
      : []),
    ...(before.operator !== '' && after.operator !== '' && before.operator !== after.operator
      ? [{ what: 'operator' as const, facility, before: before.operator, after: after.operator }]
      : []),
  ]
}

/** From one year described to the next, in the order of `after`, what is no longer described last. */
export function changesBetween(
  before: readonly ComparedYear[],
  after: readonly ComparedYear[],
): readonly FacilityChange[] {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Set(after.map(({ id }) => id))
  return [
    ...after.flatMap((row) => changeOf(was.get(row.id), row)),
    ...before
      .filter(({ id, state }) => !is.has(id) && state !== 'closed')
      .map(({ id, kind, name, communeCode }) => ({
        what: 'not-described' as const,
        facility: { id, kind, name, communeCode },
      })),
  ]
}

export type Total = Pick<KindSum, 'open' | 'places' | 'withoutPlaces'> & {
  /** Some of the places are at childminders’, who are not counted among what is open. */
  readonly hasChildminders: boolean
}

/** Of every kind together: childminders of a commune are a line, not a facility, but their places count. */
export function totalOf(sums: readonly KindSum[]): Total {
  const places = sums.flatMap((sum) => sum.places ?? [])
  const count = (of: (sum: KindSum) => number) => sums.reduce((total, sum) => total + of(sum), 0)
  return {
    open: count(({ kind, open }) => (isOfPeople(kind) ? 0 : open)),
    places: places.length === 0 ? null : places.reduce((total, one) => total + one, 0),
    withoutPlaces: count(({ withoutPlaces }) => withoutPlaces),
    hasChildminders: sums.some(({ kind, places }) => isOfPeople(kind) && places !== null),
  }
}

/** How many are open in each commune, those of no commune aside. */
export function countByCommune(
  rows: readonly Pick<Counted, 'communeCode' | 'state' | 'count'>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { communeCode, state, count } of rows)
    if (communeCode !== null && state === 'open') counts.set(communeCode, (counts.get(communeCode) ?? 0) + count)
  return counts
}

/** The year a page opens on: the one of its address, else the last described, else the current one. */
export const yearShown = (
  described: readonly number[],
  { year, current }: { readonly year: number | undefined; readonly current: number },
): number => year ?? (described.length === 0 ? current : Math.max(...described))

export type CarryRefusal = 'nothing-to-carry'
export const refusalToCarry = (count: number): CarryRefusal | undefined =>
  count === 0 ? 'nothing-to-carry' : undefined

/** Of a commune all together: one line, so that nobody's home is listed (docs/rules/facilities.md §2). */
export const isOfPeople = (kind: FacilityKind): boolean => kind === 'assistantes-maternelles'

/** Facilities, or changes, that one page shows at most; all are counted. */
export const mostFacilities = 1000
