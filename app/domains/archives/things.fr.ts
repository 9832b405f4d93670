/** Archives, as the register of things knows them: their acts are on the CTG. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const archivesThings = {
  journal: 'ctg',
  actsOn: { 'archive.': 'ctg' },
  acts: {
    'archive.asked': 'Copie entière de la CTG demandée',
    'archive.records-asked': 'Dossier pour les archives du département demandé',
    'archive.received': 'Archive de CTG apportée dans l’instance',
    'archive.bringing-in': 'Entrée d’une archive de CTG demandée',
    'archive.given-up': 'Archive de CTG abandonnée',
    'ctg.arrived': 'CTG arrivée d’une autre instance, ou copiée',
    'ctg.archiving-wished': 'Avis d’une coordination sur l’archivage',
    'ctg.archived': 'CTG archivée par les deux coordinations',
    'ctg.reopened': 'CTG rouverte par les deux coordinations',
  },
} as const satisfies SliceThings
