/** Every sentence of the plan. Pure. */

import { type DatePrecision, datePrecisions } from '#app/kernel/calendar.ts'
import {
  atStart,
  formatCount,
  formatDate,
  formatList,
  formatNumber,
  formatShortDate,
  shorten,
} from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { planFacts } from './facts.ts'
import {
  type ActionDates,
  type ActionFlag,
  type ActionStatus,
  type CafField,
  isStepLate,
  type MoveRefusal,
  monthsLate,
  type StepDates,
} from './plan.ts'
import type { Changes } from './sheet/changes.ts'
import { manyStatus, meansStateWords, natureWords, statusWords, stepWords } from './sheet/choice-words.fr.ts'
import type { Contribution } from './sheet/contribution.ts'
import { keyOf, namesInJournal } from './sheet/field-kinds.ts'
import { sheetFields } from './sheet/fields.fr.ts'
import { sheetLabels } from './sheet/labels.fr.ts'
import type { MeansSum } from './sheet/means.ts'

const flag: Record<ActionFlag, string> = {
  restricted: 'restreinte',
  late: 'en retard',
  silent: 'sans nouvelle',
  blocked: 'à débloquer',
  watched: 'à surveiller',
  'without-lead': gapWords.lead,
  'without-objective': 'sans objectif',
  'without-end': 'sans échéance',
  'without-measure': 'sans mesure',
  unfunded: 'sans moyens indiqués',
  'due-soon': 'à faire bientôt',
}

/** « sans objectif », after how many actions. */
const flagOfMany = (one: ActionFlag, count: number): string =>
  one === 'restricted' && count > 1 ? 'restreintes' : flag[one]

/** Names of the values of a sheet, in the journal and in its history. */
const field: Readonly<Record<string, string>> = {
  code: 'numéro',
  objective: 'objectif',
  startsPrecision: 'précision du début',
  endsPrecision: 'précision de l’échéance',
  ...namesInJournal(sheetFields),
}

/** The arithmetic of an action beside an indicator counted in places for 100 children. */
type ShownContribution = {
  readonly added: number
  readonly children: number | null
  readonly firstYear: number | null
  readonly lastYear: number | null
  readonly result: Contribution
}

type Value = string | number | boolean | null
const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)

/** Values of closed lists, by field. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.values(sheetFields).flatMap((one) => (one.kind === 'choice' ? [[keyOf(one.column), one.words]] : [])),
)

/** For journal lines older than date precision: the first of a month most often meant the whole month. */
const precisionOf = (day: string, known: Value | undefined): DatePrecision =>
  datePrecisions.find((one) => one === known) ?? (day.endsWith('-01') ? 'month' : 'day')

const precisionName = (name: string): string => name.replace(/On$/, 'Precision')

/** A value of the journal in words; undefined when only its change can be told (a reference, a precision). */
function valueText(name: string, value: Value, precision?: Value): string | undefined {
  if (/(Ids?|Codes|Precision)$/.test(name)) return
  if (value === null || value === '') return 'vide'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return formatNumber(value)
  if (isDay(value)) return formatDate(value, precisionOf(value, precision))
  const chosen = words[name]?.[value]
  if (chosen !== undefined) return chosen
  return shorten(value, 80)
}

/** « échéance : septembre 2027 → janvier 2028 » for each field changed. */
const changeLines = (changes: Changes): readonly string[] =>
  Object.entries(changes)
    .filter(([name]) => !name.endsWith('Precision'))
    .map(([name, { before, after }]) => {
      const precision = changes[precisionName(name)]
      const [from, to] = [valueText(name, before, precision?.before), valueText(name, after, precision?.after)]
      const label = field[name] ?? name
      return from === undefined || to === undefined ? `${label} : changé` : `${label} : ${from} → ${to}`
    })

const moveRefusal: Record<MoveRefusal, string> = {
  'move-not-possible': 'Cette action ne peut pas passer à cet état depuis son état actuel.',
  'reason-missing': 'Dites pourquoi : le motif est gardé dans l’historique de l’action.',
  'decision-missing':
    'Une action du plan s’abandonne ou se reporte par une décision : enregistrez-la dans « Réunions et décisions », puis choisissez-la ici.',
}

