/** What each column of a file holds, as its heading and its cells let one guess; corrected by who deposits. Pure. Rules: docs/rules/deposits.md §2. */
import { plainName } from '#app/domains/territory/plain-name.ts'
import { isWholeWord } from './read-place.ts'
import { readValue, readYear } from './read-value.ts'

/** `figures`: a column of a wide table, whose heading is a year or a category; `value`: that of a long one. */
export const columnRoles = ['place', 'code', 'category', 'year', 'value', 'figures', 'ignored'] as const
export type ColumnRole = (typeof columnRoles)[number]

export type Grid = readonly (readonly string[])[]

export type Mapping = {
  /** Index in the grid of the row of headings. */
  readonly headerRow: number
  readonly roles: readonly ColumnRole[]
}

const codeHeads =
  /^(code|iris|insee|siren|codgeo|num|numcomdo|numcom|depcom|com|code (insee|commune|geo|iris|territoire))\b/
const placeHeads = /^(quartier|commune|territoire|ville|secteur|iris|lieu|zone|nom|nomcom|libelle|epci|ecole|site)\b/
const yearHeads = /^(annee|an|date|dtref\w*|millesime|periode|rentree)\b/
const valueHeads = /^(effectifs?|nombre|nb|valeur|count|total des|inscrits|foyers|familles|enfants|allocataires)\b/

const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** The first row that has two headings or more, and the same width as those under it; 0 otherwise. */
export function findHeaderRow(grid: Grid): number {
  const width = Math.max(0, ...grid.slice(0, 50).map((row) => row.filter(isFilled).length))
  const found = grid.slice(0, 20).findIndex((row) => row.filter(isFilled).length >= Math.max(2, width - 1))
  return Math.max(0, found)
}

type Column = { readonly head: string; readonly cells: readonly string[] }

const columnsOf = (grid: Grid, headerRow: number): readonly Column[] => {
  const heads = grid[headerRow] ?? []
  const rows = grid.slice(headerRow + 1, headerRow + 201)
  const width = Math.max(heads.length, ...rows.map(({ length }) => length))
  return Array.from({ length: width }, (_, at) => ({
    head: heads[at] ?? '',
    cells: rows.map((row) => row[at] ?? '').filter(isFilled),
  }))
}

const isNumeric = ({ cells }: Column): boolean =>
  cells.length > 0 && cells.filter((cell) => readValue(cell) !== 'not-a-number').length >= cells.length * 0.7
const areYears = ({ cells }: Column): boolean => cells.length > 0 && cells.every((cell) => readYear(cell) !== undefined)
/** Codes of places, whatever is said on the line of the total; under a heading that says so, codes of any length that are no figures. */
function areCodes({ head, cells }: Column): boolean {
  const codes = cells.filter((cell) => !isWholeWord(cell)).map((cell) => cell.replace(/\s/g, ''))
  if (codes.length === 0) return false
  const areAllDistinct = new Set(codes).size === codes.length
  const isSaid = codeHeads.test(plainName(head))
  if (codes.every((code) => /^(\d{5}|2[AB]\d{3}|\d{9})$/i.test(code))) return isSaid || areAllDistinct
  return isSaid && areAllDistinct && codes.every((code) => /^\d{3,14}$/.test(code))
}

function roleOf(column: Column): ColumnRole | undefined {
  const head = plainName(column.head)
  if (column.cells.length === 0 && head === '') return 'ignored'
  if (readYear(column.head) !== undefined) return 'figures'
  if (yearHeads.test(head) && areYears(column)) return 'year'
  if (areCodes(column)) return 'code'
  if (placeHeads.test(head) && !isNumeric(column)) return 'place'
  if (areYears(column)) return 'year'
  if (isNumeric(column)) return 'figures'
}

/** A table whose figures are all in one column, with a category or a year beside each, is a long one. */
function asLong(roles: readonly ColumnRole[], columns: readonly Column[]): readonly ColumnRole[] {
  const figures = roles.flatMap((role, at) => (role === 'figures' ? [at] : []))
  const [only] = figures
  const isLong = figures.length === 1 && only !== undefined && readYear(columns[only]?.head ?? '') === undefined
  const hasKeys =
    roles.includes('category') || roles.includes('year') || valueHeads.test(plainName(columns[only ?? 0]?.head ?? ''))
  return isLong && hasKeys ? roles.map((role) => (role === 'figures' ? 'value' : role)) : roles
}

/** @param remembered what was said of a file with the same headings */
export function guessMapping(grid: Grid, remembered?: Mapping): Mapping {
  const headerRow = findHeaderRow(grid)
  const columns = columnsOf(grid, headerRow)
  if (remembered && remembered.roles.length === columns.length) return { ...remembered, headerRow }
  const guessed = columns.map(roleOf)
  const roles: ColumnRole[] = []
  for (const role of guessed) {
    if (role !== undefined) roles.push(role)
    // A code says where a row is: a text beside it is a category.
    else if (![...guessed, ...roles].some((one) => one === 'place' || one === 'code')) roles.push('place')
    else roles.push(roles.includes('category') ? 'ignored' : 'category')
  }
  return { headerRow, roles: asLong(roles, columns) }
}

/** By what a file of the same form is known again. */
export const headsKey = (grid: Grid, headerRow: number): string =>
  (grid[headerRow] ?? [])
    .map((head) => plainName(head))
    .join('|')
    .slice(0, 4000)

export type MappingFault = 'no-figures' | 'value-and-figures' | 'two-measures' | 'repeated-role'

const single: readonly ColumnRole[] = ['place', 'code', 'category', 'year', 'value']

/** Why the columns do not make a table yet. @param heads of each column */
export function refusalOfMapping({ roles }: Mapping, heads: readonly string[]): MappingFault | undefined {
  if (single.some((role) => roles.filter((one) => one === role).length > 1)) return 'repeated-role'
  const hasValue = roles.includes('value')
  if (!hasValue && !roles.includes('figures')) return 'no-figures'
  if (hasValue && roles.includes('figures')) return 'value-and-figures'
  // Beside a category, a heading that is no year is what is counted: « Familles », « Enfants » are two files in one.
  const measures = roles.filter((role, at) => role === 'figures' && readYear(heads[at] ?? '') === undefined)
  if (roles.includes('category') && measures.length > 1) return 'two-measures'
}
