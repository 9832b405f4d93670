/**
 * A grid of texts, typed, pasted or read in a file, becomes figures by place, category and year. Every row is accounted for, every
 * error names its row and its column. Pure; the same for all that is deposited. Rules: docs/rules/deposits.md §2.
 */
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { Reason } from './deposits.ts'
import { type PlaceChoice, type ReadPlace, usualChoice } from './place-choice.ts'
import { type ColumnRole, type Grid, type Mapping, refusalOfMapping } from './read-columns.ts'
import { isOutside, isWholeWord, type KnownPlace, matchPlace, type PlaceMatch } from './read-place.ts'
import { readValue, readYear } from './read-value.ts'

export type RawCell = {
  /** `whole`, a known id, or `nom:…` for what the file alone names. */
  readonly placeId: string
  /** `whole`, or the name of the category. */
  readonly category: string
  readonly year: number
  readonly value: number | null
  readonly reason: Reason | null
  /** From 1, as a spreadsheet numbers them. */
  readonly row: number
}

export type ProblemKind =
  | 'not-a-number'
  | 'not-a-count'
  | 'no-year'
  | 'repeated'
  | 'place-to-choose'
  | 'total-to-choose'
  | 'no-place'
  | 'long-name'
  | 'total-differs'
  | 'mapping'
  | 'no-figure'
/** `row` and `column` as a spreadsheet shows them; a heading, where the column has one. */
export type Problem = {
  readonly kind: ProblemKind
  readonly row: number | null
  readonly column: string
  readonly text: string
}

export type Account = {
  readonly rows: number
  readonly kept: number
  readonly empty: number
  readonly outside: number
  readonly leftOut: number
  /** Figures, then what says why there is none (`nd`, `s`…), then empty cells. */
  readonly cells: number
  readonly marks: number
  readonly blanks: number
}

export type ReadTable = {
  readonly places: readonly ReadPlace[]
  readonly categories: readonly string[]
  readonly years: readonly number[]
  readonly cells: readonly RawCell[]
  readonly problems: readonly Problem[]
  readonly account: Account
}

export type Reading = {
  readonly mapping: Mapping
  readonly known: readonly KnownPlace[]
  readonly choices: ReadonlyMap<string, PlaceChoice>
  /** For a table that says no year anywhere. */
  readonly year: number | null
  readonly isCount: boolean
}

export const wholeId = 'whole'
export const ownId = (name: string): string => `nom:${plainName(name)}`

type Columns = Readonly<Record<Exclude<ColumnRole, 'figures' | 'ignored'>, number>> & {
  readonly figures: readonly number[]
}

function columnsOf({ roles }: Mapping): Columns {
  const at = (role: ColumnRole) => roles.indexOf(role)
  return {
    place: at('place'),
    code: at('code'),
    category: at('category'),
    year: at('year'),
    value: at('value'),
    figures: roles.flatMap((role, index) => (role === 'figures' || role === 'value' ? [index] : [])),
  }
}

const textAt = (row: readonly string[], at: number): string => (at < 0 ? '' : (row[at] ?? '').trim())

const placeKey = (name: string, code: string): string => (code === '' ? name : `${name} · ${code}`)

const idOfChoice = (choice: PlaceChoice, name: string): string =>
  typeof choice === 'object' ? choice.id : choice === 'whole' ? wholeId : ownId(name)

/** Letters of a spreadsheet: A, B… AA. */
const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
const columnName = (heads: readonly string[], at: number): string => textAt(heads, at) || letterOf(at)

/** What a cell of figures is of: the year and the category that its row and its heading say. */
function keyOf(row: readonly string[], at: number, columns: Columns, heads: readonly string[], reading: Reading) {
  const head = textAt(heads, at)
  const isLong = columns.value >= 0
  const headYear = isLong ? undefined : readYear(head)
  const rowYear = columns.year < 0 ? undefined : readYear(textAt(row, columns.year))
  const year = columns.year < 0 ? (headYear ?? reading.year ?? undefined) : rowYear
  const beside = columns.category < 0 ? '' : textAt(row, columns.category)
  const category = isLong || headYear !== undefined ? beside : head
  return { year, category: category === '' || isWholeWord(category) ? wholeId : category }
}

/** What was read so far, row after row. */
const startCollecting = (hasOutside: boolean) => ({
  hasOutside,
  places: new Map<string, ReadPlace>(),
  cells: new Map<string, RawCell>(),
  problems: [] as Problem[],
  account: { rows: 0, kept: 0, empty: 0, outside: 0, leftOut: 0 },
})
type Collector = ReturnType<typeof startCollecting>

function placeOf(
  collector: Collector,
  row: readonly string[],
  rowNumber: number,
  columns: Columns,
  reading: Reading,
): ReadPlace {
  const code = textAt(row, columns.code)
  const name = textAt(row, columns.place) || code
  // Two rows without a place are not duplicates.
  const key =
    name === '' && columns.place + columns.code > -2 ? `#${rowNumber}` : placeKey(name, code === name ? '' : code)
  const seen = collector.places.get(key)
  if (seen) return seen
  const isWhole = columns.place < 0 && columns.code < 0
  const match: PlaceMatch = isWhole ? { kind: 'whole' } : matchPlace(name, code, reading.known)
  const place = {
    key,
    name,
    code,
    row: rowNumber,
    match,
    choice: reading.choices.get(key) ?? usualChoice(match, collector.hasOutside),
  }
  collector.places.set(key, place)
  return place
}

