/** Every command done once, by its form, on as few CTGs as bear them all: what only an act leaves behind is then in an archive. */
import type { Database } from '#app/kernel/database.server.ts'
import type { CommandRow } from '../command-rows/command-row.ts'
import { commandRows } from '../command-rows/index.ts'
import { type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import type { TestApp } from '../http.server.ts'

/** What the instance keeps, no CTG does; and a template saved before is of another version: what writing it leaves is put by hand. */
const notPlayed = new Set([
  'convention.save-instance-template',
  'convention.remove-instance-template',
  'convention.rewrite-template',
  'convention.rewrite-instance-template',
])

/** The CTGs on which they were done; what a table sends in JSON is done by its form of one cell too, and is left out. @throws Error naming the commands that no fresh CTG lets be done */
export async function playEveryCommand(db: Database, app: TestApp): Promise<readonly FullCtg[]> {
  const ctgs: FullCtg[] = []
  let waiting = Object.entries(commandRows).filter(([name, { isJson }]) => !isJson && !notPlayed.has(name))
  while (waiting.length > 0) {
    const ctg = await givenFullCtg(db)
    const refused: typeof waiting = []
    for (const [name, row] of waiting) if (!(await isDone(db, app, ctg, row))) refused.push([name, row])
    if (refused.length === waiting.length) throw new Error(`refused: ${refused.map(([name]) => name).join(', ')}`)
    waiting = refused
    ctgs.push(ctg)
  }
  return ctgs
}

/** What others did before may stand in the way: it is then done on the next CTG. */
async function isDone(db: Database, app: TestApp, ctg: FullCtg, row: CommandRow): Promise<boolean> {
  const [author] = row.mayDo
  if (!author) return false
  try {
    await row.prepare?.(db, ctg)
  } catch {
    return false
  }
  const form = { intent: row.intent, ...row.form(ctg) }
  const { status } = await app.post(row.url(ctg), form, await app.signIn(ctg.actors[author]))
  return status === 303
}
