/**
 * A file of a partner as rows of texts: CSV, XLSX, ODS, Parquet. Runs in a worker of the browser, so that nothing of the file
 * leaves the workstation. What is too large is refused before it is opened. Rules: docs/rules/deposits.md §2.
 */

import { plainContent } from '#app/domains/documents/plain-ods.ts'
import { decodeText, findSeparator, showValue, typedValue } from '#app/domains/documents/spreadsheet.ts'
import type { Grid } from './read-columns.ts'

export type FileKind = 'csv' | 'xlsx' | 'ods' | 'parquet'
export type FileFault = 'unknown-file' | 'too-heavy' | 'too-large-inside' | 'too-many-cells' | 'too-wide' | 'unreadable'
export type SheetRead = { readonly name: string; readonly grid: Grid }
export type FileAnswer =
  | { readonly kind: 'read'; readonly file: FileKind; readonly sheets: readonly SheetRead[] }
  | { readonly kind: 'refused'; readonly refusal: FileFault }

/** A table of figures of one territory weighs a thousand times less. */
export const mostBytes = 50 * 1024 * 1024
const mostInside = 200 * 1024 * 1024
const mostCells = 2_000_000
const mostColumns = 300

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0))

/** By its first bytes, never by its name alone. */
export function kindOf(name: string, bytes: Uint8Array): FileKind | undefined {
  if (startsWith(bytes, 'PAR1')) return 'parquet'
  if (startsWith(bytes, 'PK')) return /\.ods$/i.test(name) ? 'ods' : /\.(xlsx|xlsm)$/i.test(name) ? 'xlsx' : undefined
  return /\.(csv|txt|tsv)$/i.test(name) && !bytes.subarray(0, 1000).includes(0) ? 'csv' : undefined
}

/** The uncompressed size that an archive declares in its directory: trusted only to refuse what is too large. */
export function bytesInside(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = 0; at + 46 <= bytes.byteLength; at += 1)
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) {
      total += view.getUint32(at + 24, true)
      at += 45
    }
  return total
}

type AnyCell = string | number | boolean | Date | null | undefined
const textOf = (value: AnyCell): string => showValue(typedValue(value ?? null))

async function readCsv(name: string, bytes: Uint8Array): Promise<readonly SheetRead[]> {
  const { parseCsv } = await import('hucre/csv')
  const text = decodeText(bytes)
  return [{ name, grid: parseCsv(text, { delimiter: findSeparator(text) }).map((row) => row.map(textOf)) }]
}

async function readXlsx(bytes: Uint8Array): Promise<readonly SheetRead[]> {
  const { readXlsx: read } = await import('hucre/xlsx')
  const { sheets } = await read(bytes)
  return sheets.map(({ name, rows }) => ({ name, grid: rows.map((row) => row.map(textOf)) }))
}

/** The reader skips rows repeated on each printed page: the file is first rewritten without those groups. */
async function readOds(bytes: Uint8Array): Promise<readonly SheetRead[]> {
  const [{ readOds: read }, { unzipSync, zipSync }] = await Promise.all([import('hucre/ods'), import('fflate')])
  const opened = unzipSync(bytes, { filter: ({ name }) => name === 'content.xml' })
  const content = plainContent(new TextDecoder().decode(opened['content.xml']))
  const mimetype = new TextEncoder().encode('application/vnd.oasis.opendocument.spreadsheet')
  const plain = zipSync({ mimetype, 'content.xml': new TextEncoder().encode(content) }, { level: 0 })
  const { sheets } = await read(plain)
  return sheets.map(({ name, rows }) => ({ name, grid: rows.map((row) => row.map(textOf)) }))
}

const plainValue = (value: unknown): string => {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number') return textOf(value)
  if (value instanceof Date || typeof value === 'string' || typeof value === 'boolean') return textOf(value)
  return ''
}

async function readParquet(name: string, bytes: Uint8Array): Promise<readonly SheetRead[] | FileFault> {
  const [{ parquetMetadata, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ])
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  if (!(file instanceof ArrayBuffer)) return 'unreadable'
  const metadata = parquetMetadata(file)
  const heads = parquetSchema(metadata).children.map(({ element }) => element.name)
  if (heads.length > mostColumns) return 'too-wide'
  if (Number(metadata.num_rows) * heads.length > mostCells) return 'too-many-cells'
  const rows = await parquetReadObjects({ file, metadata, compressors })
  return [{ name, grid: [heads, ...rows.map((row) => heads.map((head) => plainValue(row[head])))] }]
}

function refusalOfSheets(sheets: readonly SheetRead[]): FileFault | undefined {
  if (sheets.some(({ grid }) => grid.some(({ length }) => length > mostColumns))) return 'too-wide'
  const cells = sheets.reduce((total, { grid }) => total + grid.reduce((sum, row) => sum + row.length, 0), 0)
  return cells > mostCells ? 'too-many-cells' : undefined
}

const refused = (refusal: FileFault): FileAnswer => ({ kind: 'refused', refusal })

/** Never throws: a file that cannot be read is refused with a reason. */
export async function readFile(name: string, bytes: Uint8Array): Promise<FileAnswer> {
  if (bytes.byteLength > mostBytes) return refused('too-heavy')
  const kind = kindOf(name, bytes)
  if (!kind) return refused('unknown-file')
  if ((kind === 'xlsx' || kind === 'ods') && bytesInside(bytes) > mostInside) return refused('too-large-inside')
  const bare = name.replace(/\.\w+$/, '')
  try {
    const sheets =
      kind === 'csv'
        ? await readCsv(bare, bytes)
        : kind === 'xlsx'
          ? await readXlsx(bytes)
          : kind === 'ods'
            ? await readOds(bytes)
            : await readParquet(bare, bytes)
    if (typeof sheets === 'string') return refused(sheets)
    const filled = sheets.filter(({ grid }) => grid.some((row) => row.some((text) => text.trim() !== '')))
    const refusal = refusalOfSheets(filled)
    return refusal ? refused(refusal) : { kind: 'read', file: kind, sheets: filled }
  } catch {
    return refused('unreadable')
  }
}
