/** How figures are read aloud: names of themes, numbers with their unit, reasons, ranks, gaps and trends. */
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import {
  formatChange,
  formatCount,
  formatEuros,
  formatNumber,
  formatOrdinal,
  formatPercent,
  plural,
} from '#app/kernel/format.ts'
import type { FrozenReading } from './frozen-reading.ts'
import {
  computeGap,
  type GroupSpan,
  type Indicator,
  type IndicatorUnit,
  type MissingCounts,
  type MissingReason,
  missingReasons,
  type Rank,
  type ReadingFlag,
  roundTo,
  type SaidReading,
  type ThemeKey,
  type Trend,
} from './observatory.ts'

const theme: Record<ThemeKey, string> = {
  'petite-enfance': 'Petite enfance',
  jeunesse: 'Jeunesse, adolescence et parentalité',
  vacances: 'Vacances',
  logement: 'Logement et habitat',
  egalite: 'Égalité femmes-hommes',
  'acces-aux-droits': 'Accès aux droits et vie sociale',
  insertion: 'Insertion et emploi',
  autonomie: 'Handicap et autonomie',
  'protection-enfance': 'Protection de l’enfance et PMI',
  colleges: 'Collèges et réussite éducative',
  portrait: 'Portrait',
}

/** In a cell, instead of the number. */
const missing: Record<MissingReason, string> = {
  'not-loaded': 'pas encore chargé',
  secret: 'secret',
  'not-published': 'non diffusé',
  'not-collected': 'non recueilli',
  'not-applicable': 'sans objet',
  'zero-denominator': 'sans objet',
  'too-small': 'trop peu nombreux',
  incomplete: 'non calculable',
  'not-additive': 'non calculable',
}

const missingSentence: Record<MissingReason, string> = {
  'not-loaded': 'Ce chiffre n’est pas chargé sur cette instance de Trame pour ce territoire.',
  secret: 'Sous secret statistique : trop peu de personnes ou de ménages pour que le chiffre soit publié.',
  'not-published': 'Le producteur ne diffuse pas ce chiffre pour ce territoire.',
  'not-collected': 'La source n’a pas ce chiffre pour ce territoire.',
  'not-applicable': 'Ce chiffre n’a pas de sens pour ce territoire.',
  'zero-denominator': 'Il n’y a rien à rapporter : le dénominateur est nul.',
  'too-small': 'Pas de taux sur un effectif de moins de 20 : l’arrondi suffirait à le fausser.',
  incomplete: 'La somme n’est pas faite : le chiffre d’une commune au moins manque.',
  'not-additive': 'Un taux de plusieurs communes ne se calcule pas sans leurs effectifs, que la source ne donne pas.',
}

const missingCount: Record<MissingReason, (count: number) => string> = {
  'not-loaded': (count) => `${formatCount(count, 'commune')} sans chiffre chargé`,
  secret: (count) => `${formatCount(count, 'commune')} sous secret`,
  'not-published': (count) => `${formatCount(count, 'commune')} non ${plural(count, 'diffusée')}`,
  'not-collected': (count) => `${formatCount(count, 'commune')} non ${plural(count, 'recueillie')}`,
  'not-applicable': (count) => `${formatCount(count, 'commune')} sans objet`,
  'zero-denominator': (count) => `${formatCount(count, 'commune')} sans objet`,
  'too-small': (count) => `${formatCount(count, 'commune')} d’effectif trop faible pour un taux`,
  incomplete: (count) => `${formatCount(count, 'commune')} non ${plural(count, 'calculable')}`,
  'not-additive': (count) => `${formatCount(count, 'commune')} non ${plural(count, 'calculable')}`,
}

const flag: Record<ReadingFlag, string> = {
  'rounded-5': 'arrondi à 5',
  estimated: 'estimation',
  floored: 'valeur plancher de la source',
  summed: 'calculé à partir des communes',
}

const unit: Record<IndicatorUnit, string> = {
  count: 'nombre',
  percent: '%',
  'per-100': 'pour 100',
  euros: 'euros par an',
}

/** What writing a number depends on; an Indicator or a FrozenReading. */
type Measure = { readonly unit: IndicatorUnit; readonly decimals: number }

const writeNumber: Record<IndicatorUnit, (value: number, decimals: number) => string> = {
  count: (value) => formatNumber(value, 0),
  percent: (value, decimals) => formatPercent(value, decimals),
  'per-100': (value, decimals) => formatNumber(value, decimals),
  euros: (value) => formatEuros(Math.round(value)),
}
const formatValue = (measure: Measure, value: number): string =>
  writeNumber[measure.unit](roundTo(value, measure.decimals), measure.decimals)

