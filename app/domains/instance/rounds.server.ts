/** Work that returns at fixed hours: when each was last done, and last failed. Rules: docs/rules/instance.md §5. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { failureKindOf, textOfError } from './failures.ts'

const selectRounds = (db: Reader) =>
  db.selectFrom('round_run').select(['name', 'done_at as doneAt', 'failed_at as failedAt', 'failure', 'removed'])

export const listRounds = (db: Reader) => selectRounds(db).orderBy('name').execute()
export type RoundRun = Awaited<ReturnType<typeof listRounds>>[number]

export const findRound = (db: Reader, name: string): Promise<RoundRun | undefined> =>
  selectRounds(db).where('name', '=', name).executeTakeFirst()

/**
 * Does the work, and notes when it was done or that it failed; the failure goes on to whoever tries again.
 * @param work a number it returns is what it took away
 */
export async function noteRound(db: Reader, name: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  try {
    const removed = await work()
    const lastedMs = Math.round(performance.now() - startedAt)
    await save(db, name, {
      done_at: new Date(),
      lasted_ms: lastedMs,
      removed: typeof removed === 'number' ? removed : null,
    })
  } catch (error) {
    const failed = { failed_at: new Date(), failure: failureKindOf(textOfError(error)) }
    // A database that is away cannot be told: the round’s own failure is the one that matters.
    await save(db, name, failed).catch(() => undefined)
    throw error
  }
}

type RunColumns =
  | { readonly done_at: Date; readonly lasted_ms: number; readonly removed: number | null }
  | { readonly failed_at: Date; readonly failure: string }

const save = (db: Reader, name: string, run: RunColumns) => rowsOf(db, 'round_run', { name }).put(run)
