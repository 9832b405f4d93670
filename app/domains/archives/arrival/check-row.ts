/** One line of a table, looked at before the database sees it: its columns, its CTG, the people and the contents it names. Pure. */
import { readJson } from '../read-json.ts'
import { ctgColumn, personColumnsOf, type TableShape } from '../table-shape.ts'
import { ArchiveRefused } from './refused.ts'

export type RowBounds = {
  readonly ctgId: string
  readonly people: ReadonlySet<string>
  /** Contents that the archive holds, or says that it lacks. */
  readonly contents: ReadonlySet<string>
  /** Where contents are named, as `table.column`: in a column of its own, or inside a document kept as JSON. */
  readonly naming: { readonly columns: readonly string[]; readonly documents: readonly string[] }
}

/** In a document kept as JSON, written as it is or inside a text of the line. */
const namedInside = /\\?"sha256\\?":\s*\\?"([0-9a-f]{64})\\?"/g

/** Columns hold nothing more than the table says. @throws ArchiveRefused */
export function checkRow(table: TableShape, line: string, bounds: RowBounds): Readonly<Record<string, unknown>> {
  const row = parse(table, line)
  const names = Object.keys(row)
  const isWhole = names.length === table.columns.length && table.columns.every(({ name }) => Object.hasOwn(row, name))
  if (!isWhole) throw new ArchiveRefused('unknown-column', table.name)
  if (row[ctgColumn(table.name)] !== bounds.ctgId) throw new ArchiveRefused('other-ctg', table.name)
  for (const { name, leaves } of table.columns) {
    if (leaves === 'as-is') continue
    // What never leaves is not let in by the back door: another CTG, an address of the public, a secret.
    if (row[name] !== null && row[name] !== '') throw new ArchiveRefused('other-ctg', table.name)
  }
  for (const name of personColumnsOf(table)) {
    const id = row[name]
    const isLinked = table.links.some(({ to, columns }) => to === 'person' && columns.includes(name))
    if (isLinked && id !== null && !(typeof id === 'string' && bounds.people.has(id)))
      throw new ArchiveRefused('unknown-person', table.name)
  }
  checkContents(table, row, line, bounds)
  return row
}

function parse(table: TableShape, line: string): Readonly<Record<string, unknown>> {
  const row = readJson(line)
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return { ...row }
  throw new ArchiveRefused('bad-row', table.name)
}

/** A fingerprint is a key to the store: one names only what one brings. A journal that tells one opens nothing. */
function checkContents(
  table: TableShape,
  row: Readonly<Record<string, unknown>>,
  line: string,
  { contents, naming }: RowBounds,
): void {
  const isOf = (place: string) => place.startsWith(`${table.name}.`)
  const named = naming.columns
    .filter(isOf)
    .map((place) => row[place.slice(table.name.length + 1)])
    .filter((value) => typeof value === 'string')
  const inside = naming.documents.some(isOf) ? [...line.matchAll(namedInside)].map(([, sha256 = '']) => sha256) : []
  for (const sha256 of [...named, ...inside])
    if (!contents.has(sha256)) throw new ArchiveRefused('file-absent', table.name)
}
