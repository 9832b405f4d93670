/** Columns of the producers' files, and the indicator each one is. Pure. */

type Column = {
  readonly id: string
  /** Names without the year's two digits, the usual one first. */
  readonly columns: readonly string[]
  /** First year in which it means the same, with as many decimals as later. */
  readonly from?: number
}

/** Filosofi, disposable income. */
export const filosofiColumns: readonly Column[] = [
  { id: 'median-income', columns: ['MED', 'Q2'] },
  { id: 'first-decile', columns: ['D1'] },
  { id: 'ninth-decile', columns: ['D9'] },
  { id: 'activity-income-share', columns: ['PACT'], from: 2016 },
  { id: 'unemployment-benefits-share', columns: ['PCHO'], from: 2016 },
  { id: 'pensions-share', columns: ['PPEN'] },
  { id: 'social-benefits-share', columns: ['PPSOC'] },
  { id: 'family-benefits-share', columns: ['PPFAM'] },
  { id: 'minimum-income-share', columns: ['PPMINI'] },
  { id: 'housing-benefits-income-share', columns: ['PPLOGT'] },
  { id: 'poverty', columns: ['TP60'] },
  { id: 'under-30-poverty', columns: ['TP60AGE1'] },
  { id: 'over-75-poverty', columns: ['TP60AGE6'] },
  { id: 'tenants-poverty', columns: ['TP60TOL2'] },
]
