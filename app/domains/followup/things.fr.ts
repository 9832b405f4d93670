/** Progress reports and corrective actions, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const followupThings = {
  journal: 'suivi',
  kinds: {
    'progress-report': {
      name: 'Point d’étape',
      readers: 'readers-of-its-sheet',
      from: `progress_report
        join action on action.ctg_id = progress_report.ctg_id and action.id = progress_report.action_id`,
      title: 'action.title',
      path: '/suivi/',
      isNeverDecided: true,
    },
    'corrective-action': {
      name: 'Action corrective',
      readers: 'readers-of-its-sheet',
      title: 'measure',
      path: '/suivi/correctives/',
    },
  },
  told: [
    // A report tells of the action and of what it measured.
    { acts: 'progress-report.submitted', topics: ['action', 'measure'], changed: { type: 'action', idIn: 'actionId' } },
  ],
  actsOn: { 'digest.': 'person', 'watch-settings.': 'ctg' },
  acts: {
    'progress-report.submitted': 'Point d’étape fait',
    'progress-report.accepted': 'Point d’étape accepté',
    'corrective-action.opened': 'Action corrective ouverte',
    'corrective-action.noted': 'Suivi noté sur l’action corrective',
    'corrective-action.closed': 'Action corrective close',
    'digest.wanted': 'Lettre de la semaine demandée',
    'digest.refused': 'Lettre de la semaine refusée',
    'watch-settings.updated': 'Réglages du suivi modifiés',
  },
} as const satisfies SliceThings
