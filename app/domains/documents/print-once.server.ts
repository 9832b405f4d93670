/** The PDF of a text that no longer changes: made in the background, kept once. */
import type { Reader } from '#app/kernel/database.server.ts'
import { mediaTypes } from './file-types.ts'
import { keepFile, type MakingPlace } from './keep-file.server.ts'

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
export async function printOnce<Row>(
  place: MakingPlace,
  { ctgId, change, print, failure }: Unprinted<Row>,
): Promise<void> {
  const row = await change(place.db, { status: 'being-made', progress_percent: 20, failure: null })
  if (!row) return
  try {
    const { pdf, name } = await print(row)
    await keepFile(place, { ctgId, bytes: pdf, name, mediaType: mediaTypes.pdf }, async (tx, add) => {
      // One file, even when two workers end together: the row is locked first.
      if (!(await change(tx, { status: 'being-made' }))) return
      const { fileId, sha256 } = await add()
      const file = { file_id: fileId, file_sha256: sha256 }
      await change(tx, { status: 'frozen', progress_percent: 100, failure: null, ...file })
    })
  } catch (error) {
    await change(place.db, { status: 'failed', failure })
    throw error
  }
}
