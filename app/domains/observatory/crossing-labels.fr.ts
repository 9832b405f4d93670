/** What a crossing of two indicators says. */
import { formatCount, formatNumber, withinSentence } from '#app/kernel/format.ts'
import { type Crossing, type CrossingRole, type Quadrant, roleOf, weakestLink } from './crossing.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import type { Indicator } from './observatory.ts'

type Axis = { readonly indicator: Indicator; readonly year: number | null }
type Roles = readonly [x: CrossingRole | null, y: CrossingRole | null]

const offerAndNeed: Readonly<Record<Quadrant, string>> = {
  'low-high': 'Besoin fort, offre faible',
  'high-high': 'Besoin fort, offre forte',
  'low-low': 'Besoin faible, offre faible',
  'high-low': 'Besoin faible, offre forte',
}
const needAndOffer: Readonly<Record<Quadrant, string>> = {
  'low-high': 'Besoin faible, offre forte',
  'high-high': 'Besoin fort, offre forte',
  'low-low': 'Besoin faible, offre faible',
  'high-low': 'Besoin fort, offre faible',
}
/** Two needs, or two offers: by their letters, which the axes bear. */
const byLetters: Readonly<Record<Quadrant, string>> = {
  'low-high': 'B élevé, A faible',
  'high-high': 'A et B élevés',
  'low-low': 'A et B faibles',
  'high-low': 'A élevé, B faible',
}

const rolesOf = (x: Axis, y: Axis): Roles => [roleOf(x.indicator), roleOf(y.indicator)]

function quadrantNames(x: Axis, y: Axis): Readonly<Record<Quadrant, string>> {
  const [ofX, ofY] = rolesOf(x, y)
  if (ofX === 'offer' && ofY === 'need') return offerAndNeed
  return ofX === 'need' && ofY === 'offer' ? needAndOffer : byLetters
}

const hasRoles = (x: Axis, y: Axis): boolean => new Set(rolesOf(x, y)).size === 2

const roleWord: Readonly<Record<CrossingRole, string>> = { offer: 'Offre', need: 'Besoin' }

/** `Offre`, `Besoin`, or `A`, `B` where both are alike. */
function axisWord(x: Axis, y: Axis, side: 'x' | 'y'): string {
  const role = rolesOf(x, y)[side === 'x' ? 0 : 1]
  return role && hasRoles(x, y) ? roleWord[role] : side === 'x' ? 'A' : 'B'
}

const units: Readonly<Record<Indicator['unit'], string>> = {
  count: '',
  percent: ', en %',
  'per-100': '',
  euros: ', en euros',
}

/** Of these communes, who goes up when the other does. */
function linkSentence(correlation: number | null, count: number, among: string): string {
  if (correlation === null)
    return `Trop peu de communes pour dire si les deux vont ensemble (${formatCount(count, 'commune')}).`
  const measured = `corrélation des rangs (Spearman) ${formatNumber(correlation, 2)} sur ${formatCount(count, 'commune')}`
  if (Math.abs(correlation) < weakestLink) return `Parmi ${among}, pas de lien net entre les deux : ${measured}.`
  const way = correlation > 0 ? 'plus l’un est élevé, plus l’autre l’est' : 'plus l’un est élevé, plus l’autre est bas'
  return `Parmi ${among}, ${way} : ${measured}.`
}

/** `Gennevilliers est parmi les 11 communes « Besoin fort, offre faible » : 57,4 et 16,0 %.` */
function ownSentences({ units: crossed, counts }: Crossing, x: Axis, y: Axis): readonly string[] {
  const own = crossed.filter(({ isOwn }) => isOwn)
  const names = quadrantNames(x, y)
  const [only] = own
  if (!only) return ['Aucune commune du périmètre n’a les deux chiffres : elle n’est pas placée.']
  if (own.length === 1) {
    const count = counts[only.quadrant]
    const values = `${withinSentence(x.indicator.name)} : ${t.formatValue(x.indicator, only.x)} ; ${withinSentence(y.indicator.name)} : ${t.formatValue(y.indicator, only.y)}`
    const group = count === 1 ? 'est la seule commune' : `est parmi les ${count} communes`
    return [`${only.name} ${group} du cadran « ${names[only.quadrant]} » (${values}).`]
  }
  return (Object.keys(names) as Quadrant[]).flatMap((quadrant) => {
    const inside = own.filter((unit) => unit.quadrant === quadrant)
    return inside.length === 0
      ? []
      : [
          `« ${names[quadrant]} » : ${formatNumber(inside.length)} des ${formatCount(own.length, 'commune')} du périmètre.`,
        ]
  })
}

export const crossingLabels = {
  title: 'Croiser deux indicateurs',
  offerTitle: 'L’offre en face du besoin',
  crumb: 'Croisement',
  quadrantNames,
  hasRoles,
  axisWord,
  axisTitle: (x: Axis, y: Axis, side: 'x' | 'y'): string => {
    const { indicator, year } = side === 'x' ? x : y
    return `${axisWord(x, y, side)} : ${withinSentence(indicator.name)}${units[indicator.unit]}${year === null ? '' : ` (${year})`}`
  },
  linkSentence,
  ownSentences,
  more: (x: Axis, y: Axis): readonly [string, string] => {
    const word = (side: 'x' | 'y') => {
      const words = axisWord(x, y, side)
      return words === 'Offre' ? 'plus d’offre' : words === 'Besoin' ? 'plus de besoin' : `${words} plus élevé`
    }
    return [word('x'), word('y')]
  },
  median: (words: string): string => `médiane ${words}`,
  first: 'En largeur',
  second: 'En hauteur',
  among: 'Parmi',
  amongDepartment: (name: string): string => `communes du département (${name})`,
  amongGrouping: (name: string): string => `communes de l’intercommunalité (${name})`,
  theDepartment: (name: string): string => `les communes du département (${name})`,
  theGrouping: (name: string): string => `les communes de l’intercommunalité (${name})`,
  show: 'Croiser',
  swap: 'Échanger les deux axes',
  chart: 'Les communes, par les deux chiffres',
  surface: 'surface du cercle : habitants',
  said: 'Ce que l’on peut en dire',
  caution: 'Deux chiffres de commune ne disent rien d’une famille ; aller ensemble n’est pas être la cause.',
  where: 'Où cela se croise',
  thirds: 'Trois classes d’autant de communes de chaque côté.',
  table: 'Cadran par cadran',
  population: (year: number | null): string => (year === null ? 'Habitants' : `Habitants ${year}`),
  others: (count: number): string => `et ${formatCount(count, 'autre commune', 'autres communes')}`,
  leftOut: (out: number, all: number): string => `Laissées de côté : ${out} sur ${all}`,
  noneLeftOut: 'Toutes les communes ont les deux chiffres.',
  leftOutOne: (name: string, reasons: readonly string[]): string => `${name} : ${reasons.join(' ; ')}`,
  sources: 'Sources',
  nothing: 'Aucune commune n’a les deux chiffres : choisissez-en d’autres.',
  propose: 'Proposer un constat',
  findingTitle: (own: string, quadrant: string): string => `${own} : ${quadrant.toLowerCase()}`,
  counted: (count: number): string => formatCount(count, 'commune'),
}
