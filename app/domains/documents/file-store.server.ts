/** Files on disk by their content: the same bytes are kept once, under `files/ab/cd/<sha256>`. Rules: docs/rules/documents.md. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { DomainError } from '#app/kernel/errors.ts'
import { maxUploadBytes } from './upload.ts'

export type StoredContent = { readonly sha256: string; readonly size: number }
export type OpenedFile = { readonly size: number; readonly stream: () => ReadStream }

const sha256Pattern = /^[0-9a-f]{64}$/

/** Where a content lives, whether it is there or not. @throws Error when this is no SHA-256, so never outside the folder */
export function contentPath(folder: string, sha256: string): string {
  if (!sha256Pattern.test(sha256)) throw new Error(`not a SHA-256: ${sha256}`)
  return path.join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** A folder is synchronised too, or the new name could be lost with the power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/**
 * Keeps a content: written apart, synchronised, then named; a crash leaves no half file under a name. Bytes already kept
 * are not written again.
 * @param folder the data folder (`TRAME_DATA`)
 * @throws DomainError invalid `documents.too-large` past the limit, `documents.empty` without a byte; nothing is kept then
 */
export async function storeFile(
  folder: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  limitBytes: number = maxUploadBytes,
): Promise<StoredContent> {
  const waitingFolder = path.join(folder, 'files', 'incoming')
  await mkdir(waitingFolder, { recursive: true })
  const waiting = path.join(waitingFolder, randomUUID())
  const handle = await open(waiting, 'wx')
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength
      if (size > limitBytes) throw new DomainError('invalid', 'documents.too-large')
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    if (size === 0) throw new DomainError('invalid', 'documents.empty')
    await handle.sync()
    const sha256 = hash.digest('hex')
    const kept = contentPath(folder, sha256)
    if (!(await exists(kept))) {
      await mkdir(path.dirname(kept), { recursive: true })
      await rename(waiting, kept)
      await syncFolder(path.dirname(kept))
    }
    return { sha256, size }
  } finally {
    await handle.close()
    await rm(waiting, { force: true })
  }
}

/** The content, to stream; undefined when it is not kept here. */
export async function openFile(folder: string, sha256: string): Promise<OpenedFile | undefined> {
  const handle = await open(contentPath(folder, sha256)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return undefined
  await using kept = handle
  const { size } = await kept.stat()
  return { size, stream: () => createReadStream(contentPath(folder, sha256)) }
}
