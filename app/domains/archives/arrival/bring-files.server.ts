/** The files of an archive, kept under their content one after the other: the store has them before a row names them. */
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { sha256OfEntry } from '../archive-format.ts'
import type { OpenedArchive } from './open-archive.server.ts'
import { ArchiveRefused } from './refused.ts'

export const contentsOf = ({
  manifest,
}: OpenedArchive): readonly { readonly name: string; readonly sha256: string }[] =>
  manifest.files.flatMap(({ name }) => {
    const sha256 = sha256OfEntry(name)
    return sha256 === undefined ? [] : [{ name, sha256 }]
  })

/** Reads each to its end: its bytes are those of its name. @throws ArchiveRefused altered */
export async function checkFiles(archive: OpenedArchive): Promise<void> {
  for (const { name } of contentsOf(archive)) for await (const _ of archive.read(name));
}

export async function bringFiles(files: Pick<FileStore, 'stage' | 'keep'>, archive: OpenedArchive): Promise<void> {
  for (const { name, sha256 } of contentsOf(archive)) {
    await using staged = await files.stage(archive.read(name))
    if (staged.sha256 !== sha256) throw new ArchiveRefused('altered', name)
    await files.keep(staged)
  }
}
