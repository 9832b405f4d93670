/** One node at a time prepares the instance. */
import type pg from 'pg'
import { takeLock } from '#app/kernel/advisory-lock.server.ts'
import { startLabels } from '#app/kernel/start-labels.fr.ts'

/** Any fixed number: nodes that start together prepare the instance one after the other. */
const preparationLock = 72_710_380

/**
 * Runs `work` alone among the nodes of the database; the others wait, and say so. The lock is that of a connection: a node
 * killed meanwhile leaves it.
 */
export async function withPreparation<Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await takeLock(client, preparationLock, startLabels.preparing)
    return await work()
  } finally {
    client.release(true)
  }
}
