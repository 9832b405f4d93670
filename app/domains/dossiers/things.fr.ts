/** Dossiers, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const dossiersThings = {
  journal: 'suivi',
  kinds: {
    dossier: { name: 'Dossier', readers: 'members', title: 'title', path: '/suivi/dossiers/' },
  },
  acts: {
    'dossier.requested': 'Dossier demandé',
    'dossier.asked-again': 'Fichiers d’un dossier redemandés',
  },
} as const satisfies SliceThings
