/** A CTG that both coordinations archived is read, and written no more, whoever acts: commands and doors ask here. Rules: docs/rules/archives.md §3. */
import type { Transaction } from './database.server.ts'
import { DomainError } from './errors.ts'

/** @throws DomainError conflict */
export async function refuseArchived(tx: Transaction, ctgId: string): Promise<void> {
  const ctg = await tx
    .selectFrom('ctg')
    .select('id')
    .where('id', '=', ctgId)
    .where('archived_at', 'is not', null)
    .executeTakeFirst()
  if (ctg) throw new DomainError('conflict', 'ctg.archived')
}
