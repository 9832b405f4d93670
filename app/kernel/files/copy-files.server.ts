/** Carries the files of one store to another; may be run again, and goes on where it stopped. */
import type { FileStore } from './file-store.ts'

export type CopyCounts = {
  readonly copied: number
  /** There already, and read again there. */
  readonly present: number
  /** Not carried: their bytes are no longer those of their name. */
  readonly damaged: readonly string[]
}

/** Each content is read whole at its arrival. @param tell how many are done, every hundred */
export async function copyFiles(from: FileStore, to: FileStore, tell: (done: number) => void): Promise<CopyCounts> {
  const counts = { copied: 0, present: 0 }
  const damaged: string[] = []
  for await (const { sha256 } of from.list()) {
    if ((await to.check(sha256)) === 'sound') counts.present += 1
    else if (await copyFile(from, to, sha256)) counts.copied += 1
    else damaged.push(sha256)
    const done = counts.copied + counts.present + damaged.length
    if (done % 100 === 0) tell(done)
  }
  return { ...counts, damaged }
}

/** @returns false when it is damaged where it comes from. @throws Error when it is not whole where it goes */
async function copyFile(from: FileStore, to: FileStore, sha256: string): Promise<boolean> {
  const opened = (await from.check(sha256)) === 'sound' ? await from.open(sha256) : undefined
  if (!opened) return false
  await using staged = await to.stage(opened.stream())
  await to.keep(staged)
  if ((await to.check(sha256)) !== 'sound') throw new Error(`${sha256} did not arrive whole`)
  return true
}
