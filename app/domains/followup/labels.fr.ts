/** Every sentence of follow-up. Pure. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { type ActionStatus, actionStatuses } from '#app/domains/plan/plan.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatCount, formatDate, formatDay, formatNumber } from '#app/kernel/format.ts'
import { formatDuration } from '#app/kernel/format-delay.fr.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { AdjustedField, Adjustment } from './adjustments.ts'
import type { CorrectiveState, ReportStatus } from './followup.ts'
import { watchRefusals } from './watch/labels.fr.ts'
import { delayWords, difficultyWords } from './words.fr.ts'

const report: Record<ReportStatus, string> = {
  submitted: 'à accepter',
  accepted: 'accepté',
  'sent-back': 'renvoyé',
}

const adjusted: Record<AdjustedField, string> = {
  status: 'État',
  isWatched: 'À surveiller',
  endsOn: 'Échéance',
  nextStep: 'Prochaine étape',
  nextStepOn: 'Date de la prochaine étape',
  step: 'Étape',
  leadName: 'Pilote',
  partnersText: 'Autres partenaires',
}

/** « Échéance », « Étape « Choisir le second site » ». */
const adjustedName = ({ field, title }: Adjustment): string =>
  title === '' ? adjusted[field] : `${adjusted[field]} «\u00a0${title}\u00a0»`

const dateFields: readonly AdjustedField[] = ['endsOn', 'nextStepOn', 'step']

/** A value of the sheet before or after a report. */
function adjustedValue({ field, precision }: Adjustment, value: Adjustment['before']): string {
  if (value === null || value === '') return gapWords.answer
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (dateFields.includes(field)) return formatDate(value, precision)
  const status = actionStatuses.find((one) => field === 'status' && one === value)
  return status ? planLabels.status[status] : value
}

/** « de juin à septembre 2027 », « du 1er au 2e trimestre 2027 »: the year is said once when it is the same. */
function fromTo(before: string, after: string, precision: DatePrecision): string {
  const [from, to] = [formatDate(before, precision), formatDate(after, precision)]
  const year = to.slice(-5)
  const start = precision !== 'year' && from.endsWith(year) ? from.slice(0, -year.length) : from
  if (precision === 'day' || precision === 'quarter') return `du ${start.replace(/ trimestre$/, '')} au ${to}`
  return `${/^[ao]/.test(start) ? 'd’' : 'de '}${start} à ${to}`
}

/** One thing the report changes, as one says it: « échéance déplacée de juin à septembre 2027 ». */
function changeSentence(adjustment: Adjustment): string {
  const { field, before, after, precision } = adjustment
  const name = adjustedName(adjustment)
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  if (field === 'isWatched') return after === true ? 'action à surveiller' : 'action qui n’est plus à surveiller'
  if (field === 'step' && before === null)
    return typeof after === 'string' ? `${lower} prévue : ${formatDate(after, precision)}` : `${lower} ajoutée`
  if (dateFields.includes(field) && typeof before === 'string' && typeof after === 'string')
    return `${lower} déplacée ${fromTo(before, after, precision)}`
  return `${lower} : ${adjustedValue(adjustment, after)}`
}

/** « par Julie Percale », « saisi par Claire Martin pour Julie Percale ». */
const author = (by: string, forWhom: string): string => (forWhom ? `saisi par ${by} pour ${forWhom}` : `par ${by}`)

type ReportLineFacts = {
  readonly status: ReportStatus
  readonly actionStatus: ActionStatus
  readonly delayMonths: number | null
  readonly adjustments: readonly (Adjustment & { readonly isTaken?: boolean })[]
  readonly answeredBy: string | null
}

/** One report on one line, its facts and its author apart: the state, what it moved, who accepted. */
function reportLine(report: ReportLineFacts): string {
  const { status, adjustments, answeredBy, delayMonths } = report
  const ownLines = adjustments.filter(({ field }) => field !== 'status' && field !== 'nextStepOn')
  const [taken, left] = [ownLines.filter(({ isTaken }) => isTaken), ownLines.filter(({ isTaken }) => !isTaken)]
  const answer = {
    submitted: 'à accepter',
    accepted: `accepté par ${answeredBy}`,
    'sent-back': `renvoyé par ${answeredBy}`,
  }
  const notTaken = { submitted: 'propose', accepted: 'non repris', 'sent-back': 'proposait' }
  return [
    planLabels.status[report.actionStatus],
    ...(delayMonths === null ? [] : [delayWords(delayMonths)]),
    ...taken.map(changeSentence),
    ...(left.length > 0 ? [`${notTaken[status]} : ${left.map(changeSentence).join(' ; ')}`] : []),
    answer[status],
  ].join(' · ')
}

/** The first sentence of a text, cut at a word when it is long. */
function firstSentence(text: string, most = 160): string {
  const [first = ''] = text.trim().split(/(?<=[.!?…])\s|\n/)
  return first.length <= most ? first : `${first.slice(0, most).replace(/\s+\S*$/, '')}…`
}

