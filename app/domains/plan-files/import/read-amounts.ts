/** The means of an action from its columns of amounts, with the year and the funder their titles name. Pure. Rules: docs/rules/taking-up.md §3. */
import { parseAmounts, type ReadAmount, saysMoreThanAmounts } from '#app/domains/plan/values/parse-amount.ts'
import { readBudgetHeading } from './budget-headings.ts'
import type { Cells } from './read-dates.ts'

export type DraftAmount = ReadAmount & {
  readonly year?: number
  readonly nature?: 'operating' | 'investment'
}
type Columns = {
  readonly headerOf: (column: number) => string
  readonly isParty: (name: string) => boolean
  readonly report: (kind: 'amount', column: number, text: string) => void
  readonly keep: (column: number, text: string) => void
  /** The cell repeats what its parts say. */
  readonly isTotal: (column: number) => void
}

/** One funder, and not a share of it. */
const oneName = /^[^/+,;–—\n?%&\d]{1,60}$/
const isOneFunder = (name: string): boolean => oneName.test(name) && !/ (et|-) /.test(name)

type Budget = Cells[number] & { readonly amounts: readonly DraftAmount[]; readonly isTotal: boolean }

/** A share of something is no amount: « 40 % ». */
const isShare = (text: string): boolean => /%/.test(text)

type Named = Pick<Columns, 'headerOf' | 'isParty'>

/** « 2026 : 5 000 € »: a year is no funder. */
const yearIn = (label: string): number | undefined => {
  const said = /^(?:en |année |pour )?(20\d\d)$/i.exec(label)?.[1]
  return said === undefined ? undefined : Number(said)
}
const yearOf = (year: number | undefined) => (year === undefined ? {} : { year })

function amountsIn({ cell, column }: Cells[number], { headerOf, isParty }: Named): Budget {
  const { year, funder, nature, unit, isTotal } = readBudgetHeading(headerOf(column), isParty)
  const isNumber = cell.number !== undefined
  const isBare = isNumber || /^[\d\s\u00a0\u202f.,]+$/.test(cell.text)
  const found: readonly ReadAmount[] =
    cell.number === undefined ? parseAmounts(cell.text) : [{ label: '', euros: cell.number }]
  const amounts = isShare(cell.text)
    ? []
    : found.map(({ label, euros }) => ({
        ...{ label: yearIn(label) === undefined ? label || funder : funder, euros: isBare ? euros * unit : euros },
        ...yearOf(yearIn(label) ?? year),
        ...(nature && { nature }),
      }))
  return { cell, column, amounts, isTotal }
}

const sumOf = (budgets: readonly Budget[]): number =>
  budgets.flatMap(({ amounts }) => amounts).reduce((sum, { euros }) => sum + euros, 0)

/** « Total 2026 » adds the columns of 2026, « Total Caf » those of the Caf. */
const isPartOf = ({ amounts: [part] }: Budget, { amounts: [total] }: Budget): boolean =>
  (total?.year === undefined || total.year === part?.year) && (!total?.label || total.label === part?.label)

/** Columns of totals say again what the others say, or stay in words; alone, a total is the amount. */
function withoutTotals(budgets: readonly Budget[], { isTotal, keep }: Columns): readonly Budget[] {
  const parts = budgets.filter((budget) => !budget.isTotal && budget.amounts.length > 0)
  if (parts.length === 0) return budgets
  for (const total of budgets.filter((budget) => budget.isTotal)) {
    const sum = sumOf(parts.filter((part) => isPartOf(part, total)))
    if (total.amounts.length === 1 && Math.abs(sumOf([total]) - sum) < 1) isTotal(total.column)
    else keep(total.column, total.cell.text)
  }
  return budgets.filter((budget) => !budget.isTotal)
}

/** A lone funder gives the lone amount; several are kept in words, as is what comes with an amount: « 64 k€/an ». */
export function readAmounts(budgets: Cells, funders: Cells, columns: Columns): readonly DraftAmount[] {
  const { report, keep } = columns
  const read = withoutTotals(
    budgets.map((budget) => amountsIn(budget, columns)),
    columns,
  )
  for (const { column, cell, amounts } of read)
    if (amounts.length === 0) report('amount', column, cell.text)
    else if (cell.number === undefined && saysMoreThanAmounts(cell.text)) keep(column, cell.text)
  const found = read.flatMap(({ amounts }) => amounts)
  const [amount, ...others] = found
  if (!amount) {
    const given = funders.map((funder) => amountsIn(funder, { ...columns, headerOf: () => '' }))
    for (const { column, cell, amounts } of given) if (amounts.length === 0) keep(column, cell.text)
    return given.flatMap(({ amounts }) => amounts)
  }
  const [funder, ...more] = funders
  const name = funder?.cell.text.trim() ?? ''
  if (others.length === 0 && more.length === 0 && amount.label === '' && isOneFunder(name))
    return [{ ...amount, label: name }]
  for (const { column, cell } of funders) keep(column, cell.text)
  return found
}
