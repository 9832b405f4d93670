/** Every sentence of follow-up. Pure. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { formatCount, formatDate, formatDay, formatDuration } from '#app/kernel/format.ts'
import type { AdjustedField, Adjustment, CorrectiveState, DifficultyKind, ReportStatus } from './followup.ts'

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
}

/** A value of the sheet before or after a report. */
function adjustedValue({ field, precision }: Adjustment, value: Adjustment['before']): string {
  if (value === null || value === '') return 'non renseigné'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (field === 'endsOn' || field === 'nextStepOn') return formatDate(value, precision)
  const status = actionStatuses.find((one) => field === 'status' && one === value)
  return status ? planLabels.status[status] : value
}

export const followupLabels = {
  followup: 'Suivi',
  report,
  adjusted,
  adjustedValue,
  difficulty: {
    staff: 'personnel',
    budget: 'budget',
    premises: 'locaux',
    partnership: 'partenariat',
    publics: 'publics',
    regulation: 'réglementation',
    other: 'autre',
  } satisfies Record<DifficultyKind, string>,
  corrective: { open: 'en cours', done: 'réalisée', dropped: 'sans suite' } satisfies Record<CorrectiveState, string>,
  /** « saisi par Claire Martin pour Julie Percale ». */
  enteredBy: (by: string, on: string, forWhom: string): string =>
    forWhom ? `${formatDay(on)}, saisi par ${by} pour ${forWhom}` : `${formatDay(on)}, par ${by}`,
  /** « il y a 3 mois », « jamais ». */
  reportAge: (lastReportOn: string | null, today: string): string =>
    lastReportOn === null
      ? 'jamais'
      : lastReportOn >= today
        ? 'aujourd’hui'
        : `il y a ${formatDuration(lastReportOn, today)}`,
  adjustmentSentence: (adjustment: Adjustment): string =>
    `${adjusted[adjustment.field].toLowerCase()} : ${adjustedValue(adjustment, adjustment.after)}`,
  heard: (heard: number, inProgress: number): string =>
    inProgress === 0
      ? 'Aucune action en cours.'
      : `${formatCount(heard, 'action')} sur ${inProgress} en cours ${heard < 2 ? 'a' : 'ont'} fait un point depuis moins de 4 mois.`,
} as const

const statusNotPossible = 'Cette action ne peut pas passer à cet état depuis son état actuel.'

export const followupRefusals: Readonly<Record<string, string>> = {
  'followup.report-not-found': 'Ce point d’étape n’existe pas dans cette CTG.',
  'followup.corrective-not-found': 'Cette action corrective n’existe pas dans cette CTG.',
  'followup.snapshot-not-found': 'Cet état du plan n’existe pas dans cette CTG.',
  'followup.objective-not-found': 'Cet objectif n’existe pas dans cette CTG.',
  'followup.decision-not-found': 'Cette décision n’existe pas dans cette CTG.',
  'followup.measure-not-found': 'Une des mesures relevées n’est pas de cette action.',
  'followup.action-left-plan': 'Cette action a quitté le plan : on n’y fait plus de point d’étape.',
  'followup.status-not-possible': statusNotPossible,
  'followup.already-answered': 'Ce point d’étape a déjà reçu sa réponse : rechargez la page pour la voir.',
  'followup.already-closed': 'Cette action corrective est déjà close.',
  'followup.changed-meanwhile':
    'Quelqu’un a changé cette action corrective depuis que vous l’avez ouverte : votre saisie est gardée, comparez puis enregistrez à nouveau.',
  'followup.in-future': 'Un point d’étape se date d’aujourd’hui ou d’avant.',
  'followup.entered-for-whom': 'Dites pour qui vous saisissez ce point.',
  'followup.one-subject': 'Une action corrective porte sur une action, sur un objectif ou sur l’ensemble du plan.',
  'followup.take-snapshot': 'Un état du plan est figé par la coordination ou par la coopération d’un thème.',
  'followup.submit-report':
    'Le point d’étape est fait par le pilote de l’action, ou saisi pour lui par la coordination ou la coopération de son thème.',
  'followup.answer-report':
    'Un point d’étape est accepté ou renvoyé par la coordination ou la coopération de son thème.',
}