/** `57,4`, `16,0 %`, `0 à 4` for a 0 rounded to 5, `5 % ou moins` for a floor, `secret`. */
function formatReading(measure: Measure, reading: SaidReading): string {
  if (reading.kind === 'missing') return missing[reading.reason]
  const { value, flags } = reading
  if (value === 0 && measure.unit === 'count' && flags.includes('rounded-5') && !flags.includes('summed'))
    return '0 à 4'
  return flags.includes('floored') ? `${formatValue(measure, value)} ou moins` : formatValue(measure, value)
}

const formatMissingCounts = (counts: MissingCounts): string =>
  missingReasons
    .flatMap((reason) => {
      const count = counts[reason]
      return count ? [missingCount[reason](count)] : []
    })
    .join(' ; ')

/** `30e sur 34` or, of several alike, `3e ex æquo sur 34`. */
const shortRank = ({ rank, of, isTied }: Rank): string =>
  `${formatOrdinal(rank)}${isTied ? ' ex æquo' : ''} sur ${formatNumber(of)}`

/** `30e sur 34, du plus élevé au plus faible ; 2 communes non diffusées`. */
function longRank(rank: Rank, counts: MissingCounts): string {
  const missingText = formatMissingCounts(counts)
  return `${shortRank(rank)}, du plus élevé au plus faible${missingText && ` ; ${missingText}`}`
}

const ratioUnit = (value: number, decimals: number) => plural(roundTo(value, decimals), 'point')

/** `−26 %`, `−1,8 point`. */
function formatTrendChange({ change, changeUnit }: Pick<Trend, 'change' | 'changeUnit'>, decimals: number): string {
  if (changeUnit === 'percent') return `${formatChange(roundTo(change, 0), 0)}\u00a0%`
  return `${formatChange(roundTo(change, decimals), decimals)}\u00a0${ratioUnit(change, decimals)}`
}

/** `−14,7 points`, beside the name of what it is the gap to; undefined where nothing may be compared. */
function formatGap(
  measure: Pick<Indicator, 'unit' | 'decimals' | 'isRate'>,
  own: SaidReading,
  frame: SaidReading,
): string | undefined {
  const gap = computeGap(measure, own, frame)
  if (gap === undefined) return
  const unitText = measure.unit === 'euros' ? '€' : ratioUnit(gap, measure.decimals)
  return `${formatChange(gap, measure.decimals)}\u00a0${unitText}`
}

/** `Cnaf, décembre 2023`. */
const formatSource = ({ source }: { readonly source: string }, year: number | null): string =>
  year === null ? source : `${source} ${year}`

/** The frozen reading in one line: `57,4 ; Hauts-de-Seine 72,1 ; 30e sur 34`. */
function frozenSentence(frozen: FrozenReading): string {
  const frames = frozen.frames
    .filter(({ reading }) => frozen.isRate && reading.kind === 'value')
    .map(({ name, reading }) => `${name} ${formatReading(frozen, reading)}`)
  const parts = [
    `${frozen.territoryName} ${formatReading(frozen, frozen.reading)}`,
    ...frames,
    ...(frozen.rank ? [shortRank(frozen.rank)] : []),
    ...(frozen.trend ? [trendSince(frozen.trend, frozen.decimals)] : []),
  ]
  return parts.join(' ; ')
}

/** `−26 % depuis 2017`, `stable depuis 2017`. */
function trendSince(trend: Trend, decimals: number): string {
  const isStill = roundTo(trend.change, trend.changeUnit === 'percent' ? 0 : decimals) === 0
  return `${isStill ? 'stable' : formatTrendChange(trend, decimals)} depuis ${trend.from.year}`
}

