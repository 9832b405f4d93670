/** The sentences of a draft: its title, its question to the group, what supports it. Pure. Rules: docs/rules/drafting.md. */
import { inTerritory } from '#app/domains/territory/in-territory.fr.ts'
import { formatCount, formatEuros, formatList, formatNumber, formatOrdinal, plural } from '#app/kernel/format.ts'
import { observatoryLabels as o } from '../labels.fr.ts'
import { countMissing, type Indicator, type IndicatorFigures, roundTo, type Trend } from '../observatory.ts'
import { type DraftKind, type Fact, type Gap, type Ground, otherFrames, type Pace, type Timed } from './facts.ts'
import { fewestRanked } from './guards.ts'
import { compareInWords, fullName, highOf, lowerName, shortName, theIndicator, whereOf } from './indicator-words.fr.ts'

type FactOf<Kind extends DraftKind> = Extract<Fact, { kind: Kind }>
type Territory = Ground['territory']

/** `5,6 points de plus`, `14,7 de moins`, `2 340 € de plus`; the word « points » once in a list. */
function sizeOf({ unit, decimals }: Indicator, gap: number, isFirst = true): string {
  const size = Math.abs(gap)
  const more = gap > 0 ? 'de plus' : 'de moins'
  if (unit === 'euros') return `${formatEuros(Math.round(size))} ${more}`
  const number = formatNumber(roundTo(size, decimals), decimals)
  return unit === 'percent' && isFirst ? `${number}\u00a0${plural(size, 'point')} ${more}` : `${number} ${more}`
}

/**
 * `14,7 de moins que le département et 3,5 que la France, mais autant que la région`: what is apart first, one side after the other.
 * Of two sides, what is alike comes before: `le niveau de la région, 14,7 de moins que le département, mais 3,5 de plus que la France`.
 */
function gapsInWords({ indicator }: IndicatorFigures, gaps: readonly Gap[]): string {
  const apart = gaps.filter(({ side }) => side !== 'alike')
  const alike = gaps.filter(({ side }) => side === 'alike')
  const onSide = (isFirst: boolean) => apart.filter(({ side }) => (side === apart[0]?.side) === isFirst)
  const saidApart = [onSide(true), onSide(false)]
    .map((side) => side.map((gap) => `${sizeOf(indicator, gap.gap, gap === apart[0])} ${whereOf(gap.frame).than}`))
    .flatMap((sizes) => (sizes.length === 0 ? [] : [formatList(sizes)]))
  const [one = '', other] = saidApart
  const isPer100 = indicator.unit === 'per-100'
  const like = isPer100 ? 'autant' : other ? 'le niveau' : 'au niveau'
  const places = alike.map(({ frame }) => (isPer100 ? whereOf(frame).than : whereOf(frame).ofIt))
  const saidAlike = places.length === 0 ? [] : [`${like} ${formatList(places)}`]
  const parts = other ? [[...saidAlike, one].join(', '), other] : [...saidApart, ...saidAlike]
  return parts.join(', mais ')
}

/** A change that its rounding makes none. */
const isStill = ({ decimals }: Indicator, { change, changeUnit }: Pick<Trend, 'change' | 'changeUnit'>): boolean =>
  roundTo(change, changeUnit === 'percent' ? 0 : decimals) === 0

/** `26 % de moins depuis 2017`, `1,8 point de plus depuis 2017`. */
function changeInWords({ indicator }: IndicatorFigures, { change, changeUnit, from }: Trend): string {
  if (isStill(indicator, { change, changeUnit })) return `sans changement net depuis ${from.year}`
  const size =
    changeUnit === 'percent'
      ? `${formatNumber(Math.abs(roundTo(change, 0)), 0)}\u00a0%`
      : `${formatNumber(Math.abs(roundTo(change, indicator.decimals)), indicator.decimals)}\u00a0${plural(change, 'point')}`
  const points = indicator.unit === 'per-100' ? size.replace(/\u00a0points?$/, '') : size
  return `${points} ${change > 0 ? 'de plus' : 'de moins'} depuis ${from.year}`
}

/** `26 % de naissances en moins depuis 2017`. */
const needInWords = ({ row, trend }: Timed): string => {
  const size = formatNumber(Math.abs(roundTo(trend.change, 0)), 0)
  const counted = row.indicator.statisticalUnit
  return `${size}\u00a0% de ${counted} en ${trend.change > 0 ? 'plus' : 'moins'} depuis ${trend.from.year}`
}

const isWorse = ({ direction }: Indicator, side: 'above' | 'below'): boolean | undefined =>
  direction === 'neutral' ? undefined : (direction === 'higher-is-better') === (side === 'below')

