/** Indicators that Trame carries for the whole country: populations, and what Filosofi says of incomes. Pure. */
import type { Indicator } from '#app/domains/observatory/observatory.ts'
import { base, filosofi, medianIncome, poverty } from './indicator-sources.ts'

const incomeShare = {
  ...filosofi,
  decimals: 1,
  direction: 'neutral',
  statisticalUnit: 'revenu disponible des ménages',
  denominator: 'Revenu disponible des ménages',
  secrecyRule: 'Secret fiscal : publié pour les communes d’environ 2 000 habitants ou plus.',
} as const
const benefitsPart = { ...incomeShare, parentId: 'social-benefits-share' } as const

export const incomeIndicators: readonly Indicator[] = [
  {
    ...base,
    id: 'population',
    name: 'Population municipale',
    unit: 'count',
    decimals: 0,
    statisticalUnit: 'habitants',
    definition:
      'Habitants dont la résidence habituelle est dans la commune, selon les populations légales ; celles des communes qui ont fusionné sont ajoutées.',
    isRate: false,
    direction: 'neutral',
    usualLagMonths: 24,
    producer: 'Insee, populations légales',
    source: 'Insee, populations légales',
    secrecyRule: 'Aucune : nombres exacts.',
  },
  {
    ...medianIncome,
    id: 'first-decile',
    name: 'Niveau de vie des plus modestes (1er décile)',
    definition: 'Revenu disponible annuel par unité de consommation que neuf habitants sur dix dépassent.',
    secrecyRule: incomeShare.secrecyRule,
  },
  {
    ...medianIncome,
    id: 'ninth-decile',
    name: 'Niveau de vie des plus aisés (9e décile)',
    direction: 'neutral',
    definition: 'Revenu disponible annuel par unité de consommation qu’un habitant sur dix dépasse.',
    secrecyRule: incomeShare.secrecyRule,
  },
  {
    ...filosofi,
    id: 'over-75-poverty',
    name: 'Pauvreté des ménages de 75 ans ou plus',
    definition: `${poverty}, dans les ménages dont la personne de référence a 75 ans ou plus.`,
    numerator: 'Personnes de ces ménages sous le seuil de pauvreté',
    denominator: 'Personnes de ces ménages',
  },
  {
    ...filosofi,
    id: 'tenants-poverty',
    name: 'Pauvreté des ménages locataires',
    definition: `${poverty}, dans les ménages locataires de leur logement, social ou privé.`,
    numerator: 'Personnes de ces ménages sous le seuil de pauvreté',
    denominator: 'Personnes de ces ménages',
  },
  {
    ...incomeShare,
    id: 'activity-income-share',
    name: 'Part des revenus d’activité dans le revenu disponible',
    definition: 'Salaires, allocations de chômage et revenus des indépendants dans le revenu disponible des ménages.',
    numerator: 'Revenus d’activité',
  },
  {
    ...incomeShare,
    id: 'unemployment-benefits-share',
    parentId: 'activity-income-share',
    name: 'Part des allocations de chômage dans le revenu disponible',
    shortName: 'allocations de chômage',
    definition: 'Allocations de chômage dans le revenu disponible des ménages.',
    numerator: 'Allocations de chômage reçues',
  },
  {
    ...incomeShare,
    id: 'pensions-share',
    name: 'Part des pensions et retraites dans le revenu disponible',
    definition: 'Pensions, retraites et rentes dans le revenu disponible des ménages.',
    numerator: 'Pensions et retraites reçues',
  },
  {
    ...benefitsPart,
    id: 'family-benefits-share',
    name: 'Part des prestations familiales dans le revenu disponible',
    shortName: 'prestations familiales',
    definition: 'Prestations familiales dans le revenu disponible des ménages.',
    numerator: 'Prestations familiales reçues',
  },
  {
    ...benefitsPart,
    id: 'minimum-income-share',
    name: 'Part des minima sociaux dans le revenu disponible',
    shortName: 'minima sociaux',
    definition: 'Minima sociaux (RSA, AAH, minimum vieillesse…) dans le revenu disponible des ménages.',
    numerator: 'Minima sociaux reçus',
  },
  {
    ...benefitsPart,
    id: 'housing-benefits-income-share',
    name: 'Part des aides au logement dans le revenu disponible',
    shortName: 'aides au logement',
    definition: 'Aides au logement dans le revenu disponible des ménages.',
    numerator: 'Aides au logement reçues',
  },
]
