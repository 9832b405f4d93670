/** What was read, as the tables that the masking takes, and what left of them, as the tables that pages show. Pure. Rules: docs/rules/deposits.md §3. */

import { findTotals } from '#app/domains/secrecy/found-totals.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { plainName } from '#app/domains/territory/plain-name.ts'
import { type Cell, type Place, type Reason, type Table, whole } from './deposits.ts'
import { isWholeWord, type KnownPlace } from './read-place.ts'
import { ownId, type Problem, type RawCell, type ReadTable, wholeId } from './read-table.ts'

/** What makes the tables of two deposits speak of the same counts: what is counted, and when. */
export const universeOf = (statisticalUnit: string, year: number): string => `${plainName(statisticalUnit)} ${year}`

const totalId = 'ensemble'
export const categoryIdOf = (dimension: string, category: string): string =>
  category === wholeId ? totalId : `${plainName(dimension)}:${plainName(category)}`

/** The id of a place in the tables: that of its territory where it has one, so that two deposits say the same of it. */
export const rowIdOf = (placeId: string, wholeCode: string | null): string =>
  placeId === wholeId ? (wholeCode ?? 'perimetre') : placeId

export type Naming = {
  /** What the whole is called, and its code when it is one territory. */
  readonly whole: { readonly name: string; readonly code: string | null }
  readonly known: readonly KnownPlace[]
  readonly statisticalUnit: string
  /** What the categories are: « Tranche de quotient familial »; empty for a series. */
  readonly dimension: string
  /** Of all categories together. */
  readonly totalName: string
  /** For a total of the places of its file only: its own label names the whole. */
  readonly fileTotalName: string
}

const nameOf = (placeId: string, table: ReadTable, { known, whole: all, fileTotalName }: Naming): string => {
  if (placeId === wholeId) return all.name
  const place = known.find(({ id }) => id === placeId)
  const written = table.places.find(({ name }) => ownId(name) === placeId)?.name ?? placeId
  return place?.name ?? (isWholeWord(written) ? fileTotalName : written)
}

type Axes = { readonly placeIds: readonly string[]; readonly categories: readonly string[] }

/** The whole last, as tables end with their total. */
function axesOf(cells: readonly RawCell[]): Axes {
  const placeIds = [...new Set(cells.map(({ placeId }) => placeId))]
  const categories = [...new Set(cells.map(({ category }) => category))]
  const totalLast = (ids: readonly string[]) => [
    ...ids.filter((id) => id !== wholeId),
    ...ids.filter((id) => id === wholeId),
  ]
  return { placeIds: totalLast(placeIds), categories: totalLast(categories) }
}

const keyOf = (placeId: string, category: string): string => JSON.stringify([placeId, category])

/** How the whole compares with the sum of its parts, on every line where all of them are known. */
export type Sums = 'equal' | 'parts-missing' | 'differs'

function compareSums(
  lines: readonly { readonly total: number | null; readonly parts: readonly (number | null)[] }[],
): Sums {
  let answer: Sums = 'equal'
  for (const { total, parts } of lines) {
    if (total === null || parts.includes(null)) continue
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0)
    if (sum > total) return 'differs'
    if (sum < total) answer = 'parts-missing'
  }
  return answer
}

/** A year of what was read, by the ids of the reading: the whole over the others, and the totals that no word tells. */
function readYearTable(table: ReadTable, year: number) {
  const cells = table.cells.filter((cell) => cell.year === year)
  const values = new Map(cells.map((cell) => [keyOf(cell.placeId, cell.category), cell.value]))
  const axes = axesOf(cells)
  const nodesOf = (ids: readonly string[]): readonly AxisNode[] => {
    const hasTotal = ids.includes(wholeId) && ids.length > 1
    return ids.map((id) => ({ id, label: id, parentId: hasTotal && id !== wholeId ? wholeId : null }))
  }
  const counts: CountTable = {
    universe: String(year),
    rows: nodesOf(axes.placeIds),
    columns: nodesOf(axes.categories),
    values: axes.placeIds.map((placeId) =>
      axes.categories.map((category) => values.get(keyOf(placeId, category)) ?? null),
    ),
  }
  const nested = findTotals(counts, defaultRule('')).table
  return { cells, axes, nested, sums: { rows: compareWhole(nested, 'rows'), columns: compareWhole(nested, 'columns') } }
}

