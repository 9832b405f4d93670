/** Shows, refuses or hides comments, several at once: whoever wrote is told why, and how to contest it. Rules: docs/rules/comments.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choice, ids, optionalChoice, optionalText } from '#app/kernel/fields.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { type CommentReason, commentReasons, type Judgement, judgements, mayFollow, stateAfter } from '../comments.ts'
import { statementOf, commentLabels as t } from '../labels.fr.ts'
import { commentPermissions } from '../permissions.ts'
import { lockComments, oweMails } from '../store.server.ts'

const fields = {
  judgement: choice(judgements, t.queue.judgementMissing),
  reason: optionalChoice(commentReasons),
  words: optionalText(2000),
}

export const judgeComments = command({
  name: 'comments.judge',
  permission: commentPermissions.moderate,
  input: { commentIds: ids(100), ...fields },
  about: wholeCtg,
  async run(work, { ctgId, commentIds, judgement, reason, words }) {
    if (commentIds.length === 0) throw new DomainError('invalid', 'comments.none-chosen')
    const statement = requireStatement(judgement, reason, words)
    const comments = await lockComments(work, ctgId, commentIds)
    const judged = comments.filter(({ state }) => mayFollow[judgement].includes(state)).map((one) => one.id)
    refuse('comments', judged.length > 0 ? undefined : 'already-judged')
    await saveJudgement(work, { ctgId, judged, judgement, reason: judgement === 'show' ? null : reason, statement })
    await recordAct(work, `comment-queue.${stateAfter[judgement]}`, { ctgId, id: ctgId }, { ids: judged, reason })
    return { count: judged.length, judgement }
  },
})

/** What its author reads: the words written, or the ready sentence of the reason. @throws DomainError invalid */
function requireStatement(judgement: Judgement, reason: CommentReason | null, words: string): string {
  if (judgement === 'show') return ''
  if (reason === null) throw new DomainError('invalid', 'comments.reason-missing', { reason: t.queue.reasonMissing })
  if (reason === 'other' && words === '')
    throw new DomainError('invalid', 'comments.words-missing', { words: t.queue.wordsMissing })
  return statementOf(reason, words)
}

type SavedComment = {
  readonly ctgId: string
  readonly judged: readonly string[]
  readonly judgement: Judgement
  readonly reason: CommentReason | null
  readonly statement: string
}

async function saveJudgement(work: Work, { ctgId, judged, judgement, reason, statement }: SavedComment): Promise<void> {
  const { partyId } = requireMembership(work.actor, ctgId)
  await work.tx
    .updateTable('public_comment')
    .set({
      ...{ state: stateAfter[judgement], decided_at: work.at, decided_by: work.actor.name },
      ...{ decided_by_party_id: partyId, reason, statement },
    })
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', [...judged])
    .execute()
  await emptyPublicCache(work.tx, ctgId)
  const owed = judged.map((commentId) => ({ commentId }))
  await oweMails(work, ctgId, stateAfter[judgement], owed)
}
