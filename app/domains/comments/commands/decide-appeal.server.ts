/** Decides what an author contests: by the coordination of the other party, where there is one. Rules: docs/rules/comments.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinatingParties } from '#app/domains/ctg/queries.server.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, line } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { appealOutcomes, refusalToDecideAppeal } from '../comments.ts'
import { commentLabels as t } from '../labels.fr.ts'
import { commentPermissions } from '../permissions.ts'
import { lockComment, oweMails } from '../store.server.ts'

export const decideAppeal = command({
  name: 'comments.decide-appeal',
  permission: commentPermissions.answer,
  input: {
    ...{ ctgId: id(), commentId: id(), outcome: choice(appealOutcomes, t.appeal.outcomeMissing) },
    words: line(t.appeal.reasonMissing, 2000),
  },
  about: lockComment,
  async run(work, { ctgId, commentId, outcome, words }, { comment }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const coordinating = await listCoordinatingParties(work.tx, ctgId, todayIn(work, ctgId))
    refuse('comments', refusalToDecideAppeal(comment, partyId, coordinating))
    await rowOf(work.tx, 'public_comment', { ctgId, id: commentId }).update({
      ...{ appeal_outcome: outcome, appeal_decided_at: work.at, appeal_decided_by: work.actor.name },
      ...{ appeal_statement: words, ...(outcome === 'reversed' && { state: 'shown' }) },
    })
    await emptyPublicCache(work.tx, ctgId)
    await oweMails(work, ctgId, 'appeal-decided', [{ commentId }])
    await recordAct(work, `public-comment.appeal-${outcome}`, { ctgId, id: commentId }, { words })
    return { commentId, outcome }
  },
})
