/** What the commands of the slice lock and write. Every statement about a CTG carries its id. */
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Wish } from './archives.ts'

/** The CTG, locked until commit: two askings, or the wishes of two coordinations, wait for one another. */
export async function lockArchiving({ tx }: Pick<Work, 'tx'>, { ctgId }: { readonly ctgId: string }) {
  const ctg = found(await rowsOf(tx, 'ctg', { id: ctgId }).lock(['name', 'archived_at as archivedAt']), 'ctg.not-found')
  const wishes: readonly { side: Wish['side']; wish: string }[] = await rowsOf(tx, 'ctg_archiving_wish', {
    ctg_id: ctgId,
  })
    .select(['side', 'wish'])
    .execute()
  return {
    ctgId,
    name: ctg.name,
    archivedAt: ctg.archivedAt,
    isArchived: ctg.archivedAt !== null,
    openCampaigns: await rowsOf(tx, 'campaign', { ctg_id: ctgId, closed_at: null }).count(),
    wishes: wishes.map(({ side, wish }): Wish => ({ side, wish: wish === 'reopen' ? 'reopen' : 'archive' })),
  }
}
