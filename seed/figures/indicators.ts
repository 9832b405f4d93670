/** The indicators Trame knows, and the themes they are shown under. Pure. Words: docs/glossary.md. */
import type { ThemeKey } from '#app/domains/observatory/observatory.ts'
import { cafIndicators } from './caf-indicators.ts'
import { cafLoadedIndicators } from './caf-loaded-indicators.ts'
import { incomeIndicators } from './income-indicators.ts'
import { inseeIndicators } from './insee-indicators.ts'

export const indicators = [...cafIndicators, ...cafLoadedIndicators, ...inseeIndicators, ...incomeIndicators]

/**
 * Ids of the indicators of each theme, in order of reading; one may serve several themes. Parts follow their whole.
 * No public figure exists by commune about holidays nor the protection of children: the screen says what to ask, and of whom.
 */
export const indicatorsByTheme: Record<ThemeKey, readonly string[]> = {
  'petite-enfance': [
    'childcare-places',
    'childcare-places-nurseries',
    'childcare-places-childminders',
    'childcare-places-preschool',
    'childcare-places-home',
    'children-under-3',
    'births',
    'rsa-share',
    'single-parent-poverty',
    'childcare-allowance-households',
    'paje-households',
  ],
  jeunesse: [
    'family-benefit-households',
    'family-support-households',
    'single-parent-share',
    'single-parent-poverty',
    'under-30-poverty',
    'living-alone-15-19',
    'living-alone-20-24',
    'aeeh-children',
  ],
  vacances: [],
  logement: [
    'housing-benefit-share',
    'housing-benefit-households',
    'social-housing',
    'renters-share',
    'vacant-housing-share',
    'tenants-poverty',
    'living-alone-20-24',
  ],
  egalite: [
    'single-parent-poverty',
    'single-parent-share',
    'women-alone-poverty',
    'men-alone-poverty',
    'women-alone-median-income',
    'men-alone-median-income',
  ],
  'acces-aux-droits': [
    'beneficiary-households',
    'covered-persons',
    'qf-under-800-share',
    'rsa-share',
    'rsa-households',
    'activity-bonus-share',
    'activity-bonus-households',
    'social-benefits-share',
    'minimum-income-share',
    'housing-benefits-income-share',
    'median-income',
    'first-decile',
    'poverty',
    'aah-beneficiaries',
  ],
  insertion: [
    'rsa-share',
    'rsa-households',
    'activity-bonus-share',
    'activity-bonus-households',
    'unemployment',
    'employment',
    'low-diploma-share',
    'activity-income-share',
    'unemployment-benefits-share',
    'first-decile',
    'under-30-poverty',
  ],
  autonomie: ['aah-beneficiaries', 'aeeh-children', 'over-75-poverty', 'pensions-share'],
  'protection-enfance': [],
  colleges: [],
  portrait: [
    'population',
    'median-income',
    'first-decile',
    'ninth-decile',
    'poverty',
    'under-30-poverty',
    'over-75-poverty',
    'tenants-poverty',
    'activity-income-share',
    'unemployment-benefits-share',
    'pensions-share',
    'social-benefits-share',
    'family-benefits-share',
    'minimum-income-share',
    'housing-benefits-income-share',
    'unemployment',
    'employment',
    'low-diploma-share',
    'single-parent-share',
    'births',
    'beneficiary-households',
    'covered-persons',
    'rsa-share',
  ],
}
