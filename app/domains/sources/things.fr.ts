/** Lots of open data, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const sourcesThings = {
  journal: 'ctg',
  kinds: {
    'figure-lot': { name: 'Chiffres chargés', readers: 'nobody' },
  },
  acts: {
    'figure-lot.requested': 'Chargement de chiffres demandé',
    'figure-lot.published': 'Chiffres chargés et montrés',
    'figure-lot.undone': 'Chargement de chiffres annulé',
  },
} as const satisfies SliceThings