function compareWhole(table: CountTable, axis: 'rows' | 'columns'): Sums {
  const others = axis === 'rows' ? table.columns : table.rows
  const lineOf = (at: number) =>
    others.map((_, other) => (axis === 'rows' ? table.values[at]?.[other] : table.values[other]?.[at]) ?? null)
  const totals = lineOf(table[axis].findIndex(({ id }) => id === wholeId))
  const parts = table[axis].flatMap(({ parentId }, at) => (parentId === wholeId ? [lineOf(at)] : []))
  if (parts.length === 0) return 'equal'
  return compareSums(totals.map((total, other) => ({ total, parts: parts.map((line) => line[other] ?? null) })))
}

/** A total smaller than the sum of its parts counts something else: it is no sum, and protects nothing. */
export function listSumProblems(table: ReadTable): readonly Problem[] {
  return table.years.flatMap((year) => {
    const { cells, sums } = readYearTable(table, year)
    return (['rows', 'columns'] as const)
      .filter((axis) => sums[axis] === 'differs')
      .map((axis): Problem => {
        const total = cells.find((cell) => (axis === 'rows' ? cell.placeId : cell.category) === wholeId)
        return {
          kind: 'total-differs',
          row: axis === 'rows' ? (total?.row ?? null) : null,
          column: String(year),
          text: axis === 'rows' ? 'places' : 'categories',
        }
      })
  })
}

/** A line that is the sum of others though no word says so: protected as the total it is. */
export type UntoldTotal = {
  readonly axis: 'rows' | 'columns'
  readonly label: string
  /** Those in which it holds: of several, one alone may be chance, which who reads that year cannot tell. */
  readonly years: readonly number[]
  readonly parts: readonly string[]
}

export function listUntoldTotals(table: ReadTable, naming: Naming): readonly UntoldTotal[] {
  const all = countTablesOf(table, naming).flatMap(({ year, table: { rows, columns }, rowIds, columnIds }) => {
    const wholes = [rowIds.get(wholeId), columnIds.get(wholeId)]
    return (
      [
        ['rows', rows],
        ['columns', columns],
      ] as const
    ).flatMap(([axis, nodes]) =>
      nodes.flatMap(({ id, label }) => {
        const parts = nodes.flatMap((node) => (node.parentId === id ? [node.label] : []))
        return parts.length > 0 && !wholes.includes(id) ? [{ year, total: { axis, label, parts } }] : []
      }),
    )
  })
  return [...Map.groupBy(all, ({ total }) => JSON.stringify(total)).values()].flatMap((same) =>
    same.slice(0, 1).map(({ total }) => ({ ...total, years: same.map(({ year }) => year) })),
  )
}

export type YearTable = {
  readonly year: number
  readonly table: CountTable
  /** Ids in the table of what the file named. */
  readonly rowIds: ReadonlyMap<string, string>
  readonly columnIds: ReadonlyMap<string, string>
}

/** One table a year: each is protected with the others, and with what has left before. */
export function countTablesOf(table: ReadTable, naming: Naming): readonly YearTable[] {
  return table.years.map((year) => {
    const { axes, nested, sums } = readYearTable(table, year)
    const rowId = (id: string) => rowIdOf(id, naming.whole.code)
    const columnId = (id: string) => categoryIdOf(naming.dimension, id)
    const named =
      (idOf: (id: string) => string, labelOf: (id: string) => string, sum: Sums) =>
      ({ id, parentId }: AxisNode): AxisNode => ({
        ...{ id: idOf(id), label: labelOf(id), parentId: parentId === null ? null : idOf(parentId) },
        ...(id === wholeId && sum === 'parts-missing' && { isPartial: true }),
      })
    return {
      year,
      rowIds: new Map(axes.placeIds.map((id) => [id, rowId(id)])),
      columnIds: new Map(axes.categories.map((id) => [id, columnId(id)])),
      table: {
        universe: universeOf(naming.statisticalUnit, year),
        rows: nested.rows.map(named(rowId, (id) => nameOf(id, table, naming), sums.rows)),
        columns: nested.columns.map(named(columnId, (id) => (id === wholeId ? naming.totalName : id), sums.columns)),
        values: nested.values,
      },
    }
  })
}

