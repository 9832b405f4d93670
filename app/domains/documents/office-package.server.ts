/** Opens and closes Office documents (zip archives), always in the same manner: the same parts give the same bytes. */
import { unzipSync, zipSync } from 'fflate'

/** Parts by their path, in the order of the archive. */
export type OfficePackage = Map<string, Uint8Array>

/** Every part of a document that a library of ours wrote; folders are left out. @throws Error when the archive is damaged */
export const openPackage = (bytes: Uint8Array): OfficePackage =>
  new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') })))

/** The first day that a zip archive can write. It is written by the clock of the machine, so it is said by it: the same everywhere. */
const firstDay = new Date(1980, 0, 1)

/** The archive; `[Content_Types].xml` comes first, as Office writes it. */
export function closePackage(parts: OfficePackage): Uint8Array<ArrayBuffer> {
  const isTypes = (path: string): boolean => path === '[Content_Types].xml'
  const ordered = [...parts].toSorted(([one], [other]) => Number(isTypes(other)) - Number(isTypes(one)))
  return zipSync(Object.fromEntries(ordered), { level: 6, mtime: firstDay })
}
