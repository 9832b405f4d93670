/** A folder for each test that starts Trame: what it left running is ended, and the folder removed. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { killProcess, listProcessesOf, newOpenFolder, removeFolder, type StartOptions } from './started-trame.server.ts'

export const healthOf = async (port: number): Promise<number> => (await fetch(`http://localhost:${port}/sante`)).status

export const processesLeftBy = (data: string) => expect.poll(() => listProcessesOf(data), { timeout: 15_000 })

/** What it was about to start when it was killed is killed in its turn. @returns those that were there */
function killProcessesOf(data: string): readonly number[] {
  const found = listProcessesOf(data)
  for (const pid of found) killProcess(pid, 'SIGKILL')
  return found
}

/** Ends all that belongs to this folder and removes it: a test cut by its time limit goes on, and can start nothing there. */
export async function closeFolder(folder: string): Promise<void> {
  try {
    await expect.poll(() => killProcessesOf(folder), { timeout: 15_000 }).toEqual([])
  } finally {
    removeFolder(folder)
  }
}

/** To be called by the file, once. */
export function inFolders() {
  const state = { folder: '' }
  const killAll = () => killProcessesOf(state.folder)
  beforeEach(() => {
    state.folder = newOpenFolder()
    process.once('exit', killAll)
  })
  afterEach(async () => {
    await closeFolder(state.folder)
    process.off('exit', killAll)
  })
  return {
    /** Of the test under way. */
    folder: () => state.folder,
    /** An instance whose data are there. */
    async given(options: Partial<StartOptions> = {}) {
      const data = path.join(state.folder, 'instance')
      if (options.account && !options.data) {
        fs.mkdirSync(data)
        fs.chownSync(data, options.account.uid, options.account.gid)
      }
      return { data, port: await findFreePort(), ...options }
    },
  }
}
