/** Indicators published by the Caisse nationale des allocations familiales. Pure. */
import type { Indicator } from '#app/domains/observatory/observatory.ts'
import { caf, cafShare, places, placesPart } from './indicator-sources.ts'

export const cafIndicators: readonly Indicator[] = [
  {
    ...places,
    id: 'childcare-places',
    name: 'Places d’accueil pour 100 enfants de moins de 3 ans',
    definition:
      'Places théoriques chez les assistantes maternelles, en crèche, à domicile et à l’école à 2 ans, pour 100 enfants de moins de 3 ans. Les places vacantes ou partagées ne sont pas retranchées ; le taux peut dépasser 100.',
    numerator: 'Places d’accueil formel',
  },
  {
    ...placesPart,
    id: 'childcare-places-nurseries',
    name: 'Places en crèche (EAJE) pour 100 enfants de moins de 3 ans',
    shortName: 'crèches (EAJE)',
    definition: 'Places en établissement d’accueil du jeune enfant, financées par la Psu ou non.',
    numerator: 'Places en établissement d’accueil du jeune enfant',
  },
  {
    ...placesPart,
    id: 'childcare-places-childminders',
    name: 'Places chez les assistantes maternelles pour 100 enfants de moins de 3 ans',
    shortName: 'assistantes maternelles',
    definition: 'Places offertes par les assistantes maternelles en activité, employées par des particuliers.',
    numerator: 'Places chez les assistantes maternelles',
  },
  {
    ...placesPart,
    id: 'childcare-places-preschool',
    name: 'Places à l’école à 2 ans pour 100 enfants de moins de 3 ans',
    shortName: 'école à 2 ans',
    definition: 'Enfants de 2 ans scolarisés en maternelle.',
    numerator: 'Enfants de 2 ans scolarisés',
  },
  {
    ...placesPart,
    id: 'childcare-places-home',
    name: 'Garde à domicile, places pour 100 enfants de moins de 3 ans',
    shortName: 'garde à domicile',
    definition: 'Places correspondant aux enfants gardés au domicile de leurs parents par une personne salariée.',
    numerator: 'Places de garde à domicile',
    direction: 'neutral',
  },
  {
    ...cafShare,
    id: 'rsa-share',
    name: 'Part des foyers allocataires au RSA',
    definition: 'Foyers allocataires de la Caf à qui le RSA est versable en décembre. La MSA n’est pas comptée.',
    numerator: 'Foyers allocataires au RSA',
    numeratorId: 'rsa-households',
  },
  {
    ...caf,
    id: 'paje-households',
    name: 'Foyers percevant la Paje',
    definition: 'Foyers à qui une prestation d’accueil du jeune enfant est versable en décembre.',
  },
  {
    ...caf,
    id: 'family-benefit-households',
    name: 'Foyers percevant les allocations familiales',
    definition: 'Foyers d’au moins deux enfants à charge à qui les allocations familiales sont versables en décembre.',
  },
  {
    ...cafShare,
    id: 'housing-benefit-share',
    name: 'Part des foyers allocataires ayant une aide au logement',
    definition: 'Foyers allocataires de la Caf à qui une aide au logement (APL, ALF ou ALS) est versable en décembre.',
    numerator: 'Foyers ayant une aide au logement',
    numeratorId: 'housing-benefit-households',
  },
  {
    ...caf,
    id: 'housing-benefit-households',
    name: 'Foyers percevant une aide au logement',
    definition: 'Foyers à qui une aide au logement (APL, ALF ou ALS) est versable en décembre.',
  },
  {
    ...caf,
    id: 'beneficiary-households',
    name: 'Foyers allocataires de la Caf',
    definition: 'Foyers à qui une prestation de la Caf est versable en décembre. Un foyer n’est pas un ménage.',
  },
  {
    ...caf,
    id: 'covered-persons',
    name: 'Personnes couvertes par la Caf',
    statisticalUnit: 'personnes couvertes',
    definition: 'Allocataires, conjoints, enfants et autres personnes à charge des foyers allocataires, en décembre.',
  },
  {
    ...caf,
    id: 'rsa-households',
    name: 'Foyers allocataires au RSA',
    definition: 'Foyers à qui le RSA est versable en décembre.',
  },
  {
    ...cafShare,
    id: 'activity-bonus-share',
    name: 'Part des foyers allocataires à la prime d’activité',
    definition: 'Foyers allocataires de la Caf à qui la prime d’activité est versable en décembre.',
    numerator: 'Foyers allocataires à la prime d’activité',
    numeratorId: 'activity-bonus-households',
  },
  {
    ...caf,
    id: 'activity-bonus-households',
    name: 'Foyers allocataires à la prime d’activité',
    definition: 'Foyers à qui la prime d’activité est versable en décembre.',
  },
]
