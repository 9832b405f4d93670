/** Files kept in the data folder, under `files/ab/cd/<sha256>`. */
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { systemErrorCode } from '../start-error.ts'
import { contentName, type KeptObject, type ObjectStore, sha256OfName } from './file-store.ts'
import { refuseWhenFull } from './staging.server.ts'

/** A folder is synchronised too, or the new name could be lost with the power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

function orNothing(error: unknown): undefined {
  if (systemErrorCode(error) !== 'ENOENT') throw error
}

/** @param dataFolder `TRAME_DATA`; what is put is staged in it, so that a rename is enough */
export function openFolderStore(dataFolder: string): ObjectStore {
  const placeOf = (sha256: string): string => path.join(dataFolder, contentName(sha256))
  return {
    async put(file) {
      const place = placeOf(file.sha256)
      try {
        await mkdir(path.dirname(place), { recursive: true })
        await rename(file.path, place)
        await syncFolder(path.dirname(place))
      } catch (error) {
        refuseWhenFull(error)
      }
    },
    async open(sha256) {
      const file = placeOf(sha256)
      const stats = await stat(file).catch(orNothing)
      return stats && { size: stats.size, stream: () => bytesOf(file) }
    },
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    list: () => listFolder(dataFolder),
    probe: async () => undefined,
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file)
}

/** One branch of the tree at a time; what is being written apart is not of them. */
async function* listFolder(dataFolder: string): AsyncGenerator<KeptObject> {
  const root = path.join(dataFolder, 'files')
  for (const branch of (await readdir(root).catch(orNothing))?.sort() ?? []) {
    if (!/^[0-9a-f]{2}$/.test(branch)) continue
    const names = await readdir(path.join(root, branch), { recursive: true })
    for (const name of names.sort()) {
      const sha256 = sha256OfName(`files/${branch}/${name.split(path.sep).join('/')}`)
      if (sha256 === undefined) continue
      // Another process may have removed it since.
      const stats = await stat(path.join(root, branch, name)).catch(orNothing)
      if (stats) yield { sha256, size: stats.size, keptAt: stats.mtime }
    }
  }
}
