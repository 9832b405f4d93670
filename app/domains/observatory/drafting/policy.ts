/** What the drafting of findings knows of the indicators: weights, people behind a rate, breaks of series, pairs. Pure tables. */
import { sharesByUnit } from './counted-shares.fr.ts'

/** How much a subject counts in a CTG; 1 where nothing is said. */
const weights: Readonly<Record<string, number>> = {
  'childcare-places': 1.6,
  births: 1.3,
  'single-parent-poverty': 1.3,
  poverty: 1.2,
  'rsa-share': 1.2,
  'under-30-poverty': 1.2,
  'women-alone-poverty': 1.1,
  'vacant-housing-share': 0.9,
  'childcare-places-home': 0.7,
  'paje-households': 0.6,
}
export const weightOf = (indicatorId: string): number => weights[indicatorId] ?? 1

/**
 * Share of the inhabitants a rate is about, in France: an order of magnitude, only to keep silent about too few people. By
 * indicator, else by what it counts.
 */
const sharesBehind: Readonly<Record<string, number>> = {
  'single-parent-poverty': 0.04,
  'under-30-poverty': 0.05,
  'over-75-poverty': 0.07,
  'tenants-poverty': 0.18,
  'women-alone-poverty': 0.09,
  'men-alone-poverty': 0.07,
  'women-alone-median-income': 0.09,
  'men-alone-median-income': 0.07,
  'living-alone-15-19': 0.06,
  'living-alone-20-24': 0.06,
}
export const shareBehind = (indicatorId: string, statisticalUnit: string): number =>
  sharesBehind[indicatorId] ?? sharesByUnit[statisticalUnit] ?? 1

/**
 * Years from which a series no longer counts as before. Aids to housing are paid on the incomes of the last twelve months since
 * January 2021; the coverage rates of 2022 were revised, and those before were published apart; the activity bonus came into the
 * incomes of 2016 and was raised in 2019, steps that every territory has. So have two reforms: family allowances halved or
 * quartered above an income since July 2015, and part of the aids to housing replaced by lower rents in 2018.
 */
const breaks: Readonly<Record<string, readonly number[]>> = {
  'housing-benefit-share': [2021],
  'housing-benefit-households': [2021],
  'housing-benefits-income-share': [2018],
  'family-benefits-share': [2015, 2016],
  'minimum-income-share': [2016, 2019],
  'social-benefits-share': [2019],
  'childcare-places': [2022],
  'childcare-places-nurseries': [2022],
  'childcare-places-childminders': [2022],
  'childcare-places-preschool': [2022],
  'childcare-places-home': [2022],
}
export const breaksOf = (indicatorId: string): readonly number[] => breaks[indicatorId] ?? []

/** A source that shows this value for anything under it, also in the years before. */
const floors: Readonly<Record<string, number>> = { poverty: 5, 'over-75-poverty': 5 }
export const floorOf = (indicatorId: string): number | undefined => floors[indicatorId]

/** A survey spread over five years: two of its years are compared five years apart at least. */
export const isSpreadOverYears = (source: string): boolean => source.includes('recensement')

/** An offer beside what makes it needed. */
export const offersAndNeeds: readonly { readonly offer: string; readonly needs: readonly string[] }[] = [
  { offer: 'childcare-places', needs: ['single-parent-poverty', 'rsa-share'] },
]
/** What the number of people an offer is for moves with. */
export const needsByOffer: Readonly<Record<string, string>> = { 'childcare-places': 'births' }

/** Two sources that speak of nearly the same thing. */
export const nearTwins: readonly (readonly [string, string])[] = [
  ['poverty', 'social-benefits-share'],
  ['rsa-share', 'minimum-income-share'],
]

/** From this share on, a rate is worth a question by itself. */
const levels: Readonly<Record<string, number>> = {
  poverty: 25,
  'single-parent-poverty': 33,
  'under-30-poverty': 33,
  'tenants-poverty': 33,
  'women-alone-poverty': 25,
  'men-alone-poverty': 25,
  'over-75-poverty': 20,
  unemployment: 15,
}
export const levelOf = (indicatorId: string): number | undefined => levels[indicatorId]
