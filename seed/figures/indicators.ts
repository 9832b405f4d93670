/** The indicators Trame knows, and the themes they are shown under. Pure. Words: docs/glossary.md. */
import type { ThemeKey } from '#app/domains/observatory/observatory.ts'
import { cafIndicators } from './caf-indicators.ts'
import { inseeIndicators } from './insee-indicators.ts'

export const indicators = [...cafIndicators, ...inseeIndicators]

/**
 * Ids of the indicators of each theme, in order of reading; one may serve several themes. Parts follow their whole.
 * No public figure exists about holidays: the screen says what to ask of the Caf.
 */
export const indicatorsByTheme: Record<ThemeKey, readonly string[]> = {
  'petite-enfance': [
    'childcare-places',
    'childcare-places-nurseries',
    'childcare-places-childminders',
    'childcare-places-preschool',
    'childcare-places-home',
    'rsa-share',
    'single-parent-poverty',
    'births',
    'paje-households',
  ],
  jeunesse: [
    'single-parent-poverty',
    'family-benefit-households',
    'single-parent-share',
    'under-30-poverty',
    'living-alone-15-19',
    'living-alone-20-24',
  ],
  vacances: [],
  logement: [
    'living-alone-20-24',
    'housing-benefit-share',
    'housing-benefit-households',
    'social-housing',
    'renters-share',
    'vacant-housing-share',
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
    'rsa-share',
    'beneficiary-households',
    'covered-persons',
    'rsa-households',
    'activity-bonus-share',
    'activity-bonus-households',
    'social-benefits-share',
    'poverty',
  ],
  portrait: [
    'rsa-share',
    'births',
    'single-parent-share',
    'beneficiary-households',
    'covered-persons',
    'social-benefits-share',
    'median-income',
    'poverty',
    'unemployment',
    'employment',
    'low-diploma-share',
  ],
}
