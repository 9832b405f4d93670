/** Words of the evidence of an evaluation, on its pages and in its report. Pure. */
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import {
  atStart,
  formatCount,
  formatDay,
  formatEuros,
  formatNumber,
  formatShortDate,
  plural,
} from '#app/kernel/format.ts'
import type { ObjectiveResult, ProcessEvidence, Slip } from './evidence-shape.ts'
import { gapToFlat, isUnmeasured } from './results.ts'

/** A value of an objective in its unit: the indicator’s, else the parties’ own. */
export const valueWords = ({ unit, decimals, ownUnit }: ObjectiveResult, value: number): string =>
  unit === null
    ? [formatNumber(value), ownUnit].filter(Boolean).join(' ')
    : observatoryLabels.formatValue({ unit, decimals }, value)

/** The same without the parties’ own unit, which the title of the curve says. */
export const shortValueWords = (objective: ObjectiveResult, value: number): string =>
  objective.unit === null ? formatNumber(value) : valueWords(objective, value)

/** « 19 de plus », « 3 de moins », « autant »; empty while one of the two is not known, or nothing was measured since. */
export function gapWords(objective: ObjectiveResult): string {
  const gap = gapToFlat(objective)
  if (gap === undefined || isUnmeasured(objective)) return ''
  if (gap === 0) return 'autant qu’au départ'
  return `${shortValueWords(objective, Math.abs(gap))} de ${gap > 0 ? 'plus' : 'moins'}`
}

/** « Familles accueillies, par an (familles) ». */
export const measureWords = ({ measure, title, ownUnit }: ObjectiveResult): string =>
  [measure || title, ownUnit && `(${ownUnit})`].filter(Boolean).join(' ')

/** « de sept. 2027 à mars 2028 » : a day beside a month is told by its month. */
export function slipDates({ firstOn, firstPrecision, nowOn, nowPrecision }: Slip): string {
  if (firstPrecision === 'day' && nowPrecision === 'day')
    return `du ${formatShortDate(firstOn, 'day')} au ${formatShortDate(nowOn, 'day')}`
  const roundedDay = (on: string, precision: DatePrecision) =>
    formatShortDate(on, precision === 'day' ? 'month' : precision)
  const first = roundedDay(firstOn, firstPrecision)
  return `${/^[ao]/.test(first) ? 'd’' : 'de '}${first} à ${roundedDay(nowOn, nowPrecision)}`
}

/** « 6 mois plus tard », « 2 mois plus tôt ». */
export const slipMonths = ({ months }: Pick<Slip, 'months'>): string =>
  `${formatNumber(Math.abs(months))} mois plus ${months > 0 ? 'tard' : 'tôt'}`

/** « 6 mois plus tard, d’après le journal »: what no state had frozen is told so. */
export const slipGap = (slip: Slip): string =>
  slip.source === 'journal' ? `${slipMonths(slip)}, d’après le journal` : slipMonths(slip)

const share = (part: number, whole: number): string => `${formatNumber(part)} sur ${formatNumber(whole)}`

