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

/**
 * A letter written as `\u0061`, which PostgreSQL never does: it would read as another for what is checked, and escape what
 * replaces ids in the line. Control characters alone are written so.
 */
const escapedLetter = /(?<!\\)(?:\\\\)*\\u(?!00[01][0-9a-f])/i
/** As PostgreSQL writes them: in capitals or within braces it would be an id that nothing replaces. */
const plainId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const fingerprint = /^[0-9a-f]{64}$/

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
  for (const { name, type } of table.columns)
    if (type === 'uuid' && row[name] !== null && !plainId.test(String(row[name])))
      throw new ArchiveRefused('does-not-hold', table.name)
  for (const name of personColumnsOf(table)) {
    const id = row[name]
    const isLinked = table.links.some(({ to, columns }) => to === 'person' && columns.includes(name))
    if (isLinked && id !== null && !(typeof id === 'string' && bounds.people.has(id)))
      throw new ArchiveRefused('unknown-person', table.name)
  }
  checkContents(table, row, bounds)
  return row
}

function parse(table: TableShape, line: string): Readonly<Record<string, unknown>> {
  const row = escapedLetter.test(line) ? undefined : readJson(line)
  if (typeof row === 'object' && row !== null && !Array.isArray(row)) return { ...row }
  throw new ArchiveRefused('bad-row', table.name)
}

/** A fingerprint is a key to the store: one names only what one brings. A journal that tells one opens nothing. */
function checkContents(
  table: TableShape,
  row: Readonly<Record<string, unknown>>,
  { contents, naming }: RowBounds,
): void {
  const valuesOf = (places: readonly string[]) =>
    places.filter((place) => place.startsWith(`${table.name}.`)).map((place) => row[place.slice(table.name.length + 1)])
  const named = valuesOf(naming.columns).filter((value) => typeof value === 'string')
  for (const sha256 of [...named, ...valuesOf(naming.documents).flatMap(namedIn)])
    if (!contents.has(sha256)) throw new ArchiveRefused('file-absent', table.name)
}

/** Fingerprints that a document kept as JSON names, itself or as the text it is kept as. Without recursion: it may be made deep to harm. */
function namedIn(document: unknown): readonly string[] {
  const named: string[] = []
  const left: unknown[] = [typeof document === 'string' ? readJson(document) : document]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'sha256' && typeof inner === 'string' && fingerprint.test(inner)) named.push(inner)
      left.push(inner)
    }
  }
  return named
}
