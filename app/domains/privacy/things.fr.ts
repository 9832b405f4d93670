/** People’s own data, as the register of things knows them: acts on an account. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const privacyThings = {
  journal: 'ctg',
  actsOn: { 'register.': 'person' },
  acts: {
    'person.data-asked': 'Archive de ses données demandée',
    'person.data-opened': 'Identité vérifiée pour emporter ses données',
    'person.data-taken': 'Archive de ses données téléchargée',
    'person.address-erased': 'Nom et adresse d’une personne sans compte effacés à sa demande',
    'person.reduction-asked': 'Réduction à la fonction et à l’organisme demandée',
    'person.reduced': 'Personne réduite à sa fonction et à son organisme',
    'register.taken': 'Registre des traitements téléchargé',
  },
} as const satisfies SliceThings
