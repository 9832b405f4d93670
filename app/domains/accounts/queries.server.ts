/** What the accounts' pages read. */
import type { Database } from '#app/kernel/database.server.ts'

/** The accounts offered by the sign-in page of a demonstration, in the order they were made. */
export const listDemoAccounts = (db: Database) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', (eb) => eb.fn.coalesce('demo_role', eb.val('')).as('role')])
    .where('demo_role', 'is not', null)
    .orderBy('createdAt')
    .orderBy('email')
    .limit(20)
    .execute()
