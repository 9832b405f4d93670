/** What a person may file, told by the first bytes of the file and never by its name alone. Pure. Rules: docs/rules/documents.md. */
import { mediaTypes } from './file-types.ts'

export const maxUploadBytes = 25 * 1024 * 1024
/** Several files at once, each under its own limit. */
export const mostUploadBytes = 200 * 1024 * 1024
/** Every document holds it. */
export const maxPictureBytes = 1_000_000

/** What a file field takes: any document, or a picture. */
export type UploadLimit = 'document' | 'picture'
export type SizeRefusal = 'too-large' | 'picture-too-large' | 'sending-too-large'

/**
 * Why files just chosen would be refused for their size alone; undefined when they may be sent.
 * @param chosen sizes of the files of one field, in bytes
 * @param formBytes those of all the fields of its form together
 */
export function refusalToSend(
  chosen: readonly number[],
  formBytes: number,
  limit: UploadLimit,
): SizeRefusal | undefined {
  if (chosen.some((bytes) => bytes > maxUploadBytes)) return 'too-large'
  if (limit === 'picture' && chosen.some((bytes) => bytes > maxPictureBytes)) return 'picture-too-large'
  if (chosen.length > 0 && formBytes > mostUploadBytes) return 'sending-too-large'
}

export type UploadKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'heic' | 'csv' | 'docx' | 'xlsx' | 'ods'

export type UploadRefusal =
  | 'empty'
  | 'too-large'
  | 'unknown-type'
  | 'old-office'
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

type Signature = 'pdf' | 'png' | 'jpeg' | 'webp' | 'heic' | 'archive' | 'old-office'

/** First bytes; `null` where any byte will do. Photos of iPhones are « heic », those of some other phones « mif1 ». */
const signatures: readonly (readonly [Signature, readonly (number | null)[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['heic', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69]],
  ['heic', [null, null, null, null, 0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66, 0x31]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
]

/** Media types a browser draws by itself, whatever file they come from: nothing in them runs. */
export const shownImages: readonly string[] = [mediaTypes.png, mediaTypes.jpeg, mediaTypes.webp]

/** « Texte Unicode » of Excel begins so. */
export const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** Tab, ends of lines, and the breaks that Word leaves inside a text. */
const controls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d])

/** Text without control characters; bytes past 0x7f are letters in UTF-8 and in Windows-1252 alike. */
const isText = (bytes: Uint8Array): boolean =>
  isUtf16(bytes) || bytes.every((byte) => byte >= 0x20 || controls.has(byte))

/** What the first bytes say; text is only taken for a table when its name ends with `.csv`. */
export function findSignature(name: string, bytes: Uint8Array): Signature | 'csv' | undefined {
  const known = signatures.find(([, start]) => start.every((byte, index) => byte === null || bytes[index] === byte))
  if (known) return known[0]
  return /\.(csv|tsv|txt)$/i.test(name) && isText(bytes) ? 'csv' : undefined
}

const pictures: readonly (string | undefined)[] = ['png', 'jpeg', 'webp', 'heic']
/** By its first bytes. */
export const isPicture = (bytes: Uint8Array): boolean => pictures.includes(findSignature('', bytes))

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
  if (entries.some(({ isEncrypted, name }) => isEncrypted || name === 'encrypted-package')) return 'encrypted'
  if (entries.some(({ name }) => /vbaProject\.bin$|(^|\/)Basic\/.+/i.test(name))) return 'with-macros'
}

/** What an archive holds; undefined for one that is no document we take. OpenDocument texts have a `content.xml` too. */
export function findArchiveKind(name: string, entries: readonly ArchiveEntry[]): 'docx' | 'xlsx' | 'ods' | undefined {
  const found = markers.find(([, marker]) => entries.some((entry) => entry.name === marker))?.[0]
  return found === 'ods' && !/\.ods$/i.test(name) ? undefined : found
}
