/** The PostgreSQL that a Trame runs in its folder: joined from outside, neither started nor watched over. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { readPostmaster } from '#app/kernel/postmaster.server.ts'

/** Its address. @param folder that of PostgreSQL, in the data of Trame @throws when none runs there */
export async function findRunningPostgres(folder: string): Promise<string> {
  const running = readPostmaster(path.join(folder, 'data'))
  if (running?.status !== 'ready') throw new Error(`no PostgreSQL runs in ${folder}`)
  const password = await fs.readFile(path.join(folder, 'password'), 'utf8')
  return `postgres://trame:${password}@127.0.0.1:${running.port}/postgres`
}
