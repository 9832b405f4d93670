/** Contents written apart on this machine before they are kept: a crash leaves no half file under a name. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { DomainError } from '../errors.ts'
import { systemErrorCode } from '../start-error.ts'
import type { StagedFile } from './file-store.ts'

export const stagingFolder = (dataFolder: string): string => path.join(dataFolder, 'files', 'incoming')

/** No place is left, or the disk was closed to writing: reading goes on. */
const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EROFS']

/** @throws DomainError unavailable `documents.disk-full` instead of the system's error; any other as it is */
export function refuseWhenFull(error: unknown): never {
  if (fullCodes.includes(systemErrorCode(error) ?? '')) throw new DomainError('unavailable', 'documents.disk-full')
  throw error
}

/** @throws what reading the content throws; the staged file is then removed */
export async function stage(
  folder: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<StagedFile> {
  const file = path.join(folder, randomUUID())
  try {
    await mkdir(folder, { recursive: true })
    await using handle = await open(file, 'wx', 0o600)
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength
      if (size > limitBytes) throw new DomainError('too-large', 'documents.too-large')
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
    return {
      path: file,
      sha256: hash.digest('hex'),
      size,
      [Symbol.asyncDispose]: () => rm(file, { force: true }),
    }
  } catch (error) {
    await rm(file, { force: true })
    return refuseWhenFull(error)
  }
}

/** @returns how many were removed; those that someone still writes are younger */
export async function forgetStaged(folder: string, before: Date): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name)
    const stats = await stat(file).catch(() => undefined)
    if (!stats || stats.mtime >= before) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}