type Asks = { readonly above: string; readonly below: string }
const anyway = (ask: string): Asks => ({ above: ask, below: ask })
const lodging: Asks = {
  above: 'Qu’attendent ces jeunes des services et des logements ?',
  below: 'Les jeunes trouvent-ils à se loger ici ?',
}
/** What is asked about a number that is neither good nor bad by itself. */
const asksOfIndicator: Readonly<Record<string, Asks>> = {
  'rsa-share': anyway('Ces foyers connaissent-ils les services qui leur sont ouverts ?'),
  'activity-bonus-share': anyway('Qui y a droit sans la demander ?'),
  'housing-benefit-share': anyway('Qui y a droit sans la demander ?'),
  'single-parent-share': anyway('Les services et leurs horaires leur conviennent-ils ?'),
  'renters-share': anyway('Qu’est-ce que cela change pour les familles qui arrivent ?'),
  'vacant-housing-share': anyway('Qu’est-ce que cela change pour qui cherche à se loger ?'),
  'living-alone-15-19': lodging,
  'living-alone-20-24': lodging,
  'social-benefits-share': {
    above: 'Qui en vit, et quels services accompagnent ces personnes ?',
    below: 'Des droits restent-ils à faire connaître ?',
  },
  'childcare-places-home': anyway('Qui y a recours, et faute de quoi ?'),
  'minimum-income-share': {
    above: 'Qui en vit, et quels services accompagnent ces personnes ?',
    below: 'Des droits restent-ils à faire connaître ?',
  },
  'housing-benefits-income-share': {
    above: 'Les loyers pèsent-ils sur les familles ?',
    below: 'Y a-t-il moins de locataires, ou des droits à faire connaître ?',
  },
  'unemployment-benefits-share': {
    above: 'Les modes d’accueil permettent-ils de chercher un emploi ?',
    below: 'Y a-t-il moins de chômage, ou moins de chômage indemnisé ?',
  },
  'family-benefits-share': {
    above: 'Y a-t-il plus d’enfants, ou des revenus plus bas ?',
    below: 'Y a-t-il moins d’enfants, ou des revenus plus élevés ?',
  },
  'activity-income-share': {
    above: 'Les horaires des services suivent-ils ceux du travail ?',
    below: 'Est-ce l’âge des habitants, ou l’emploi qui manque ?',
  },
  'pensions-share': {
    above: 'Le territoire vieillit-il, et qu’attendent ses aînés des services ?',
    below: 'Le territoire est-il plus jeune, et ses services suivent-ils ?',
  },
}

/** What is asked of the group, by whether it may be a lack. */
function askAbout(indicator: Indicator, side: 'above' | 'below'): string {
  const worse = isWorse(indicator, side)
  if (worse === undefined) return asksOfIndicator[indicator.id]?.[side] ?? 'Qu’est-ce que cela dit du territoire ?'
  if (indicator.unit === 'per-100') return worse ? 'À qui cela manque-t-il ?' : 'Est-ce que cela profite à tous ?'
  return worse ? 'Qui est concerné, et que peut-on y changer ensemble ?' : 'Est-ce vrai partout sur le territoire ?'
}

function askGap({ row, gaps, isOpposed, need }: FactOf<'gap'>): string {
  const { indicator } = row
  const apart = gaps.find(({ side }) => side !== 'alike')?.side === 'below' ? 'below' : 'above'
  const beside = `soit ${gapsInWords(row, gaps)}`
  // Fewer people to serve says something where the offer is short, or where the references do not agree.
  const moved = need && (isOpposed || isWorse(indicator, apart)) ? `, et ${needInWords(need)}` : ''
  const subject = `${fullName(indicator)} : ${o.formatReading(indicator, row.own)}, ${beside}${moved}.`
  if (isOpposed)
    return `${subject} Lequel de ces repères ${indicator.unit === 'per-100' ? 'fonde la cible' : 'retenir'} ?`
  return `${subject} ${moved ? 'Faut-il plus de places, ou d’autres places ?' : askAbout(indicator, apart)}`
}

/** Beside the département: what it does is said as it is shown, and is alike only when it reads the same. */
function besideDepartment(pace: Pace, change: string, beside: string): string {
  if (pace === 'alone') return ''
  if (pace === 'opposite') return `, à l’inverse du département (${beside})`
  return change === beside ? ', comme dans le département' : `, contre ${beside} dans le département`
}

