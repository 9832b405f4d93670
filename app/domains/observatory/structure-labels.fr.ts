/** What territories are alike by, within a sentence. Pure. */

export const structureLabels = {
  growth: 'évolution de la population',
  medianIncome: 'niveau de vie médian',
  firstDecile: 'niveau de vie des plus modestes',
  ninthDecile: 'niveau de vie des plus aisés',
  activityShare: 'part des revenus d’activité',
  unemploymentShare: 'part des indemnités de chômage',
  pensionsShare: 'part des pensions',
  socialBenefitsShare: 'part des prestations sociales',
  size: 'population',
} as const
