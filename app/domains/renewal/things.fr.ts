/** The acts that carry actions on, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const renewalThings = {
  acts: {
    'action.carried': 'Action reconduite de la CTG précédente',
  },
} as const satisfies SliceThings