export const planLabels = {
  plan: 'Plan d’action',
  print: { menu: 'Imprimer', pdf: 'PDF accessible, à lire', docx: 'Word (.docx), à retravailler' },
  status: statusWords,
  manyStatus,
  /** Over the actions that have it: « En cours ». */
  statusTitle: (one: ActionStatus): string => atStart(manyStatus[one]),
  /** « 25 actions », « 25 actions, et 2 sorties du plan ». */
  actionCount: ({ total, left }: Pick<ReturnType<typeof planFacts>, 'total' | 'left'>): string =>
    `${formatCount(total, 'action')}${left === 0 ? '' : `, et ${formatCount(left, 'sortie')} du plan`}`,
  /** « 3 proposées », « 2 à démarrer ». */
  statusCount: (one: ActionStatus, count: number): string => formatCount(count, statusWords[one], manyStatus[one]),
  flag,
  field,
  changeLines,
  /** How many actions have a flag: « 2 actions sans objectif ». */
  flagCount: (one: ActionFlag, count: number): string => `${formatCount(count, 'action')} ${flagOfMany(one, count)}`,
  flagOfMany,
  step: stepWords,
  meansNature: natureWords,
  meansState: meansStateWords,
  /** Said wherever means are shown. */
  meansNote: 'Indicatifs, portés par les COF',
  meansSum: ({ funderName, year, totalEuros, lineCount, unknownCount }: MeansSum) => ({
    label: `${funderName}, ${year}`,
    amount: lineCount === unknownCount ? `montant ${gapWords.amount}` : `${formatNumber(totalEuros)}\u00a0€`,
    note: unknownCount > 0 && unknownCount < lineCount ? `hors ${formatCount(unknownCount, 'ligne')} sans montant` : '',
  }),
  cafField: {
    benefits: 'prestations',
    'social-work': 'interventions sociales',
    'collective-aid': 'aides collectives',
  } satisfies Record<CafField, string>,
  /** « aides collectives : bonus territoire, FPT ». */
  cafLevers: ({ field: one, levers }: { readonly field: CafField; readonly levers: readonly string[] }): string =>
    [planLabels.cafField[one], levers.join(', ')].filter(Boolean).join(' : '),
  places: sheetLabels.places,
  notMeasured: gapWords.value,
  /** « sept. 2027 », « à fixer ». */
  date: (day: string | null, precision: DatePrecision): string =>
    day ? formatShortDate(day, precision) : gapWords.date,
  /** « janv. 2027 – juin 2028 », « 2028 » when both are it; what is not known is said once. */
  period: ({ startsOn, startsPrecision, endsOn, endsPrecision }: ActionDates): string => {
    const end = planLabels.date(endsOn, endsPrecision)
    if (startsOn === null) return endsOn === null ? end : `fin : ${end}`
    const start = formatShortDate(startsOn, startsPrecision)
    return start === end ? start : `${start} – ${end}`
  },
  /** « 12 mai 2026, visée avr. 2026 », « visée avr. 2026 »: the day it was done and the one aimed at are never one another. */
  stepDate: ({ doneOn, targetOn, targetPrecision }: Omit<StepDates, 'status'> & { readonly doneOn: string | null }) =>
    [doneOn && formatShortDate(doneOn, 'day'), targetOn && `visée ${formatShortDate(targetOn, targetPrecision)}`]
      .filter(Boolean)
      .join(', ') || '–',
  /** « retard 2 mois » beside a step. */
  stepState: (step: StepDates, today: string): string => {
    if (!isStepLate(step, today) || step.targetOn === null) return planLabels.step[step.status]
    const months = monthsLate(step.targetOn, step.targetPrecision, today)
    return months === 0 ? 'en retard' : `retard ${months}\u00a0mois`
  },
  moveRefusal,
  /** At which field of the form a refused move is explained. */
  moveRefusalFields: {
    'move-not-possible': { status: moveRefusal['move-not-possible'] },
    'reason-missing': { reason: moveRefusal['reason-missing'] },
    'decision-missing': { decisionId: moveRefusal['decision-missing'] },
  } satisfies Record<MoveRefusal, Record<string, string>>,
  /** Beside each field someone else changed: what is stored now. */
  savedMeanwhile: (changes: Changes): Record<string, string> =>
    Object.fromEntries(
      Object.entries(changes).flatMap(([name, { before, after }]) => {
        if (before === after) return []
        const stored = valueText(name, before, changes[precisionName(name)]?.before)
        const words =
          stored === undefined
            ? 'Cette réponse n’est pas celle qui est enregistrée à présent.'
            : `Enregistré à présent : « ${stored} ».`
        return [[name, words]]
      }),
    ),
  /** What the figures say around an action, never put to its credit. */
  context: (indicator: string, value: string, place: string, year: number | null): string =>
    `Contexte, non imputable à cette action : ${indicator}, ${place} : ${value}${year === null ? '' : ` (dernière valeur connue : ${year})`}.`,
  contribution: ({ added, children, firstYear, lastYear, result }: ShownContribution): string =>
    result.kind === 'missing' || children === null
      ? `Cette action a ouvert ${formatCount(added, 'place')} ; le nombre d’enfants de moins de trois ans n’est pas connu, le calcul pour 100 n’est pas fait.`
      : `Calcul : ${formatCount(added, 'place')} pour ${formatCount(children, 'enfant')} de moins de trois ans (naissances de ${firstYear} à ${lastYear}), soit ${formatNumber(result.per100, 1)} pour 100. Ce calcul ne dit pas que le taux a changé d’autant.`,
  elements: (figures: number, testimonies: number): string =>
    formatList([
      ...(figures > 0 ? [formatCount(figures, 'chiffre')] : []),
      ...(testimonies > 0 ? [formatCount(testimonies, 'témoignage')] : []),
    ]),
} as const

