/** Facilities, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const facilitiesThings = {
  journal: 'diagnostic',
  kinds: {
    facility: {
      name: 'Équipement ou service',
      readers: 'members',
      title: 'name',
      path: '/diagnostic/equipements/',
      isNeverDecided: true,
    },
    'facility-import': { name: 'Reprise d’une liste d’équipements', readers: 'nobody' },
  },
  searched: [{ of: 'facility', title: 'facility.name', about: 'facility.address' }],
  actsOn: { 'facility-year.': 'ctg' },
  acts: {
    'facility.added': 'Équipement ajouté',
    'facility.updated': 'Équipement corrigé',
    'facility.described': 'Équipement décrit pour une année',
    'facility.removed': 'Équipement retiré',
    'facility-year.carried': 'Équipements reportés d’une année à la suivante',
    'facility-year.confirmed': 'Équipements reportés, confirmés',
    'facility-import.started': 'Liste d’équipements lue',
    'facility-import.applied': 'Liste d’équipements reprise',
    'facility-import.undone': 'Reprise d’une liste d’équipements annulée',
  },
} as const satisfies SliceThings