export const observatoryLabels = {
  theme,
  unit,
  missing,
  missingSentence,
  flag,
  /** In the legend of a map, where there is no room for « intercommunalités ». */
  territories: ['territoire', 'territoires'] as const,
  formatValue,
  formatReading,
  formatMissingCounts,
  /** Where nothing says among which communes. */
  missingAround: (counts: string): string => `dans le département, ${counts}`,
  shortRank,
  longRank,
  formatTrendChange,
  trendSince,
  formatGap,
  formatSource,
  frozenSentence,
  /** `… dont crèches (EAJE)` under its parent, the full name elsewhere. */
  nameUnderParent: ({ name, shortName }: Pick<Indicator, 'name' | 'shortName'>): string =>
    shortName === null ? name : `… dont ${shortName}`,
  /** What a rate is told of, at the end of its name: read with its source where the name has one line. */
  partsOfName: (name: string): readonly [string, string] => {
    const [told = ''] = name.match(/(?<=pour 100 \S+) de moins de \d+ ans$| dans le revenu disponible$/) ?? []
    return [name.slice(0, name.length - told.length), told]
  },
  /** The figures of one theme on the page. */
  table: {
    caption: (perimeterName: string, departmentName: string): string =>
      `Ce que disent les chiffres : ${territoryLabels.amongCommunes(perimeterName, `(${departmentName})`)}`,
    captionAlone: (perimeterName: string): string => `Ce que disent les chiffres : ${perimeterName}`,
    indicator: 'Indicateur',
    place: 'Parmi les communes du département',
    /** Where nothing is put among communes: counts alone. */
    course: 'Évolution',
    gap: 'écart',
    value: 'valeur',
    referenceInstead: (current: string, other: string): string => `${other} à la place de ${current}`,
    more: (count: number): string => `Voir ${count > 1 ? `les ${count} autres chiffres` : 'l’autre chiffre'}`,
    oneCommune: 'une commune',
    rankIsNoMark: 'Du plus élevé au plus faible : un rang n’est pas une note.',
    notCompared: 'Un effectif ne se compare pas à celui d’un territoire plus grand.',
    none: 'Aucun chiffre chargé pour ce repère.',
    valuesByCommune: 'Commune par commune',
    commune: 'Commune',
    definitions: 'Définitions, sources et secret',
    unitCounted: 'Ce qui est compté',
    ratio: 'Rapport',
    lag: (months: number): string => `Publié d’ordinaire ${months} mois après la période observée.`,
    department: (name: string): string => `Département : ${name}`,
  },
  emptyTheme: 'Trame n’a pas encore de chiffre pour ce thème.',
  /** Of a group put beside: `médiane de 8 communes, de 12,1 à 40,3`. */
  span: (measure: Measure, { known, of, isMedian, isOfGroupings, ...ends }: GroupSpan): string => {
    const member = isOfGroupings ? 'intercommunalité' : 'commune'
    const members = known === of ? formatCount(of, member) : `${known} ${member}s sur ${of}`
    const lowest = formatReading(measure, { kind: 'value', value: ends.lowest, flags: ends.lowestFlags })
    return `${isMedian ? 'médiane de' : 'calculé de'} ${members}, de ${lowest} à ${formatValue(measure, ends.highest)}`
  },
  published: 'publié',
  /** Under a map. */
  outlines: (isFine: boolean): string =>
    isFine
      ? 'Contours : IGN, Admin-Express, généralisés.'
      : 'Contours : IGN, Admin-Express, généralisés. Ils sont schématiques, à deux kilomètres près : ils situent les communes, sans dire leur forme.',
  /** A territory of several communes, seen inside. */
  inside: {
    title: 'D’une commune à l’autre',
    ratio: (ratio: number): string => `un écart de 1 à ${formatNumber(ratio, 1)}`,
    known: (count: number): string => `${formatCount(count, 'commune')} du périmètre`,
    department: 'Département',
    whole: 'Le territoire entier',
    ends: (lowest: string, highest: string): string => `La plus basse : ${lowest} ; la plus élevée : ${highest}.`,
  },
  groups: {
    summary: 'De quoi sont faits ces repères',
    keep: 'Garder ce groupe',
    all: 'Groupes de comparaison',
  },
  range: (lowest: string, highest: string, { known, of }: { readonly known: number; readonly of: number }): string =>
    `de ${lowest} à ${highest}, ${known === of ? formatCount(of, 'commune') : `${known} communes sur ${of}`}`,
  later: (year: number, value: string): string => `${year} : ${value}, sans repère chargé`,
  notLoaded: {
    nowhere: (count: number): string => `${formatCount(count, 'indicateur')} sans valeur ici ni autour`,
    summary: (count: number): string => `${formatCount(count, 'indicateur')} sans chiffre chargé pour ce territoire`,
    note: 'Trame porte les populations et les revenus de tout le pays ; ces chiffres-ci ne sont pas chargés sur cette instance.',
  },
  newerFigure: (year: number): string => `Donnée plus récente : ${year}.`,
  newerEvidence: (year: number, value: string): string => `Donnée plus récente : ${year}, ${value}`,
  refusal: {
    'observatory.territory': 'Ce territoire n’est pas connu de Trame.',
    'observatory.indicator': 'Cet indicateur n’est pas connu de Trame.',
  },
  fromYearToYear: (name: string, from: number, to: number): string => `${name}, de ${from} à ${to}`,
  tableHeader: {
    indicator: 'Indicateur',
    code: 'Code du territoire',
    territory: 'Territoire',
    year: 'Année',
    value: 'Valeur',
    unit: 'Unité',
    state: 'État',
    source: 'Source',
  },
} as const
