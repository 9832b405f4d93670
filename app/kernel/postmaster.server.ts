/** The server process of a folder of PostgreSQL, as its files and the system tell it. */
import fs from 'node:fs'
import path from 'node:path'
import { systemErrorCode } from './start-error.ts'

export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string }

/** What `postmaster.pid` says (line 1 the pid, 4 the port, 8 the status); undefined without a readable one. @param data PGDATA */
export function readPostmaster(data: string): Postmaster | undefined {
  const lines = readText(path.join(data, 'postmaster.pid')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port, status: (lines[7] ?? '').trim() } : undefined
}

/** Whether this pid is still our server: pids are used again, so its command line must name our folder. */
export const isAlive = ({ pid }: Postmaster, data: string): boolean =>
  readText(`/proc/${pid}/cmdline`).split('\0').includes(data)

/** @returns false when it is gone already */
export function signalPostmaster({ pid }: Postmaster, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Content of a file; empty when it cannot be read. */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error
    return ''
  }
}
