/** The figures of a dataset as rows of a file: one a figure, its status in words. Pure. */
import { guardFormula } from '#app/kernel/guard-formula.ts'
import type { Cell, Table } from './deposits.ts'
import { whole } from './deposits.ts'
import { depositsLabels } from './labels.fr.ts'

const d = depositsLabels.dataset

const quote = (text: string): string => {
  const safe = guardFormula(text)
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const writtenValue = ({ value }: Cell): string => (value === null ? '' : String(value).replace('.', ','))

/** With a mark of UTF-8, for spreadsheets; `;` between fields. */
export function datasetCsv({ places, categories, cells }: Table): string {
  const byPlace = new Map(places.map((place) => [place.place, place]))
  const rows = cells.map((cell) => [
    byPlace.get(cell.place)?.name ?? '',
    byPlace.get(cell.place)?.territoryCode ?? '',
    ...(categories.length > 0 ? [cell.category === whole ? d.all : (categories[cell.category - 1] ?? '')] : []),
    String(cell.year),
    writtenValue(cell),
    d.csvStatus[cell.status],
  ])
  const { place, code, category, year, value, status } = d.csv
  const heads = [place, code, ...(categories.length > 0 ? [category] : []), year, value, status]
  return `\ufeff${[heads, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`
}
