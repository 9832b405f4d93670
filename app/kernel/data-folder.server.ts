/** The folder of an instance: made when absent, closed to the other accounts of the machine, also when an older Trame left it open. */
import fs from 'node:fs'
import path from 'node:path'
import { StartError, systemErrorCode } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

const isRoot = process.getuid?.() === 0
/** The folder of PostgreSQL, owned by the account it runs as. */
const postgresFolder = 'postgres'

/**
 * Rights taken from other accounts: all of them. When root starts us, PostgreSQL runs as `nobody` and may only pass through
 * (docs/decisions/0006).
 */
const takenAway = isRoot ? 0o066 : 0o077
export const folderMode = 0o777 & ~takenAway

/** New files and folders are ours alone, whatever writes them: called first by each program that works on an instance. */
export const writeForOurselves = (): void => void process.umask(0o077)

/** @throws StartError when it cannot be written, or when everyone uses it */
export function openDataFolder(folder: string): void {
  try {
    // The umask takes away the passage too.
    if (fs.mkdirSync(folder, { recursive: true }) !== undefined) fs.chmodSync(folder, folderMode)
    fs.accessSync(folder, fs.constants.W_OK)
  } catch (error) {
    throw new StartError(startLabels.dataFolderClosed(folder), error)
  }
  const { mode } = fs.statSync(folder)
  if (mode & 0o1000) throw new StartError(startLabels.dataFolderShared(folder))
  const wasOpen = close(folder, mode)
  // Behind a folder closed to all, what is inside is out of reach already.
  if (wasOpen || isRoot) closeAllWithin(folder)
}

function closeAllWithin(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isFile()) close(place, fs.statSync(place).mode, 0o077)
    if (!entry.isDirectory() || entry.name === postgresFolder) continue
    close(place, fs.statSync(place).mode, 0o077)
    closeAllWithin(place)
  }
}

/** Removes the rights of other accounts. @returns whether there were any */
function close(place: string, mode: number, forbiddenBits = takenAway): boolean {
  if ((mode & forbiddenBits) === 0) return false
  try {
    fs.chmodSync(place, mode & 0o777 & ~forbiddenBits)
  } catch (error) {
    if (systemErrorCode(error) !== 'EPERM') throw error
    throw new StartError(startLabels.dataFolderOpen(place), error)
  }
  return true
}
