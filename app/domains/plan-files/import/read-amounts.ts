/** The means of an action from its columns of amounts, with the year and the funder their titles name. Pure. Rules: docs/rules/taking-up.md §3. */
import { parseAmounts, type ReadAmount, saysMoreThanAmounts } from '#app/domains/plan/values/parse-amount.ts'
import { isFunderAlone, readBudgetHeading } from './budget-headings.ts'
import type { Cells } from './read-dates.ts'

export type DraftAmount = Pick<ReadAmount, 'label'> & {
  /** Null: who gives is named, how much is not said. */
  readonly euros: number | null
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

type Said = DraftAmount & ReadAmount
type Budget = Cells[number] & { readonly amounts: readonly Said[]; readonly isTotal: boolean; readonly isWhole?: true }

/** A share of something is no amount: « 40 % ». */
const isShare = (text: string): boolean => /%/.test(text)

type Named = Pick<Columns, 'headerOf' | 'isParty'>

/** « 2026 : 5 000 € »: a year is no funder. */
const yearIn = (label: string): number | undefined => {
  const said = /^(?:en |année |pour )?(20\d\d)$/i.exec(label)?.[1]
  return said === undefined ? undefined : Number(said)
}
const yearOf = (year: number | undefined) => (year === undefined ? {} : { year })

/** « 3 000 € Caf / 2 000 € Ville », « 1 500 € (Caf) »: when each amount has its funder after it, surely. */
function followedByFunders(text: string, isParty: Named['isParty']): readonly ReadAmount[] | undefined {
  const pieces = text.split(/\s*(?:[/+;\n]|,(?=\s)|\set\s)\s*/i).filter((piece) => piece !== '')
  const read = pieces.flatMap((piece): readonly ReadAmount[] => {
    const [, said = '', name = ''] =
      /^([\d\s\u00a0\u202f.,]+k?\s?(?:€|euros?))\s*(?:de |du )?(?:la |le |l['’])?\(?([^()]+)\)?$/i.exec(piece) ?? []
    const [amount, another] = parseAmounts(said)
    const isSure = isParty(name) || isFunderAlone(name)
    return amount && !another && isSure ? [{ label: name, euros: amount.euros }] : []
  })
  return read.length === pieces.length ? read : undefined
}

function amountsIn({ cell, column }: Cells[number], { headerOf, isParty }: Named): Budget {
  const { year, funder, nature, unit, isTotal } = readBudgetHeading(headerOf(column), isParty)
  const followed = cell.number === undefined ? followedByFunders(cell.text, isParty) : undefined
  if (followed) {
    const more = { ...yearOf(year), ...(nature && { nature }) }
    return { cell, column, amounts: followed.map((one) => ({ ...one, ...more })), isTotal, isWhole: true }
  }
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

/** « Caf, Ville », « CAF 92 + MSA »: who gives, without how much. What is doubted, or not surely a funder, stays in words. */
function fundersIn({ cell, column }: Cells[number], { isParty, keep }: Columns) {
  if (/\?/.test(cell.text) || cell.number !== undefined) return []
  const names = cell.text.split(/\s*[\n,;/+&]\s*|\s+et\s+/i).filter((name) => name !== '')
  const sure = names.filter((name) => isParty(name) || isFunderAlone(name))
  if (sure.length > 0 && sure.length < names.length) keep(column, cell.text)
  return [...new Set(sure)].map((label) => ({ column, label }))
}

/** A lone funder gives the lone amount; several are kept in words, as is what comes with an amount: « 64 k€/an ». */
export function readAmounts(budgets: Cells, funders: Cells, columns: Columns): readonly DraftAmount[] {
  const { report, keep } = columns
  const read = withoutTotals(
    budgets.map((budget) => amountsIn(budget, columns)),
    columns,
  )
  const named = read.flatMap((budget) => (budget.amounts.length === 0 ? fundersIn(budget, columns) : []))
  const isNamed = (column: number): boolean => named.some((one) => one.column === column)
  for (const { column, cell, amounts } of read.filter((budget) => !isNamed(budget.column) && !budget.isWhole))
    if (amounts.length === 0) report('amount', column, cell.text)
    else if (cell.number === undefined && saysMoreThanAmounts(cell.text)) keep(column, cell.text)
  const found = read.flatMap(({ amounts }) => amounts)
  const [amount, ...others] = found
  if (!amount) {
    const given = funders.map((funder) => amountsIn(funder, { ...columns, headerOf: () => '' }))
    const alone = given.flatMap((funder) => (funder.amounts.length === 0 ? fundersIn(funder, columns) : []))
    for (const { column, cell, amounts } of given)
      if (amounts.length === 0 && !alone.some((one) => one.column === column)) keep(column, cell.text)
    const withAmount = given.flatMap(({ amounts }) => amounts)
    const known = new Set(withAmount.map(({ label }) => label))
    const others = [...named, ...alone].filter(({ label }) => !known.has(label))
    return [...withAmount, ...others.map(({ label }) => ({ label, euros: null }))]
  }
  for (const { column } of named) keep(column, read.find((one) => one.column === column)?.cell.text ?? '')
  const [funder, ...more] = funders
  const name = funder?.cell.text.trim() ?? ''
  if (others.length === 0 && more.length === 0 && amount.label === '' && isOneFunder(name))
    return [{ ...amount, label: name }]
  for (const { column, cell } of funders) keep(column, cell.text)
  return found
}
