/** The types of the files that Trame keeps, makes and sends, and the names that say them. Pure. Rules: docs/rules/documents.md §4. */

/** As the web names them. */
export const mediaTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
} as const
type FileType = keyof typeof mediaTypes

/** Other endings that say the same type. */
const otherEndings: Readonly<Partial<Record<FileType, readonly string[]>>> = {
  jpeg: ['jpg'],
  heic: ['heif'],
  csv: ['tsv', 'txt'],
}

const types = Object.keys(mediaTypes) as readonly FileType[]
const typeOf = (mediaType: string): FileType | undefined => types.find((type) => mediaTypes[type] === mediaType)

/** The type of a file as it is sent: one of ours, or one that is saved and that nothing opens. */
export const sentType = (mediaType: string): string =>
  typeOf(mediaType) === undefined ? 'application/octet-stream' : mediaType

/** Controls, and what turns a name round or hides a part of it; what would be a folder. */
const disguises = /[\p{C}\p{Zl}\p{Zp}]/gu
const folders = /[/\\]/g

/** The name under which a file is kept and saved: what it says of the file is true, wherever it ends up. */
export function trueName(name: string, mediaType: string): string {
  const type = typeOf(mediaType)
  const usual = type ?? 'bin'
  const plain = name.replace(disguises, '').replace(folders, '-').trim()
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase()
  const isTrue =
    ending === usual || (ending !== undefined && type !== undefined && otherEndings[type]?.includes(ending))
  return isTrue ? plain : `${plain || 'document'}.${usual}`
}
