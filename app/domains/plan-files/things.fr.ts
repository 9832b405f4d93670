/** Spreadsheets taken up, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const planFilesThings = {
  journal: 'plan',
  kinds: {
    'plan-import': { name: 'Tableur repris', readers: 'nobody', topics: ['plan'] },
  },
  told: [
    // A file that is looked at has changed nothing yet.
    { acts: 'plan-import.started', topics: [] },
    { acts: 'plan-import.mapped', topics: [] },
  ],
  acts: {
    'plan-import.started': 'Tableur d’actions déposé',
    'plan-import.mapped': 'Colonnes du tableur précisées',
    'plan-import.applied': 'Actions reprises d’un tableur',
    'plan-import.undone': 'Reprise d’un tableur annulée',
  },
} as const satisfies SliceThings
