/** Keeps who was sent a version; also for what sends it by mail. Rules: docs/rules/convention.md §2.9. */
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { HandoverMeans } from '../convention.ts'

type Handovers = {
  readonly ctgId: string
  readonly conventionVersionId: string
  readonly partyIds: readonly string[]
  readonly handedOn: string
  readonly means: HandoverMeans
}

/** The last time replaces the one before. @throws DomainError not-found when one is no signatory of this CTG */
export async function saveHandovers(work: Work, { ctgId, conventionVersionId, ...handover }: Handovers): Promise<void> {
  const { tx, actor, at } = work
  const partyIds = [...new Set(handover.partyIds)]
  const known = await rowsOf(tx, 'party', { ctg_id: ctgId, is_signatory: true })
    .select(['id'])
    .where('id', 'in', partyIds)
    .execute()
  if (known.length < partyIds.length) throw new DomainError('not-found', 'ctg.party-not-found')
  const values = { handed_on: handover.handedOn, means: handover.means, recorded_by: actor.name, recorded_at: at }
  await tx
    .insertInto('version_handover')
    .values(
      partyIds.map((partyId) => ({ ctg_id: ctgId, version_id: conventionVersionId, party_id: partyId, ...values })),
    )
    .onConflict((conflict) => conflict.columns(['ctg_id', 'version_id', 'party_id']).doUpdateSet(values))
    .execute()
}
