/** Which tables that left no longer hold, since their party has corrected figures. Pure. Rules: docs/rules/deposits.md §6. */
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import { isJoined, cellKey as keyOfCount, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { correctionLabels as c } from './correction-labels.fr.ts'
import type { AbsentReason } from './count-tables.ts'
import { type Cell, cellKey, cellsByKey, type Table, whole, yearsOf } from './deposits.ts'
import { depositsLabels } from './labels.fr.ts'
import type { Grid } from './read-columns.ts'

const d = depositsLabels.dataset

type Left = { readonly released: ReleasedTable; readonly isReplaced: boolean; readonly isCorrection: boolean }

/** Counts and marks. */
const cellsOf = ({ universe, rows, columns, cells }: ReleasedTable): ReadonlyMap<string, number | 'secret'> =>
  new Map(
    rows.flatMap(({ id: rowId }, y) =>
      columns.flatMap(({ id: columnId }, x) => {
        const cell = cells[y]?.[x] ?? null
        return cell === null ? [] : [[keyOfCount({ universe, rowId, columnId }), cell] as const]
      }),
    ),
  )

/** Whether two tables show the same count otherwise. */
export function areAtOdds(one: ReleasedTable, other: ReleasedTable): boolean {
  if (one.universe !== other.universe) return false
  const said = cellsOf(other)
  return [...cellsOf(one)].some(([key, cell]) => {
    const now = said.get(key)
    return typeof cell === 'number' && typeof now === 'number' && cell !== now
  })
}

/** @param left in the order they left: a table that a later correction denies is one that it corrects too, though none said so */
export const flagCorrected = <One extends Left>(
  left: readonly One[],
): readonly (One & { readonly isCorrected: boolean })[] =>
  left.map((one, rank) => ({
    ...one,
    isCorrected:
      one.isReplaced ||
      left.slice(rank + 1).some((later) => later.isCorrection && areAtOdds(one.released, later.released)),
  }))

type Found = (rowId: string, columnId: string) => number | 'secret' | null

/** Of a count put together with another, what is said of both. */
function readSaid({ rows, columns, cells }: ReleasedTable): Found {
  const rankOf = (nodes: ReleasedTable['rows'], id: string): number => {
    const at = nodes.findIndex((node) => node.id === id)
    const node = nodes[at]
    const above = node?.isWithheld && nodes.findIndex((other) => other.id === node.parentId && isJoined(other, nodes))
    return above === undefined || above === false || above < 0 ? at : above
  }
  const [ranks, across] = [rows, columns].map((nodes) => new Map(nodes.map(({ id }) => [id, rankOf(nodes, id)])))
  return (rowId, columnId) => cells[ranks?.get(rowId) ?? -1]?.[across?.get(columnId) ?? -1] ?? null
}

/** A cell left blank is forgotten, one that says « nd » is not. */
export const listMarked = (absent: readonly AbsentReason[]): readonly AbsentReason[] =>
  absent.filter(({ reason }) => reason !== 'not-collected')

const yearOf = (universe: string): number => Number(universe.slice(universe.lastIndexOf(' ') + 1))

/**
 * Years, places, categories and counts that a corrected table has and its correction does not say again, by their names: under
 * another name, what was hidden would not be compared. What was put together may be said apart.
 * @param absent counts that the correction says why it does not have
 */
export const listNotSaidAgain = (
  former: readonly ReleasedTable[],
  tables: readonly ReleasedTable[],
  absent: readonly AbsentReason[] = [],
): readonly string[] => {
  const marked = new Set(absent.map(({ rowId, columnId, year }) => JSON.stringify([rowId, columnId, year])))
  return [
    ...new Set(
      former.flatMap(({ universe, cells, ...axes }) => {
        const again = tables.find((table) => table.universe === universe)
        const year = yearOf(universe)
        if (!again) return [c.missing.year(year)]
        const ids = new Set([...again.rows, ...again.columns].map(({ id }) => id))
        const [rows, columns] = [axes.rows, axes.columns].map((nodes) => nodes.filter((node) => !isJoined(node, nodes)))
        const unnamed = [...(rows ?? []), ...(columns ?? [])].filter(({ id }) => !ids.has(id))
        if (unnamed.length > 0) return unnamed.map(({ label }) => c.missing.name(label))
        const [before, now] = [readSaid({ ...axes, universe, cells }), readSaid(again)]
        return (rows ?? []).flatMap((row) =>
          (columns ?? [])
            .filter(({ id }) => before(row.id, id) !== null && now(row.id, id) === null)
            .filter(({ id }) => !marked.has(JSON.stringify([row.id, id, year])))
            .map(({ label }) => c.missing.count(row.label, label, year)),
        )
      }),
    ),
  ]
}

/** Whether a correction says all that was said, and nothing else of it. */
export const changesNothing = (former: readonly ReleasedTable[], tables: readonly ReleasedTable[]): boolean =>
  former.every((one) => {
    const again = tables.find(({ universe }) => universe === one.universe)
    if (!again) return false
    const now = cellsOf(again)
    return [...cellsOf(one)].every(([key, cell]) => now.get(key) === cell)
  })

/** Nodes that were put together, by what it was called, with what each was. */
const listJoined = (
  tables: readonly ReleasedTable[],
  axis: 'rows' | 'columns',
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    tables.flatMap(({ [axis]: nodes }) =>
      nodes
        .filter((node) => isJoined(node, nodes))
        .map(
          ({ id, label }) =>
            [label, nodes.filter(({ parentId }) => parentId === id).map((part) => part.label)] as const,
        ),
    ),
  )

/** Each as it was before two were put together: their counts were never known here. */
export function withoutJoined(table: Table, tables: readonly ReleasedTable[]): Table {
  const [rows, columns] = [listJoined(tables, 'rows'), listJoined(tables, 'columns')]
  if (rows.size + columns.size === 0) return table
  const places = table.places.flatMap((one) => {
    const names = rows.get(one.name)
    return names
      ? names.map((name) => ({
          place: { ...one, name, territoryCode: null, areaId: null },
          from: one.place,
          isPart: true,
        }))
      : [{ place: one, from: one.place, isPart: false }]
  })
  const categories = table.categories.flatMap((name, rank) => {
    const names = columns.get(name)
    return (names ?? [name]).map((one) => ({ name: one, from: rank + 1, isPart: names !== undefined }))
  })
  const across = [{ from: whole, isPart: false }, ...categories]
  const cells = cellsByKey(table)
  let last = 0
  const ranked = places.map((one) => ({ ...one, rank: one.from === whole ? whole : ++last }))
  return {
    places: ranked.map(({ place, rank }) => ({ ...place, place: rank })),
    categories: categories.map(({ name }) => name),
    cells: ranked.flatMap(({ rank, from, isPart }) =>
      across.flatMap((category, at) =>
        yearsOf(table).flatMap((year): readonly Cell[] => {
          const cell = cells.get(cellKey({ place: from, category: category.from, year }))
          if (!cell) return []
          const key = { place: rank, category: at, year }
          return [isPart || category.isPart ? { ...key, value: null, status: 'secret' } : { ...cell, ...key }]
        }),
      ),
    ),
  }
}

/**
 * Figures as one types them, to be corrected: places down, years or categories across. Undefined for categories of several years,
 * which one sheet does not hold.
 */
export function gridOfTable(table: Table): Grid | undefined {
  const years = yearsOf(table)
  const isSeries = table.categories.length === 0
  if (!isSeries && years.length > 1) return
  const cells = cellsByKey(table)
  const across = isSeries
    ? years.map((year) => ({ head: String(year), category: whole, year }))
    : [...table.categories, d.all].map((head, rank) => ({
        ...{ head, year: years[0] ?? 0 },
        category: rank < table.categories.length ? rank + 1 : whole,
      }))
  const places = [...table.places].toSorted((one, other) => Number(one.place === whole) - Number(other.place === whole))
  return [
    [d.place, ...across.map(({ head }) => head)],
    ...places.map(({ place, name }) => [
      name,
      ...across.map((at) => {
        const cell = cells.get(cellKey({ place, ...at }))
        return cell === undefined ? '' : cell.value === null ? typed[cell.status] : String(cell.value).replace('.', ',')
      }),
    ]),
  ]
}

/** As a file says why there is no figure (docs/rules/deposits.md §2.5). */
const typed: Readonly<Record<FigureStatus, string>> = {
  ...{ secret: 's', 'not-published': 'nd', 'not-applicable': 'so', 'not-collected': '' },
  ...{ published: '', 'rounded-5': '', estimated: '', floored: '' },
}