export type Release = { readonly year: number; readonly released: ReleasedTable }

const shownNodes = (nodes: readonly AxisNode[]): readonly AxisNode[] => nodes.filter(({ isWithheld }) => !isWithheld)

/** Ids of the shown nodes of an axis over all the years, in their order; the whole apart. A total under another name is a line. */
function axisOf(axes: readonly (readonly AxisNode[])[], wholeNodeId: string) {
  const parts = new Map<string, string>()
  let total: AxisNode | undefined
  for (const nodes of axes)
    for (const node of shownNodes(nodes))
      if (node.id === wholeNodeId) total = node
      else parts.set(node.id, node.label)
  return { total, parts: [...parts].map(([id, label]) => ({ id, label })).filter(({ id }) => id !== total?.id) }
}

export type AbsentReason = {
  readonly rowId: string
  readonly columnId: string
  readonly year: number
  readonly reason: Reason
}

/** The cells of a file that say why they have no figure, by the nodes of the tables they are in: they leave as they are said. */
export function absentOf(read: ReadTable, naming: Naming): readonly AbsentReason[] {
  const nodeIds = countTablesOf(read, naming)
  return read.cells.flatMap(({ placeId, category, year, reason }) => {
    if (reason === null) return []
    const one = nodeIds.find((each) => each.year === year)
    const rowId = one?.rowIds.get(placeId)
    const columnId = one?.columnIds.get(category)
    return rowId && columnId ? [{ rowId, columnId, year, reason }] : []
  })
}

/** What has left, as pages show it. @param placeOf the territory or the quartier behind the id of a row */
export function tableOf(
  releases: readonly Release[],
  wholeCode: string | null,
  placeOf: (rowId: string) => Pick<Place, 'territoryCode' | 'areaId'>,
  absent: readonly AbsentReason[] = [],
): Table {
  const rows = axisOf(
    releases.map(({ released }) => released.rows),
    rowIdOf(wholeId, wholeCode),
  )
  const columns = axisOf(
    releases.map(({ released }) => released.columns),
    totalId,
  )
  const indexOf = (axis: typeof rows) => new Map(axis.parts.map(({ id }, index) => [id, index + 1]))
  const [rowIndex, columnIndex] = [indexOf(rows), indexOf(columns)]
  const reasonOf = new Map(
    absent.map(({ rowId, columnId, year, reason }) => [JSON.stringify([rowId, columnId, year]), reason]),
  )
  const placed = (index: number, id: string, name: string): Place => ({ place: index, name, ...placeOf(id) })
  const cells = releases.flatMap(({ year, released }) =>
    released.rows.flatMap((row, at) =>
      released.columns.flatMap((column, across): readonly Cell[] => {
        if (row.isWithheld || column.isWithheld) return []
        const cell = released.cells[at]?.[across] ?? null
        const key = { place: rowIndex.get(row.id) ?? whole, category: columnIndex.get(column.id) ?? whole, year }
        if (cell === null) {
          const reason = reasonOf.get(JSON.stringify([row.id, column.id, year]))
          return reason ? [{ ...key, value: null, status: reason }] : []
        }
        if (cell === 'secret') return [{ ...key, value: null, status: 'secret' }]
        return [{ ...key, value: cell, status: released.rule.roundedTo === undefined ? 'published' : 'rounded-5' }]
      }),
    ),
  )
  return {
    places: [
      ...(rows.total ? [placed(whole, rows.total.id, rows.total.label)] : []),
      ...rows.parts.map(({ id, label }, index) => placed(index + 1, id, label)),
    ],
    categories: columns.parts.map(({ label }) => label),
    cells,
  }
}
