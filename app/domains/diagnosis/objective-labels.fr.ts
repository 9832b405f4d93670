/** What the pages of axes and objectives say. Pure. */

import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import { formatCount } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { ageInYears, type MeasureKind } from './objective.ts'

type MeasuredRow = {
  readonly isMeasurable: boolean
  readonly notMeasurableReason: string
  readonly measureUnit: string | null
  readonly indicatorUnit: IndicatorUnit | null
  readonly decimals: number | null
}

/** `57,4` or `12 familles`: as the indicator writes it, else the number and the parties' own unit. */
function formatMeasure({ indicatorUnit, decimals, measureUnit }: MeasuredRow, value: number): string {
  if (indicatorUnit !== null)
    return observatoryLabels.formatValue({ unit: indicatorUnit, decimals: decimals ?? 1 }, value)
  const unit = measureUnit ?? ''
  return formatQuantity(value, unit)
}

/** `57,4 (2023)`; undefined without a value. */
function formatDated(row: MeasuredRow, value: number | null, year: number | null): string | undefined {
  if (value === null) return
  return year === null ? formatMeasure(row, value) : `${formatMeasure(row, value)} (${year})`
}

/** `dernière valeur connue : 2023, il y a 3 ans`. */
function lastKnown(year: number, today: string): string {
  const age = ageInYears(year, today)
  return `dernière valeur connue : ${year}${age > 0 ? `, il y a ${formatCount(age, 'an')}` : ''}`
}

const measureHint: Record<MeasureKind, string> = {
  indicator:
    'Lu dans les chiffres publics du territoire, avec leur retard ; il dit la situation, pas l’effet d’une action.',
  series:
    'Des chiffres qu’une partie dépose pour tous les membres : la dernière valeur suit ses dépôts de même nom, sans qu’on la recopie.',
  own: 'Ce que les parties comptent elles-mêmes, par exemple les familles accueillies dans l’année.',
  none: 'Un objectif peut être utile sans se compter : dites pourquoi.',
}

export const objectiveLabels = {
  formatMeasure,
  formatDated,
  lastKnown,
  measureHint,
  title: 'Axes et objectifs',
  lead: 'L’arbre de la convention : des axes à un, deux ou trois niveaux, et sous chacun les objectifs communs.',
  noAxis: 'Aucun axe n’est encore écrit. Les objectifs, puis les actions, se rangent sous les axes.',
  addAxis: 'Ajouter un axe',
  axisTitle: 'Intitulé',
  arrange: 'Ranger, renommer, numéroter',
  axisParent: 'Sous',
  axisTop: 'au premier niveau',
  axisTheme: 'Thème',
  axisNoTheme: 'aucun en particulier',
  saveAxis: 'Ajouter cet axe',
  newObjective: 'Écrire un objectif',
  objective: 'Objectif',
  measure: 'Mesure',
  baseline: 'Départ',
  target: 'Cible',
  actions: 'Actions',
  axisCounts: (objectives: number, actions: number): string =>
    `${formatCount(objectives, 'objectif')}, ${formatCount(actions, 'action')}`,
  answers: 'Répond à l’enjeu',
  noIssue: 'aucun enjeu',
  noBaseline: gapWords.value,
  notMeasurable: 'non mesurable',
  axisField: 'Axe',
  titleField: 'L’objectif, en une phrase',
  titleHint: 'Par exemple : « Porter l’offre d’accueil à 60 places pour 100 enfants de moins de trois ans ».',
  issueField: 'Enjeu auquel il répond',
  issueNone: 'Aucun enjeu',
  measureField: 'Comment il se mesure',
  indicatorField: 'Indicateur public',
  indicatorNone: 'Choisir un indicateur…',
  seriesField: 'Série partagée',
  seriesNone: 'Choisir une série…',
  seriesChoice: (name: string, party: string, year: number | null) =>
    `${name} (${party}${year === null ? ', sans chiffre du périmètre' : `, ${year}`})`,
  /** The words its value is followed by. */
  seriesUnit: (unit: IndicatorUnit, counted: string): string =>
    ({ count: counted, percent: '%', 'per-100': 'pour 100', euros: '€' })[unit],
  ofSeries: (party: string) => `série partagée (${party})`,
  nameField: 'Mesure des parties',
  nameHint: 'Ce qui est compté, par exemple « familles accueillies au point info ».',
  unitField: 'Unité',
  reasonField: 'Pourquoi il n’est pas mesurable',
  baselineField: 'Valeur de départ',
  baselineHint:
    'Pour un indicateur public ou une série partagée, laissez vide : Trame prend sa dernière valeur connue.',
  baselineYear: 'Année de départ',
  targetField: 'Valeur visée',
  targetYear: 'Année visée',
  lastField: 'Dernière valeur connue',
  lastHint: 'Pour une mesure des parties. Celle d’un indicateur public ou d’une série est lue dans les chiffres.',
  lastYear: 'Année de cette valeur',
  create: 'Écrire cet objectif',
  save: 'Enregistrer',
  cancel: 'Annuler',
  toEdit: 'Modifier',
  edit: 'Modifier cet objectif',
  current: 'Où on en est',
  situation: 'Situation',
  unknown: 'Aucune valeur n’est encore connue.',
  context: 'Sur le territoire : un contexte, non imputable aux seules actions.',
  noTarget: gapWords.target,
  history: 'Historique',
  needAxis: 'Un objectif se range sous un axe : écrivez d’abord un axe.',
  newAction: 'Écrire une action',
  thread: 'Voir le fil',
} as const
