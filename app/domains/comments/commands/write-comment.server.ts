/** A comment written on the public page: nothing of it is read before its address is confirmed. Rules: docs/rules/comments.md §2. */
import { z } from 'zod'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { visitorCommand } from '../doors.server.ts'
import { commentFields } from '../inputs.ts'
import { commentLabels as t } from '../labels.fr.ts'
import type { OpenPage } from '../public-page.server.ts'
import { mayWriteTo, oweMails } from '../store.server.ts'

export const writeComment = visitorCommand({
  name: 'comments.write-comment',
  input: z.object(commentFields),
  async run(work, { website, actionKey, displayName, body, email, mayQuote }) {
    const { ctgId, page } = work.actor
    refuse('comments', page.takesComments ? undefined : 'closed')
    // A machine fell in the trap: it is answered as anybody.
    if (website !== '') return {}
    const action_title = titleOf(page, actionKey)
    if (!(await mayWriteTo(work, ctgId, email))) return {}
    const commentId = work.newId()
    const written = { display_name: displayName, body, email, may_quote: mayQuote, written_at: work.at }
    await rowOf(work.tx, 'public_comment', { ctgId, id: commentId }).insert({
      action_key: actionKey,
      action_title,
      ...written,
    })
    await oweMails(work, ctgId, 'confirm', [{ commentId }])
    return {}
  },
})

/** The title of a published action; '' for the whole. @throws DomainError invalid for one that is not published */
export function titleOf({ actions }: OpenPage, key: string): string {
  if (key === '') return ''
  const action = actions.find((one) => one.key === key)
  if (!action) throw new DomainError('invalid', 'comments.action-gone', { actionKey: t.form.actionGone })
  return action.title
}
