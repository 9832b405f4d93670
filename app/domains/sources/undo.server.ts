/** Taking back a lot, from its page or from the machine. Rules: docs/rules/sources.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { refusalToUndo } from './lots.ts'
import { lockLot, tellNodes } from './store.server.ts'

/** @throws DomainError not-found | conflict (the codes of `refusalToUndo`) */
export async function undo(work: AuthoredWork, lotId: string): Promise<void> {
  const { tx, actor, at } = work
  const lot = await lockLot(tx, lotId)
  refuse('sources', refusalToUndo(lot))
  await tx
    .updateTable('figure_lot')
    .set({ state: 'undone', sha256: null, size_bytes: null, step: null, ended_at: at, ended_by: actor.name })
    .where('id', '=', lotId)
    .execute()
  await tellNodes(tx)
  await recordAct(work, 'figure-lot.undone', { ctgId: null, id: lotId }, { source: lot.source })
}
