/** Locks that nodes of one database take for one another; PostgreSQL gives them back when the connection ends. */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

const askEveryMs = 250

/** Takes a lock on this connection, however long it takes. @param sentence printed once, when it is held by another */
export async function takeLock(client: Pick<pg.ClientBase, 'query'>, lock: number, sentence: string): Promise<void> {
  for (let hasSaid = false; ; hasSaid = true) {
    // Asked again and again rather than waited for: a statement that waits looks like a database that does not answer.
    const { rows } = await client.query<{ isTaken: boolean }>('select pg_try_advisory_lock($1) as "isTaken"', [lock])
    if (rows[0]?.isTaken) return
    if (!hasSaid) console.log(sentence)
    await wait(askEveryMs)
  }
}
