/** One process at a time in a folder: two starts at once must not both create a database. */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError, systemErrorCode } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

const patienceMs = 180_000
/** Locks this process holds: its own pid in a file proves nothing, a container gives the same pids again. */
const locked = new Set<string>()

/** Runs `work` alone among the processes that use this folder. @throws StartError when the other one never ends */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'start.lock')
  const deadline = Date.now() + patienceMs
  while (!tryLock(file)) {
    if (Date.now() > deadline) throw new StartError(startLabels.startUnderWay(folder, file))
    await wait(50)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
    locked.delete(file)
  }
}

function tryLock(file: string): boolean {
  if (locked.has(file)) return false
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    locked.add(file)
    return true
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
    if (isStale(file)) fs.rmSync(file, { force: true })
    return false
  }
}

/** Whether whoever took the lock is gone, or kept it longer than a start can last. */
function isStale(file: string): boolean {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return pid === process.pid || Date.now() - fs.statSync(file).mtimeMs > patienceMs / 2
  } catch (error) {
    return systemErrorCode(error) === 'ESRCH'
  }
}
