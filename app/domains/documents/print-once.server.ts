/** The PDF of a text that no longer changes: made in the background, kept once. */
import { randomUUID } from 'node:crypto'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { keepingMade } from './keep-contents.server.ts'
import { addStoredFile } from './stored-file.server.ts'

type Place = { readonly db: Database; readonly files: FileStore }

/** What the row of a text says of its PDF. */
type PrintState = {
  readonly status: 'being-made' | 'failed' | 'frozen'
  readonly progress_percent?: number
  readonly failure?: string | null
  readonly file_id?: string
  readonly file_sha256?: string
}

/** @template Row what is read of it to be printed */
export type Unprinted<Row> = {
  readonly ctgId: string
  /** Changes and returns the row while its PDF is not there; undefined otherwise, or when there is no such row. */
  readonly change: (db: Reader, state: PrintState) => Promise<Row | undefined>
  readonly print: (row: Row) => Promise<{ readonly pdf: Uint8Array; readonly name: string }>
  /** What the row says when it could not be made. */
  readonly failure: string
}

/**
 * Makes and keeps the PDF; does nothing when it is there already. Interrupted or failed, it may run again: the same content gives
 * the same bytes, kept once. @throws whatever failed, so that the job is tried again; the row says `failed` meanwhile
 */
export async function printOnce<Row>(place: Place, { ctgId, change, print, failure }: Unprinted<Row>): Promise<void> {
  const row = await change(place.db, { status: 'being-made', progress_percent: 20, failure: null })
  if (!row) return
  try {
    const { pdf, name } = await print(row)
    await keepingMade(place, pdf, ({ sha256, size: sizeBytes }) =>
      place.db.transaction().execute(async (tx) => {
        // One file, even when two workers end together: the row is locked first.
        if (!(await change(tx, { status: 'being-made' }))) return
        const making = { tx, newId: randomUUID, at: new Date(), actor: null }
        const fileId = await addStoredFile(making, ctgId, { sha256, name, mediaType: 'application/pdf', sizeBytes })
        const file = { file_id: fileId, file_sha256: sha256 }
        await change(tx, { status: 'frozen', progress_percent: 100, failure: null, ...file })
      }),
    )
  } catch (error) {
    await change(place.db, { status: 'failed', failure })
    throw error
  }
}
