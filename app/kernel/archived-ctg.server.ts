/** A CTG that both coordinations archived is read, and written no more, whoever acts: commands and doors ask here. Rules: docs/rules/archives.md §3. */
import type { Transaction } from './database.server.ts'
import { DomainError } from './errors.ts'
import { rowsOf } from './rows.server.ts'

/**
 * Takes a shared lock until commit: archiving the CTG waits for this act, or this act waits for it; acts do not wait for one
 * another. @throws DomainError conflict
 */
export async function refuseArchived(tx: Transaction, ctgId: string): Promise<void> {
  // No condition on `archived_at`: it would leave an open CTG unlocked.
  const ctg = await rowsOf(tx, 'ctg', { id: ctgId })
    .select(['archived_at as archivedAt'])
    .forKeyShare()
    .executeTakeFirst()
  if (ctg?.archivedAt) throw new DomainError('conflict', 'ctg.archived')
}