/** What was done, a line each; what is not known is said. */
export function processLines(process: ProcessEvidence): readonly { readonly what: string; readonly found: string }[] {
  const { actions, slips, decisions, copils, attendance, together, means } = process
  const [furthest] = slips.moved
  return [
    {
      what: 'Actions réalisées',
      found:
        actions.total === 0
          ? 'aucune action'
          : [
              share(actions.done, actions.total),
              ...(actions.going > 0 ? [`${formatNumber(actions.going)} en cours`] : []),
              ...(actions.left > 0 ? [`${formatNumber(actions.left)} hors du plan`] : []),
            ].join(', '),
    },
    ...(furthest && furthest.months > 0
      ? [{ what: `${atStart(furthest.title)}, ${slipDates(furthest)}`, found: slipMonths(furthest) }]
      : []),
    { what: 'Dates déplacées', found: slips.known === 0 ? 'premières dates non relevées' : slipsWords(slips) },
    {
      what: 'Décisions exécutées',
      found: decisions.total === 0 ? 'aucune décision' : share(decisions.done, decisions.total),
    },
    {
      what: 'Comités de pilotage tenus sur promis',
      found:
        copils.promised === null
          ? `${formatNumber(copils.held)}, avant le début de la convention`
          : copils.promised === 0
            ? `${formatNumber(copils.held)} ; aucun n’était encore promis`
            : share(copils.held, copils.promised),
    },
    ...(attendance.length === 0 ? [{ what: 'Présence aux instances', found: 'aucune présence relevée' }] : []),
    ...attendance.map(({ name, sat, noted }) => ({ what: `Présence : ${name}`, found: share(sat, noted) })),
    {
      what: 'Actions portées par deux services ou plus',
      found: `${share(together.today.severalServices, together.today.actionCount)}${
        together.first ? ` ; ${share(together.first.severalServices, together.first.actionCount)} au départ` : ''
      }`,
    },
    {
      what: 'Moyens accordés sur annoncés',
      found: meansWords(means),
    },
  ]
}

function meansWords({ announcedEuros, grantedEuros, lines, unknown }: ProcessEvidence['means']): string {
  if (lines === 0) return 'aucun moyen indiqué'
  const notSaid = unknown === 0 ? '' : formatCount(unknown, 'montant non dit', 'montants non dits')
  if (unknown === lines) return notSaid
  return [`${formatEuros(grantedEuros)} sur ${formatEuros(announcedEuros)}`, notSaid].filter(Boolean).join(', ')
}

const slipsWords = ({ known, fromJournal, unknown, moved }: ProcessEvidence['slips']): string =>
  [
    `${share(moved.length, known)}`,
    ...(fromJournal > 0 ? [`dont ${formatNumber(fromJournal)} d’après le journal`] : []),
    ...(unknown > 0
      ? [`${formatCount(unknown, 'première date', 'premières dates')} non ${plural(unknown, 'relevée')}`]
      : []),
  ].join(', ')

export const evidenceLabels = {
  title: 'Tous les éléments',
  lead: 'Ce que Trame compte à partir du plan, des réunions et des chiffres : ce qui a été fait d’un côté, ce qui a changé de l’autre.',
  whole: 'Toute la convention',
  result: 'Résultat',
  process: 'Ce qui a été fait',
  words: 'Ce que les gens en disent',
  documents: 'Documents',
  frozenOn: (day: string, by: string): string => `figé le ${formatDay(day)}${by && ` par ${by}`}`,
  computedOn: 'calculé aujourd’hui, non figé',
  notFrozen: 'Aucun élément n’est figé.',
  seeToday: 'Voir ce que disent ces éléments aujourd’hui',
  noObjective: 'Cette question ne vise aucun objectif mesuré.',
  notSince: 'Aucune mesure depuis le départ.',
  noValue: 'Aucune valeur connue : ni départ, ni mesure depuis.',
  noTestimony: 'Aucune parole recueillie sur ces thèmes.',
  noFile: 'Aucun document joint aux actions concernées.',
  /** §1.3, under the counts by objective. */
  countingRule:
    'Une action qui sert deux objectifs compte en entier pour chacun et une seule fois dans le total : les lignes ne s’additionnent pas.',
  flatRule:
    '« Si rien n’avait changé » prolonge la valeur de départ : c’est un repère, pas la preuve que l’écart vient de la convention.',
  referenceRule:
    'Pour comprendre, pas pour noter : les autres territoires n’ont ni les mêmes familles ni les mêmes moyens.',
  lightRule:
    'À mi-parcours, le détail des dates, des objectifs et des services de toute la convention reste dans Trame.',
  wholeScope: 'Cette question ne vise aucun objectif ni aucune action : les éléments portent sur toute la convention.',
  seeAll: (count: number): string => `Tous les éléments, ${formatNumber(count)}`,
  elements: (count: number): string => `${formatNumber(count)} ${plural(count, 'élément')}`,
} as const

export const evidenceSaid = {
  frozen: 'Éléments figés à la date d’aujourd’hui.',
} as const
