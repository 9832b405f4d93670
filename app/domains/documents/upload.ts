/** What a person may file, told by the first bytes of the file and never by its name alone. Pure. Rules: docs/rules/documents.md. */

export const maxUploadBytes = 25 * 1024 * 1024

export type UploadKind = 'pdf' | 'png' | 'jpeg' | 'csv' | 'docx' | 'xlsx' | 'ods'

export const mediaTypes: Record<UploadKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

export type UploadRefusal =
  | 'empty'
  | 'too-large'
  | 'unknown-type'
  | 'damaged'
  | 'with-macros'
  | 'encrypted'
  | 'suspicious-archive'

/** Limits of what an archive may become once opened; a small file can hide much more. */
export const archiveLimits = { uncompressedBytes: 50 * 1024 * 1024, entries: 500, ratio: 100 } as const

export type ArchiveEntry = {
  readonly name: string
  readonly compressedBytes: number
  readonly uncompressedBytes: number
  readonly isEncrypted: boolean
}

const signatures: readonly (readonly ['pdf' | 'png' | 'jpeg' | 'archive' | 'old-office', readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
]

/** Text without control characters; bytes past 0x7f are letters in UTF-8 and in Windows-1252 alike. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)

/** What the first bytes say; text is only taken for a table when its name ends with `.csv`. */
export function findSignature(name: string, bytes: Uint8Array): (typeof signatures)[number][0] | 'csv' | undefined {
  const known = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (known) return known[0]
  return /\.(csv|tsv|txt)$/i.test(name) && isText(bytes) ? 'csv' : undefined
}

const markers: readonly (readonly ['docx' | 'xlsx' | 'ods', string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['ods', 'content.xml'],
]

/** Why this archive is not opened; undefined when it may be. */
export function refusalToOpen(entries: readonly ArchiveEntry[]): UploadRefusal | undefined {
  const sum = (pick: (entry: ArchiveEntry) => number): number =>
    entries.reduce((total, entry) => total + pick(entry), 0)
  const uncompressed = sum((entry) => entry.uncompressedBytes)
  const compressed = sum((entry) => entry.compressedBytes)
  if (entries.length > archiveLimits.entries) return 'suspicious-archive'
  if (uncompressed > archiveLimits.uncompressedBytes) return 'suspicious-archive'
  if (uncompressed > archiveLimits.ratio * Math.max(compressed, 1)) return 'suspicious-archive'
  if (entries.some((entry) => entry.isEncrypted)) return 'encrypted'
  if (entries.some(({ name }) => /vbaProject\.bin$|(^|\/)Basic\/.+/i.test(name))) return 'with-macros'
}

/** What an archive holds; undefined for one that is no document we take. OpenDocument texts have a `content.xml` too. */
export function findArchiveKind(name: string, entries: readonly ArchiveEntry[]): 'docx' | 'xlsx' | 'ods' | undefined {
  const found = markers.find(([, marker]) => entries.some((entry) => entry.name === marker))?.[0]
  return found === 'ods' && !/\.ods$/i.test(name) ? undefined : found
}
