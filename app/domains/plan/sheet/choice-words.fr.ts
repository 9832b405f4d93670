/** Words of the closed lists of a sheet, in the order one chooses from. Pure. */
import type {
  ActionPriority,
  ActionRecurrence,
  ActionStatus,
  InhabitantsPart,
  MeansNature,
  MeansState,
  StepStatus,
} from '../plan.ts'

export const statusWords: Record<ActionStatus, string> = {
  proposed: 'proposée',
  validated: 'validée',
  'not-started': 'à démarrer',
  'in-progress': 'en cours',
  done: 'terminée',
  suspended: 'suspendue',
  abandoned: 'abandonnée',
  deferred: 'reportée à la CTG suivante',
}
export const manyStatus: Record<ActionStatus, string> = {
  proposed: 'proposées',
  validated: 'validées',
  'not-started': 'à démarrer',
  'in-progress': 'en cours',
  done: 'terminées',
  suspended: 'suspendues',
  abandoned: 'abandonnées',
  deferred: 'reportées',
}
export const stepWords: Record<StepStatus, string> = {
  'to-come': 'à venir',
  'in-progress': 'en cours',
  done: 'terminée',
  dropped: 'abandonnée',
}
export const natureWords: Record<MeansNature, string> = {
  operating: 'fonctionnement',
  investment: 'investissement',
  'in-kind': 'apport en nature',
  staff: 'temps de personnel',
}
export const meansStateWords: Record<MeansState, string> = {
  estimated: 'estimé',
  requested: 'demandé',
  granted: 'notifié',
  paid: 'versé',
}
export const priorityWords: Record<ActionPriority, string> = { high: 'haute', medium: 'moyenne', low: 'basse' }
export const recurrenceWords: Record<ActionRecurrence, string> = {
  'one-off': 'une seule fois',
  yearly: 'chaque année',
  continuous: 'en continu',
}
export const inhabitantsPartWords: Record<InhabitantsPart, string> = {
  information: 'information',
  consultation: 'consultation',
  concertation: 'concertation',
  'co-construction': 'co-construction',
}