export const followupLabels = {
  followup: 'Suivi',
  report,
  lastReport: 'Dernier point d’étape',
  reportsOfAction: 'Dernier point d’étape de cette action',
  earlierReports: (count: number): string => formatCount(count, 'point plus ancien', 'points plus anciens'),
  adjusted,
  adjustedName,
  adjustedValue,
  changeSentence,
  /** Of a report sent back. */
  proposedThen: (changes: readonly string[]): string => {
    const sentences = changes.filter(Boolean).map((change) => change.replace(/\.$/, ''))
    return sentences.length === 0
      ? 'Il ne proposait rien de changer.'
      : `Il proposait : ${sentences.join(' ; ')}. Rien n’est entré dans la fiche.`
  },
  whatSendingBackDoes:
    'Rien de ce que ce point propose n’entre dans la fiche. Ses propositions restent sur ce point, et sont remises au pilote dans le formulaire du suivant.',
  delay: delayWords,
  firstSentence,
  /** « du 1er mai au 30 novembre 2026 », « depuis le 1er mai 2026 »; empty when the report says no period. */
  period: (from: string | null, to: string | null): string =>
    from && to
      ? `du ${formatDay(from)} au ${formatDay(to)}`
      : from
        ? `depuis le ${formatDay(from)}`
        : to
          ? `jusqu’au ${formatDay(to)}`
          : '',
  difficulty: difficultyWords,
  corrective: { open: 'en cours', done: 'réalisée', dropped: 'sans suite' } satisfies Record<CorrectiveState, string>,
  correctiveFilter: { open: 'En cours', late: 'Échéance passée', done: 'Réalisées', dropped: 'Sans suite' },
  correctiveSlug: { open: 'en-cours', late: 'en-retard', done: 'realisees', dropped: 'sans-suite' },
  correctivesSentence: (open: number, late: number): string =>
    open === 0
      ? 'Aucune n’est en cours.'
      : `${formatNumber(open)} en cours${late > 0 ? `, dont ${formatNumber(late)} à l’échéance passée` : ''}.`,
  author,
  /** « 24 novembre 2026, saisi par Claire Martin pour Julie Percale ». */
  enteredBy: (by: string, on: string, forWhom: string): string => `${formatDay(on)}, ${author(by, forWhom)}`,
  reportLine,
  /** « il y a 3 mois », « jamais ». */
  reportAge: (lastReportOn: string | null, today: string): string =>
    lastReportOn === null
      ? 'jamais'
      : lastReportOn >= today
        ? 'aujourd’hui'
        : `il y a ${formatDuration(lastReportOn, today)}`,
} as const

const statusNotPossible = 'Cette action ne peut pas passer à cet état depuis son état actuel.'

export const followupRefusals: Readonly<Record<string, string>> = {
  ...watchRefusals,
  'followup.report-not-found': 'Ce point d’étape n’existe pas dans cette CTG.',
  'followup.corrective-not-found': 'Cette action corrective n’existe pas dans cette CTG.',
  'followup.objective-not-found': 'Cet objectif n’existe pas dans cette CTG.',
  'followup.decision-not-found': 'Cette décision n’existe pas dans cette CTG.',
  'followup.measure-not-found': 'Une des mesures relevées n’est pas de cette action.',
  'followup.step-not-found': 'Cette étape n’est plus dans la fiche : rechargez la page, puis choisissez-en une autre.',
  'followup.body-not-found': 'Cette instance n’existe pas dans cette CTG.',
  'followup.action-left-plan': 'Cette action a quitté le plan : on n’y fait plus de point d’étape.',
  'followup.status-not-possible': statusNotPossible,
  'followup.already-answered': 'Ce point d’étape a déjà reçu sa réponse : rechargez la page pour la voir.',
  'followup.already-closed': 'Cette action corrective est déjà close.',
  'followup.changed-meanwhile':
    'Quelqu’un a changé ceci depuis que vous l’avez ouvert : votre saisie est gardée, comparez puis enregistrez à nouveau.',
  'followup.in-future': 'Un point d’étape se date d’aujourd’hui ou d’avant.',
  'followup.ends-before-start': 'Cette échéance est avant le début de l’action : donnez-en une plus tardive.',
  'followup.end-before-start-today':
    'L’échéance proposée est avant le début de l’action : décochez-la, ou corrigez d’abord le début dans la fiche.',
  'followup.due-before-decision':
    'Cette échéance est avant le jour de la décision qui demande cette action corrective : corrigez-la.',
  'followup.next-before-report': 'Cette prochaine étape est avant le jour du point : donnez-en une plus tardive.',
  'followup.covers-to-come': 'Cette période commence après le jour du point : corrigez l’une des deux dates.',
  'followup.note-in-future': 'Une note se date d’aujourd’hui ou d’avant.',
  'followup.entered-for-whom': 'Dites pour qui vous saisissez ce point.',
  'followup.one-subject': 'Une action corrective porte sur une action, sur un objectif ou sur l’ensemble du plan.',
  'followup.answer-report':
    'Un point d’étape est accepté ou renvoyé par la coordination ou la coopération de son thème.',
}