function readCell(
  collector: Collector,
  row: readonly string[],
  at: number,
  cell: Omit<RawCell, 'value' | 'reason'>,
  column: string,
  isCount: boolean,
) {
  const text = textAt(row, at)
  const read = readValue(text)
  const problem = (kind: ProblemKind) => collector.problems.push({ kind, row: cell.row, column, text })
  if (read === 'not-a-number') return problem('not-a-number')
  if (isCount && 'value' in read && (!Number.isInteger(read.value) || read.value < 0)) return problem('not-a-count')
  const key = `${cell.placeId} ${cell.category} ${cell.year}`
  const seen = collector.cells.get(key)
  const found =
    'value' in read ? { ...cell, value: read.value, reason: null } : { ...cell, value: null, reason: read.reason }
  if (seen && seen.value !== null && found.value !== null) return problem('repeated')
  if (!seen || seen.value === null) collector.cells.set(key, found)
}

function readRow(
  collector: Collector,
  row: readonly string[],
  rowNumber: number,
  columns: Columns,
  heads: readonly string[],
  reading: Reading,
) {
  const { account, problems } = collector
  account.rows += 1
  const isEmpty = columns.figures.every((at) => textAt(row, at) === '')
  if (isEmpty) {
    account.empty += 1
    return
  }
  const place = placeOf(collector, row, rowNumber, columns, reading)
  if (place.choice === 'left-out') {
    if (place.match.kind === 'outside') account.outside += 1
    else account.leftOut += 1
    return
  }
  account.kept += 1
  // A doubtful place is read as the file’s own until she says which it is: its figures are seen, and nothing leaves.
  const placeId = idOfChoice(place.choice ?? 'own', place.name || place.key)
  for (const at of columns.figures) {
    const { year, category } = keyOf(row, at, columns, heads, reading)
    const column = columnName(heads, at)
    if (year === undefined) problems.push({ kind: 'no-year', row: rowNumber, column, text: textAt(row, columns.year) })
    else readCell(collector, row, at, { placeId, category, year, row: rowNumber }, column, reading.isCount)
  }
}

const noTable = (problem: Problem): ReadTable => ({
  places: [],
  categories: [],
  years: [],
  cells: [],
  problems: [problem],
  account: { rows: 0, kept: 0, empty: 0, outside: 0, leftOut: 0, cells: 0, marks: 0, blanks: 0 },
})

/** What the server takes of a name: asked here, at its line, before anything is sent. */
export const longestName = 120

const listLongNames = (places: readonly ReadPlace[], cells: readonly RawCell[]): readonly Problem[] => {
  const ofPlaces = places.filter(({ choice, name }) => choice === 'own' && name.length > longestName)
  const ofCategories = new Map(
    cells.filter(({ category }) => category.length > longestName).map((cell) => [cell.category, cell]),
  )
  return [
    ...ofPlaces.map(({ name, row }) => ({ text: name, row })),
    ...[...ofCategories.values()].map(({ category, row }) => ({ text: category, row })),
  ].map(({ text, row }): Problem => ({ kind: 'long-name', row, column: '', text: `${text.slice(0, 40)}…` }))
}

function countCells(cells: readonly RawCell[]): Pick<Account, 'cells' | 'marks' | 'blanks'> {
  const figures = cells.filter(({ value }) => value !== null).length
  const blanks = cells.filter(({ reason }) => reason === 'not-collected').length
  return { cells: figures, marks: cells.length - figures - blanks, blanks }
}

/** @param grid rows of texts, the headings among them */
export function readTable(grid: Grid, reading: Reading): ReadTable {
  const refusal = refusalOfMapping(reading.mapping, grid[reading.mapping.headerRow] ?? [])
  if (refusal) return noTable({ kind: 'mapping', row: null, column: '', text: refusal })
  const columns = columnsOf(reading.mapping)
  const { headerRow } = reading.mapping
  const heads = grid[headerRow] ?? []
  const collector = startCollecting(
    columns.code >= 0 &&
      grid.some((row, index) => index > headerRow && isOutside(textAt(row, columns.code), reading.known)),
  )
  for (const [index, row] of grid.entries())
    if (index > headerRow && row.some((text) => text.trim() !== ''))
      readRow(collector, row, index + 1, columns, heads, reading)
  const cells = [...collector.cells.values()]
  const places = [...collector.places.values()]
  const toChoose = places
    .filter(({ choice }) => choice === undefined)
    .map(
      ({ name, row, match }): Problem =>
        match.kind === 'unnamed'
          ? { kind: 'no-place', row, column: '', text: '' }
          : { kind: match.kind === 'whole' ? 'total-to-choose' : 'place-to-choose', row: null, column: '', text: name },
    )
  const problems = [...toChoose, ...listLongNames(places, cells), ...collector.problems]
  if (cells.length === 0 && problems.length === 0) problems.push({ kind: 'no-figure', row: null, column: '', text: '' })
  return {
    places,
    categories: [...new Set(cells.map(({ category }) => category).filter((category) => category !== wholeId))],
    years: [...new Set(cells.map(({ year }) => year))].toSorted((one, other) => one - other),
    cells,
    problems,
    account: { ...collector.account, ...countCells(cells) },
  }
}
