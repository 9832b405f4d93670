/** Indicators of the Cnaf that an instance loads (app/domains/sources): nothing of them is shipped. Pure. */
import type { Indicator } from '#app/domains/observatory/observatory.ts'
import { caf, cafShare, places } from './indicator-sources.ts'

const placesCount = {
  ...places,
  unit: 'count',
  decimals: 0,
  isRate: false,
  direction: 'neutral',
  denominator: null,
  producer: 'Cnaf, data.caf.fr (nombre de places par les modes d’accueil formels)',
} as const

const producer = 'Cnaf, data.caf.fr (foyers allocataires par quotient familial)'

type Band = { readonly id: string; readonly words: string }

/** Households whose quotient is in a band, in December. */
const bandOf = ({ id, words }: Band): Indicator => ({
  ...caf,
  producer,
  id: `qf-${id}-households`,
  name: `Foyers allocataires de quotient familial ${words}`,
  definition: `Foyers allocataires dont le quotient familial mensuel est ${words}, en décembre : ressources rapportées au nombre de parts.`,
})

const bands: readonly Band[] = [
  { id: 'under-800', words: 'inférieur à 800 €' },
  { id: 'under-400', words: 'inférieur à 400 €' },
  { id: '400-799', words: 'de 400 à 799 €' },
  { id: '800-1199', words: 'de 800 à 1 199 €' },
  { id: '1200-1599', words: 'de 1 200 à 1 599 €' },
  { id: '1600-1999', words: 'de 1 600 à 1 999 €' },
  { id: '2000-3999', words: 'de 2 000 à 3 999 €' },
  { id: '4000', words: 'de 4 000 € ou plus' },
  { id: 'unknown', words: 'inconnu' },
]

export const cafLoadedIndicators: readonly Indicator[] = [
  {
    ...placesCount,
    id: 'childcare-places-count',
    name: 'Places d’accueil des enfants de moins de 3 ans',
    definition:
      'Places théoriques, tous modes d’accueil formels : assistantes maternelles, crèches, domicile, école à 2 ans.',
  },
  {
    ...placesCount,
    id: 'nursery-places-count',
    name: 'Places en crèche (EAJE)',
    definition: 'Places en établissement d’accueil du jeune enfant, financées par la Psu ou non.',
  },
  {
    ...placesCount,
    id: 'childminder-places-count',
    name: 'Places chez les assistantes maternelles',
    definition: 'Places offertes par les assistantes maternelles en activité, employées par des particuliers.',
  },
  {
    ...placesCount,
    id: 'children-under-3',
    name: 'Enfants de moins de 3 ans',
    statisticalUnit: 'enfants',
    definition:
      'Nombre d’enfants auquel la Cnaf rapporte les places : déduit du nombre de places et du taux qu’elle publie, à un pour cent près.',
    producer: 'Trame, d’après la Cnaf (places et taux de couverture)',
  },
  {
    ...caf,
    id: 'childcare-allowance-households',
    name: 'Foyers percevant le CMG',
    definition:
      'Foyers à qui le complément de libre choix du mode de garde est versable en décembre : assistante maternelle, garde à domicile ou micro-crèche payée par les parents.',
  },
  {
    ...caf,
    id: 'family-supplement-households',
    name: 'Foyers percevant le complément familial',
    definition: 'Foyers d’au moins trois enfants de plus de 3 ans, sous un plafond de ressources, en décembre.',
  },
  {
    ...caf,
    id: 'family-support-households',
    name: 'Foyers percevant l’allocation de soutien familial',
    definition:
      'Foyers où un enfant est élevé sans l’aide d’un de ses parents, ou par un tiers, à qui cette allocation est versable en décembre.',
  },
  {
    ...caf,
    id: 'aah-beneficiaries',
    name: 'Bénéficiaires de l’allocation aux adultes handicapés',
    statisticalUnit: 'personnes',
    definition: 'Personnes à qui l’AAH est versable en décembre. Publié par département.',
    secrecyRule: 'Nombres exacts, publiés par département.',
  },
  {
    ...caf,
    id: 'aeeh-children',
    name: 'Enfants bénéficiaires de l’AEEH',
    statisticalUnit: 'enfants',
    definition:
      'Enfants pour qui l’allocation d’éducation de l’enfant handicapé est versable en décembre. Publié par département.',
    secrecyRule: 'Nombres exacts, publiés par département.',
  },
  {
    ...cafShare,
    producer,
    id: 'qf-under-800-share',
    name: 'Part des foyers allocataires de quotient familial inférieur à 800 €',
    definition: 'Foyers allocataires dont le quotient familial mensuel est inférieur à 800 €, en décembre.',
    numerator: 'Foyers de quotient familial inférieur à 800 €',
    numeratorId: 'qf-under-800-households',
    direction: 'lower-is-better',
  },
  ...bands.map(bandOf),
]
