/** Answers a notice of content with its reasons; the comment it is about is hidden by the same act when it must be. Rules: docs/rules/comments.md §5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { choice, id, line } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { noticeOutcomes } from '../comments.ts'
import { commentLabels as t } from '../labels.fr.ts'
import { commentPermissions } from '../permissions.ts'
import { oweMails } from '../store.server.ts'

type NoticeKey = { readonly ctgId: string; readonly noticeId: string }

async function lockNotice({ tx }: Work, { ctgId, noticeId }: NoticeKey) {
  const row = await rowOf(tx, 'content_notice', { ctgId, id: noticeId }).lock([
    'id',
    'comment_id as commentId',
    'outcome',
  ])
  return { ctgId, notice: found(row, 'comments.notice-not-found') }
}

export const decideContentNotice = command({
  name: 'comments.decide-content-notice',
  permission: commentPermissions.answer,
  input: {
    ...{ ctgId: id(), noticeId: id(), outcome: choice(noticeOutcomes, t.notices.outcomeMissing) },
    statement: line(t.notices.statementMissing, 2000),
  },
  about: lockNotice,
  async run(work, { ctgId, noticeId, outcome, statement }, { notice }) {
    refuse('comments', notice.outcome === null ? undefined : 'notice-decided')
    const decision = { outcome, statement, decided_at: work.at, decided_by: work.actor.name }
    await rowOf(work.tx, 'content_notice', { ctgId, id: noticeId }).update(decision)
    if (outcome === 'acted' && notice.commentId !== null) await hide(work, ctgId, notice.commentId, statement)
    await oweMails(work, ctgId, 'notice-decided', [{ noticeId }])
    await recordAct(work, 'content-notice.decided', { ctgId, id: noticeId }, { outcome, statement })
    return { noticeId, outcome }
  },
})

/** With the same reasons, which its author may contest; one hidden meanwhile keeps the reasons it was given. */
async function hide(work: Work, ctgId: string, commentId: string, statement: string): Promise<void> {
  const { partyId } = requireMembership(work.actor, ctgId)
  const hidden = await rowsOf(work.tx, 'public_comment', { ctg_id: ctgId, id: commentId, state: 'shown' }).change(
    {
      ...{ state: 'hidden', reason: 'other', statement, decided_at: work.at },
      ...{ decided_by: work.actor.name, decided_by_party_id: partyId },
    },
    ['id'],
  )
  if (!hidden) return
  await emptyPublicCache(work.tx, ctgId)
  await oweMails(work, ctgId, 'hidden', [{ commentId }])
}
