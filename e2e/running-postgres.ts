/** The PostgreSQL that a Trame runs in its folder: joined from outside, neither started nor watched over. */
import fs from 'node:fs'
import path from 'node:path'
import { readPostmaster } from '#app/kernel/postmaster.server.ts'

/** Its address. @param folder that of PostgreSQL, in the data of Trame @throws when none runs there */
export function findRunningPostgres(folder: string): string {
  const running = readPostmaster(path.join(folder, 'data'))
  if (running?.status !== 'ready') throw new Error(`no PostgreSQL runs in ${folder}`)
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8')
  return `postgres://trame:${password}@127.0.0.1:${running.port}/postgres`
}
