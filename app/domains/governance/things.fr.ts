/** Bodies, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const governanceThings = {
  journal: 'gouvernance',
  kinds: {
    body: { name: 'Instance', readers: 'members', title: 'name', path: '/instances/', bounds: { themeId: 'theme_id' } },
  },
  actsOn: { 'seat.': 'body' },
  acts: {
    'body.created': 'Instance créée',
    'body.reopened': 'Instance rouverte',
    'body.updated': 'Instance modifiée',
    'body.led': 'Animation de l’instance dite',
    'body.letter-filed': 'Lettre de mission déposée',
    'seat.added': 'Siège ajouté',
    'seat.updated': 'Siège modifié',
    'seat.ended': 'Siège terminé',
    'party.seats-renewed': 'Sièges de la partie renouvelés',
  },
} as const satisfies SliceThings
