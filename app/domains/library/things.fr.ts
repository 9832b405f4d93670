/** The library, as the register of things knows it: its acts are on sheets of the plan. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const libraryThings = {
  journal: 'plan',
  actsOn: { 'library-sheet.': 'action' },
  acts: {
    'library-sheet.offered': 'Fiche offerte à la bibliothèque d’actions',
    'library-sheet.withdrawn': 'Fiche retirée de la bibliothèque d’actions',
  },
} as const satisfies SliceThings