/** `864 en 2017, 640 en 2023, soit −26 %, contre −12 % dans le département`. */
function movedInWords({ row, trend, pace }: Timed): string {
  const { indicator, departmentTrend } = row
  const values = [trend.from, trend.to].map(({ year, value }) => `${o.formatValue(indicator, value)} en ${year}`)
  const beside = departmentTrend ? o.formatTrendChange(departmentTrend, indicator.decimals) : ''
  if (isStill(indicator, trend))
    return `${values.join(', ')}, sans changement net${beside && ` (département : ${beside})`}`
  const change = o.formatTrendChange(trend, indicator.decimals)
  return `${values.join(', ')}, soit ${change}${besideDepartment(pace, change, beside)}`
}

const asksOfTrend: Record<string, string> = {
  births: 'Le besoin d’accueil baisse-t-il, ou change-t-il de nature ?',
}

function askTrend({ row, timed }: FactOf<'trend'>): string {
  const { indicator } = row
  const usual = isStill(indicator, timed.trend)
    ? 'Qu’est-ce que cela dit du territoire ?'
    : 'Qu’est-ce qui a changé, et pour qui ?'
  const ask = timed.trend.change < 0 ? (asksOfTrend[indicator.id] ?? usual) : usual
  return `${fullName(indicator)} : ${movedInWords(timed)}. ${ask}`
}

/** What one can act upon is not asked about as what one can only know. */
const askSpread = (indicator: Indicator): string =>
  indicator.direction === 'neutral' && !(indicator.id in asksOfIndicator)
    ? 'Qu’est-ce que cela dit du territoire ?'
    : 'Faut-il faire la même chose partout ?'

/** `34,6 (Villeneuve-la-Garenne)`. */
const placeOf = (row: IndicatorFigures, { name, value }: { readonly name: string; readonly value: number }): string =>
  `${o.formatValue(row.indicator, value)} (${name})`

/** A commune is not « 1er »: its value has a rank. */
const rankInWords = ({ rank, of, isTied }: FactOf<'rank'>['rank']): string =>
  `au ${rank === of ? 'dernier' : formatOrdinal(rank)} rang${isTied ? ' ex æquo' : ''} des ${formatNumber(of)} communes du département dont ce chiffre est publié, du plus élevé au plus faible`

/** One line, put to the group: what is read, then what to ask oneself. */
export function questionOf(fact: Fact, territory: Territory): string {
  const { row } = fact
  const { indicator } = row
  const name = fullName(indicator)
  switch (fact.kind) {
    case 'gap':
      return askGap(fact)
    case 'trend':
      return askTrend(fact)
    case 'rank':
      return `${name} : ${o.formatReading(indicator, row.own)}, ${rankInWords(fact.rank)}. Qu’est-ce qui explique cette place ?`
    case 'level':
      return `${name} : ${o.formatReading(indicator, row.own)} ${inTerritory(territory)}. Savons-nous qui est concerné, et ce qui est proposé ?`
    case 'break':
      return `${name} : ${o.formatValue(indicator, fact.before.value)} en ${fact.before.year}, ${o.formatValue(indicator, fact.after.value)} en ${fact.after.year}, sans que le département suive. Que s’est-il passé, ou la façon de compter a-t-elle changé ?`
    case 'concentration':
      return `${name} : de ${placeOf(row, fact.lowest)} à ${placeOf(row, fact.highest)}${amongFew(fact)}. ${askSpread(indicator)}`
    case 'offer-need':
      return `${shortName(indicator)} : ${gapsInWords(row, [fact.gap])}, alors qu’ici ${theIndicator(fact.need.indicator)} est plus ${highOf(fact.need.indicator)} (${sizeOf(fact.need.indicator, fact.needGap.gap)}). Les familles qui en auraient le plus besoin y accèdent-elles ?`
    case 'disagreement':
      return `${name} : ${gapsInWords(row, [fact.gap])} ; ${lowerName(fact.other.indicator)} : ${gapsInWords(fact.other, [fact.otherGap])}. Laquelle des deux sources décrit le mieux le territoire ?`
  }
}

/** A finding in a few words, as a person would first write it; without figures, which stand under it. */
export function titleOf(fact: Fact): string {
  const { row } = fact
  const name = fullName(row.indicator)
  switch (fact.kind) {
    case 'gap':
      return compareInWords(row.indicator, fact.gaps)
    case 'trend':
      return `${name} : ${changeInWords(row, fact.timed.trend)}`
    case 'rank':
      return `${name} : parmi les valeurs les plus ${fact.rank.rank * 2 <= fact.rank.of ? 'élevées' : 'faibles'} du département`
    case 'level':
      return `${name} : ${o.formatReading(row.indicator, row.own)}`
    case 'break':
      return `${name} : une rupture en ${fact.after.year}`
    case 'concentration':
      return `${name} : de grands écarts ${isAmongFew(fact) ? 'entre les communes dont le chiffre est connu' : 'd’une commune à l’autre'}`
    case 'offer-need': {
      const { indicator } = fact.need
      return `${compareInWords(row.indicator, [fact.gap])}, là où ${theIndicator(indicator)} est plus ${highOf(indicator)}`
    }
    case 'disagreement':
      return `${name} : deux sources qui ne disent pas la même chose`
  }
}

