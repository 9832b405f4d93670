/** The acts of whom notices are for, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const noticesThings = {
  actsOn: { 'notices.': 'person' },
  acts: {
    'notices.pace-chosen': 'Rythme des courriels de notification choisi',
  },
} as const satisfies SliceThings