/** Parts of addresses for filters. */
export const flagSlugs: Record<ActionFlag, string> = {
  restricted: 'restreinte',
  late: 'en-retard',
  silent: 'sans-nouvelle',
  blocked: 'a-debloquer',
  watched: 'a-surveiller',
  'without-lead': 'sans-pilote',
  'without-objective': 'sans-objectif',
  'without-end': 'sans-echeance',
  'without-measure': 'sans-mesure',
  unfunded: 'sans-moyens',
  'due-soon': 'bientot',
}
export const statusSlugs: Record<ActionStatus, string> = {
  proposed: 'proposees',
  validated: 'validees',
  'not-started': 'a-demarrer',
  'in-progress': 'en-cours',
  done: 'terminees',
  suspended: 'suspendues',
  abandoned: 'abandonnees',
  deferred: 'reportees',
}

export const planRefusals: Readonly<Record<string, string>> = {
  'plan.brought-changed':
    'Rien n’est défait : quelqu’un a changé depuis une des fiches à retirer. Rechargez la page, elle dit lesquelles.',
  'plan.brought-in-use':
    'Rien n’est défait : une décision, un ordre du jour, un point d’étape ou autre chose s’appuie déjà sur une des fiches à retirer. Rechargez la page, elle dit lesquelles.',
  'plan.action-not-found': 'Cette action n’existe pas dans cette CTG.',
  'plan.part-not-found': 'Cette ligne n’existe plus : rechargez la page pour voir la fiche telle qu’elle est.',
  'plan.changed-meanwhile':
    'Quelqu’un a changé cette fiche depuis que vous l’avez ouverte. Votre saisie est gardée : comparez, puis enregistrez à nouveau.',
  'plan.commune-not-found': 'Cette commune n’est pas dans le périmètre de la CTG : choisissez dans la liste.',
  'plan.service-of-another-party': 'Le service choisi n’est pas de la partie pilote.',
  'plan.funder-missing': 'Il manque le nom de qui apporte ces moyens.',
  'plan.dependency-cycle': 'Cette dépendance n’a pas été ajoutée : elle fermerait un cercle.',
  'plan.dependency-known': 'Cette dépendance est déjà là.',
  'plan.measure-has-values': 'Cette mesure a déjà des relevés : elle reste dans la fiche, on peut changer son nom.',
  // The field says why (`moveRefusalFields`).
  'plan.move-not-possible': 'L’état de l’action n’a pas changé.',
  'plan.reason-missing': 'Il manque le motif : l’état de l’action n’a pas changé.',
  'plan.decision-missing': 'Il manque la décision : l’état de l’action n’a pas changé.',
  'plan.create-action':
    'Votre rôle ne permet pas d’écrire cette fiche : on écrit des actions sur son thème, et une contribution reste une proposition.',
  'plan.update-action': 'Cette fiche se modifie par la coordination, la coopération de son thème ou son pilote.',
}