/** `Gennevilliers 57,4 ; Hauts-de-Seine 72,1 ; 30e sur 34, du plus élevé au plus faible (Cnaf, décembre 2023).` */
function readInWords(row: IndicatorFigures, territory: Territory): string {
  const { indicator, own, rank, missingDots, year } = row
  const beside = otherFrames(row, territory).flatMap(({ name, reading }) =>
    indicator.isRate && reading.kind === 'value' ? [`${name} ${o.formatReading(indicator, reading)}`] : [],
  )
  const place = rank && rank.of >= fewestRanked ? [o.longRank(rank, countMissing(missingDots))] : []
  const flags = own.kind === 'value' ? own.flags.map((flag) => o.flag[flag]) : []
  const values = [`${territory.name} ${o.formatReading(indicator, own)}`, ...beside, ...place].join(' ; ')
  return `${fullName(indicator)} : ${values} (${[o.formatSource(indicator, year), ...flags].join(', ')}).`
}

/** What the figures do not say. */
const prudences: Record<DraftKind, string> = {
  gap: 'Comprendre, pas noter : un écart ne dit pas sa cause.',
  rank: 'Comprendre, pas noter : un rang dépend des communes auxquelles on se compare.',
  level: 'Comprendre, pas noter : sans repère, une valeur ne se juge pas.',
  trend: 'Comprendre, pas noter : une évolution ne dit pas sa cause.',
  break: 'Une ouverture, une fermeture ou une autre façon de compter suffit à faire une rupture.',
  concentration: 'Comprendre, pas noter : une moyenne cache des communes différentes.',
  'offer-need': 'Deux chiffres lus ensemble ne disent pas que l’un est la cause de l’autre.',
  disagreement: 'Ces deux sources ne comptent pas les mêmes personnes : les deux peuvent être justes.',
}
const prudenceOfUnit: Readonly<Record<string, string>> = {
  places: 'Offre théorique : les places vacantes ou partagées ne sont pas retranchées.',
  'foyers allocataires': 'La MSA n’est pas comptée.',
  naissances: 'Moins de naissances ne veut pas dire moins de besoins.',
}

/** What supports it: every figure with its source, then what they do not say. */
export function supportOf(fact: Fact, territory: Territory): string {
  const { row } = fact
  const others = fact.kind === 'offer-need' ? [fact.need] : fact.kind === 'disagreement' ? [fact.other] : []
  const moved = fact.kind === 'gap' ? fact.need : fact.kind === 'trend' ? fact.timed : undefined
  const lines = [
    ...(fact.kind === 'trend' || fact.kind === 'concentration'
      ? []
      : [row, ...others].map((one) => readInWords(one, territory))),
    ...(moved
      ? [
          `${fullName(moved.row.indicator)} : ${movedInWords(moved)} (${o.formatSource(moved.row.indicator, moved.row.year)}).`,
        ]
      : []),
    ...(fact.kind === 'concentration' ? [spreadInWords(fact)] : []),
  ]
  const units = [row, ...others, ...(moved ? [moved.row] : [])].map(
    ({ indicator }) => prudenceOfUnit[indicator.statisticalUnit],
  )
  const warnings = new Set([prudences[fact.kind], ...units].filter((warning) => warning !== undefined))
  return [...lines, [...warnings].join(' ')].join('\n')
}

type Spread = Pick<FactOf<'concentration'>, 'known' | 'of'>

/** Secrecy leaves the largest communes only: a spread between five of them is not that of the whole. */
const isAmongFew = ({ known, of }: Spread): boolean => known * 2 < of
const amongFew = (spread: Spread): string =>
  isAmongFew(spread) ? `, entre les ${spread.known} communes, sur ${spread.of}, dont le chiffre peut se comparer` : ''

const spreadInWords = ({ row, lowest, highest, known, of }: FactOf<'concentration'>): string =>
  `${fullName(row.indicator)} : ${placeOf(row, highest)}, ${placeOf(row, lowest)} (${o.formatSource(row.indicator, row.year)} ; ${known === of ? formatCount(of, 'commune') : `${known} communes sur ${of} dont le chiffre peut se comparer`}).`
