/** Takes back what came of one chapter and nobody changed since; all or nothing when something rests on it. Rules: docs/rules/renewal.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { findPredecessor } from '#app/domains/ctg/queries.server.ts'
import { removeCarriedLists } from '#app/domains/ctg/steps.server.ts'
import { removeCarriedFindings, removeCarriedIssues } from '#app/domains/diagnosis/steps.server.ts'
import { removeCarriedBodies } from '#app/domains/governance/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { refusedWhenUsed } from '#app/kernel/refused-when-used.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { forgetCarried, listCarriedItems, lockRenewal } from '../chapters/carried-rows.server.ts'
import { takeBackWords } from '../chapters/commitments.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { renewalPermissions } from '../permissions.ts'
import { type CarriedKind, type Chapter, chapters, kindsOf } from '../renewal.ts'

type Items = (kind: CarriedKind) => readonly string[]

/** By its chapter, what takes its things back. @returns ids of those that are gone */
const takeBack: Record<Chapter, (work: Work, ctgId: string, items: Items) => Promise<readonly string[]>> = {
  parties: (work, ctgId, items) =>
    removeCarriedLists(work, ctgId, {
      ...{ partyIds: items('party'), serviceIds: items('service'), linkedPlanIds: [] },
    }),
  commitments: (work, ctgId, items) => takeBackWords(work, ctgId, items('commitment')),
  plans: (work, ctgId, items) =>
    removeCarriedLists(work, ctgId, { partyIds: [], serviceIds: [], linkedPlanIds: items('linked-plan') }),
  bodies: (work, ctgId, items) => removeCarriedBodies(work, ctgId, items('body')),
  findings: (work, ctgId, items) => removeCarriedFindings(work, { ctgId, ids: items('finding') }),
  issues: (work, ctgId, items) => removeCarriedIssues(work, { ctgId, ids: items('issue') }),
  members: takeBackProposals,
}

/** Those that nobody answered. */
async function takeBackProposals({ tx }: Work, ctgId: string): Promise<readonly string[]> {
  const former = await findPredecessor(tx, ctgId)
  if (!former) return []
  const removed = await tx
    .deleteFrom('renewal_proposal')
    .where('ctg_id', '=', former.id)
    .where('next_ctg_id', '=', ctgId)
    .where('answer', 'is', null)
    .returning('id')
    .execute()
  return removed.map((row) => row.id)
}

export const takeBackChapter = command({
  name: 'renewal.take-back-chapter',
  permission: renewalPermissions.renew,
  input: { chapter: choice(chapters, inputLabels.reload) },
  about: wholeCtg,
  async run(work, { ctgId, chapter }) {
    await lockRenewal(work, ctgId)
    const rows = await listCarriedItems(work.tx, ctgId, kindsOf[chapter])
    const items: Items = (kind) => rows.filter((row) => row.kind === kind).map(({ itemId }) => itemId)
    const removed = await takeBack[chapter](work, ctgId, items).catch(refusedWhenUsed('renewal.in-use'))
    if (removed.length === 0) throw new DomainError('conflict', 'renewal.nothing-to-take-back')
    await forgetCarried(work, ctgId, removed)
    await recordAct(work, 'ctg.chapter-taken-back', { ctgId, id: ctgId }, { chapter, count: removed.length })
    return { count: removed.length, left: rows.length - removed.length }
  },
})
