/** Its author contests a refusal or a hiding, once. Rules: docs/rules/comments.md §4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { line } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { refusalToAppeal } from '../comments.ts'
import { mailCommand } from '../doors.server.ts'
import { commentLabels as t } from '../labels.fr.ts'
import { lockComments, tellCoordinators } from '../store.server.ts'

export const appealJudgement = mailCommand({
  name: 'comments.appeal-judgement',
  runsWhenArchived: true,
  input: z.object({ words: line(t.appeal.wordsMissing, 2000) }),
  async run(work, { words }) {
    const { ctgId, link } = work.actor
    const mayAppeal = (link.kind === 'refused' || link.kind === 'hidden') && link.commentId !== null
    const id = found(mayAppeal ? (link.commentId ?? undefined) : undefined, 'comments.link-not-found')
    const [comment] = await lockComments(work, ctgId, [id])
    refuse('comments', refusalToAppeal(found(comment, 'comments.link-not-found'), work.at))
    await rowOf(work.tx, 'public_comment', { ctgId, id }).update({ appealed_at: work.at, appeal_text: words })
    await tellCoordinators(work, ctgId, 'comment-appeal', '?etat=appeals', id)
    await recordAct(work, 'public-comment.appealed', { ctgId, id })
    return {}
  },
})
