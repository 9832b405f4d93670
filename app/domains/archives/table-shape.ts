/** The tables of a CTG as an archive sees them: columns, what leads where, in which order they arrive. Pure. */
import { personColumns } from './left-out.fr.ts'

export type Column = {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly comment: string | null
  /** What is written in an archive: the value, nothing, or this SQL. */
  readonly leaves: 'as-is' | { readonly as: string }
}
/** A foreign key, columns in their order. */
export type Link = { readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] }
export type TableShape = {
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly Column[]
  readonly links: readonly Link[]
  /** The order of its rows in an archive. */
  readonly key: readonly string[]
}

/** The column that says of which CTG a row is. */
export const ctgColumn = (table: string): string => (table === 'ctg' ? 'id' : 'ctg_id')

/** Columns of a table that hold the id of a person. */
export const personColumnsOf = ({ name, links, columns }: TableShape): readonly string[] => [
  ...links.filter(({ to }) => to === 'person').flatMap((link) => link.columns),
  ...columns
    .map((column) => column.name)
    .filter((column) => personColumns.some((named) => named === `${name}.${column}`)),
]

type Order = {
  readonly order: readonly TableShape[]
  /** Columns filled once every table is there. */
  readonly later: ReadonlyMap<string, readonly string[]>
}

/** Tables in an order where each comes after those its keys lead to; a circle is cut at a column that may be empty. */
export function orderOfArrival(tables: readonly TableShape[]): Order {
  const left = new Map(tables.map((table) => [table.name, table]))
  const order: TableShape[] = []
  const later = new Map<string, readonly string[]>()
  const awaited = ({ name, links }: TableShape) =>
    links.filter(
      ({ to, columns }) => to !== name && left.has(to) && !columns.some((column) => later.get(name)?.includes(column)),
    )
  while (left.size > 0) {
    const ready = [...left.values()].filter((table) => awaited(table).length === 0)
    for (const table of ready) {
      order.push(table)
      left.delete(table.name)
    }
    if (ready.length > 0) continue
    const cut = findCut([...left.values()], awaited)
    later.set(cut.table, [...(later.get(cut.table) ?? []), ...cut.columns])
  }
  return { order, later }
}

type LinksOf = (table: TableShape) => readonly Link[]

/** Columns of a key of a circle, all of which may be empty. @throws Error when the circle has none */
function findCut(left: readonly TableShape[], awaited: LinksOf) {
  for (const table of left)
    for (const link of awaited(table)) {
      const emptied = link.columns.filter((name) => name !== 'ctg_id')
      const mayBeEmpty = emptied.every((name) => table.columns.find((column) => column.name === name)?.isNullable)
      if (mayBeEmpty && leadsTo(link.to, table.name, left, awaited)) return { table: table.name, columns: emptied }
    }
  throw new Error(`these tables await one another: ${left.map(({ name }) => name).join(', ')}`)
}

function leadsTo(from: string, to: string, left: readonly TableShape[], awaited: LinksOf): boolean {
  const seen = new Set<string>()
  const ways = [from]
  for (let name = ways.pop(); name !== undefined; name = ways.pop()) {
    if (name === to) return true
    if (seen.has(name)) continue
    seen.add(name)
    const table = left.find((one) => one.name === name)
    if (table) ways.push(...awaited(table).map((link) => link.to))
  }
  return false
}
