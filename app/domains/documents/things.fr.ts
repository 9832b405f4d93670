/** Files, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const documentsThings = {
  journal: 'convention',
  kinds: {
    file: { name: 'Fichier', readers: 'nobody' },
  },
} as const satisfies SliceThings
