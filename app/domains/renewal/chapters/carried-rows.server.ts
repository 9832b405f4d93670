/** What a renewal keeps of what came, and how both CTGs are opened for an act. Rules: docs/rules/renewal.md §2, §4. */
import { sql } from 'kysely'
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addMissingRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { CarriedKind } from '../renewal.ts'
import { type Carried, loadScene, type Scene } from './scene.server.ts'

/** Two acts of one renewal wait for each other. */
export const lockRenewal = ({ tx }: Work, ctgId: string) =>
  tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()

/** @throws DomainError conflict without a CTG before | not-found for who does not follow it */
export async function openScene(work: Work, ctgId: string): Promise<Scene> {
  const former = await findPredecessor(work.tx, ctgId)
  if (!former) throw new DomainError('conflict', 'renewal.no-predecessor')
  requireMembership(work.actor, former.id)
  return loadScene(work.tx, { ctgId, formerId: former.id, today: todayIn(work, former.id) })
}

export async function keepCarried(work: Work, { ctgId, formerId }: Scene, carried: readonly Carried[]): Promise<void> {
  await addMissingRows(
    work.tx,
    'renewal_item',
    carried.map((one) => ({
      ...{ ctg_id: ctgId, kind: one.kind, former_id: one.formerId, former_ctg_id: formerId, item_id: one.itemId },
      ...{ carried_by: work.actor.name, carried_at: work.at },
    })),
  )
}

export const listCarriedItems = (db: Reader, ctgId: string, kinds: readonly CarriedKind[]) =>
  rowsOf(db, 'renewal_item', { ctg_id: ctgId })
    .select(['kind', 'item_id as itemId'])
    .where(sql<boolean>`kind = any(${[...kinds]}::renewal_kind[])`)
    .execute()

export async function forgetCarried({ tx }: Work, ctgId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await tx.deleteFrom('renewal_item').where('ctg_id', '=', ctgId).where('item_id', 'in', itemIds).execute()
}
