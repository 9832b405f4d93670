/** The files of an instance: in its data folder, or on S3 when `S3_URL` is set. Why: docs/decisions/0018. */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { log } from '../log.server.ts'
import type { FileState, FileStore, ObjectStore, OpenedFile, StoredContent } from './file-store.ts'
import { openFolderStore } from './folder-store.server.ts'
import { openS3Store } from './s3-store.server.ts'
import { forgetStaged, stage, stagingFolder } from './staging.server.ts'

type Where = { readonly dataFolder: string; readonly s3Url?: string | undefined }

export const openFileStore = ({ dataFolder, s3Url }: Where): FileStore =>
  makeFileStore(s3Url === undefined ? openFolderStore(dataFolder) : openS3Store(s3Url), stagingFolder(dataFolder))

/** A content found sound is not read again for that by this process; reading it is checked at its end all the same. */
const mostRemembered = 10_000

class DamagedFile extends Error {}

/** The same pieces, the last one only once the whole is known to be right. */
async function* checkedPieces(pieces: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let withheld: Uint8Array | undefined
  for await (const piece of pieces) {
    hash.update(piece)
    if (withheld) yield withheld
    withheld = piece
  }
  if (hash.digest('hex') !== sha256) {
    log.error({ sha256 }, 'a file is damaged')
    throw new DamagedFile(`the content kept as ${sha256} is another one`)
  }
  if (withheld) yield withheld
}

/** @param staging folder of this machine where contents are written before they are kept */
export function makeFileStore(objects: ObjectStore, staging: string): FileStore {
  const sound = new Set<string>()

  async function open(sha256: string): Promise<OpenedFile | undefined> {
    const opened = await objects.open(sha256)
    return opened && { size: opened.size, stream: () => checkedPieces(opened.stream(), sha256) }
  }

  async function check(sha256: string): Promise<FileState> {
    const opened = await open(sha256)
    if (!opened) return 'absent'
    if (sound.has(sha256)) return 'sound'
    try {
      for await (const _piece of opened.stream());
    } catch (error) {
      if (error instanceof DamagedFile) return 'damaged'
      throw error
    }
    if (sound.size >= mostRemembered) sound.clear()
    sound.add(sha256)
    return 'sound'
  }

  return {
    stage: (content, limitBytes = Number.POSITIVE_INFINITY) => stage(staging, content, limitBytes),
    async keep(file) {
      if ((await check(file.sha256)) === 'sound') return { isNew: false }
      await objects.put(file)
      return { isNew: true }
    },
    open,
    check,
    async remove(sha256) {
      sound.delete(sha256)
      await objects.remove(sha256)
    },
    list: objects.list,
    probe: objects.probe,
    forgetStaged: (before) => forgetStaged(staging, before),
  }
}

/** Keeps a content that the program made itself. */
export async function storeFile(files: FileStore, content: Uint8Array): Promise<StoredContent> {
  await using staged = await files.stage(content)
  await files.keep(staged)
  return { sha256: staged.sha256, size: staged.size }
}

/** A small content, whole; none when it is not there, or is no longer what it was: whoever draws a logo does without. */
export async function readSmallFile(files: FileStore, sha256: string): Promise<Uint8Array> {
  const opened = (await files.check(sha256)) === 'sound' ? await files.open(sha256) : undefined
  return opened ? buffer(opened.stream()) : new Uint8Array()
}
