/** A file that Trame made in the background, and the row that names it: both are kept, or neither. */
import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { keepingMade } from './keep-contents.server.ts'
import { addStoredFile } from './stored-file.server.ts'

export type MakingPlace = { readonly db: Database; readonly files: FileStore }
/** @returns the id of the file, its fingerprint, and when it is written */
export type AddFile = () => Promise<{ readonly fileId: string; readonly sha256: string; readonly at: Date }>
type Made = {
  readonly ctgId: string
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
  /** @default now */
  readonly at?: Date
}

/** @param save locks what the file is of, sees that another worker did not end first, and names the file that `add` writes */
export const keepFile = (
  place: MakingPlace,
  { ctgId, bytes, name, mediaType, at = new Date() }: Made,
  save: (tx: Transaction, add: AddFile) => Promise<void>,
): Promise<void> =>
  keepingMade(place, bytes, ({ sha256, size: sizeBytes }) =>
    place.db.transaction().execute((tx) =>
      save(tx, async () => {
        const making = { tx, newId: randomUUID, at, actor: null }
        const fileId = await addStoredFile(making, ctgId, { sha256, name, mediaType, sizeBytes })
        return { fileId, sha256, at }
      }),
    ),
  )
