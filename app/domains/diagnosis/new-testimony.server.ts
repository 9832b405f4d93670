/** Writes down a testimony; who may is checked by the command that calls. Rules: docs/rules/diagnosis.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { TestimonyKind } from './diagnosis.ts'

export type NewTestimony = {
  readonly ctgId: string
  readonly themeId: string
  readonly kind: TestimonyKind
  readonly text: string
  readonly source: string
  readonly collectedOn: string
}

/** For the party the actor acts for. */
export async function addTestimony(work: Work, { ctgId, themeId, kind, text, source, collectedOn }: NewTestimony) {
  const { partyId } = requireMembership(work.actor, ctgId)
  const testimonyId = work.newId()
  await rowOf(work.tx, 'testimony', { ctgId, id: testimonyId }).insert({
    theme_id: themeId,
    kind,
    text,
    source,
    collected_on: collectedOn,
    party_id: partyId,
    created_at: work.at,
  })
  await recordAct(work, 'testimony.added', { ctgId, id: testimonyId }, { themeId, source })
  return { testimonyId }
}
