/** A folder for each test that starts Trame: what it left running is ended, and the folder removed. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { killProcess, listProcessesOf, newOpenFolder, removeFolder, type StartOptions } from './started-trame.server.ts'

export const healthOf = async (port: number): Promise<number> => (await fetch(`http://localhost:${port}/sante`)).status

export const processesLeftBy = (data: string) => expect.poll(() => listProcessesOf(data), { timeout: 15_000 })

/** To be called by the file, once. */
export function inFolders() {
  const state = { folder: '' }
  beforeEach(() => {
    state.folder = newOpenFolder()
  })
  afterEach(async () => {
    for (const pid of listProcessesOf(state.folder)) killProcess(pid, 'SIGKILL')
    await processesLeftBy(state.folder).toEqual([])
    removeFolder(state.folder)
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
