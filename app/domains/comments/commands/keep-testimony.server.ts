/** A comment becomes a testimony of the diagnosis, with its words and without its name, as its author agreed. Rules: docs/rules/comments.md §3.5. */
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { addTestimony } from '#app/domains/diagnosis/steps.server.ts'
import { dayIn, timeZoneIn } from '#app/kernel/calendar.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToQuote } from '../comments.ts'
import { commentLabels as t } from '../labels.fr.ts'
import { commentPermissions } from '../permissions.ts'
import { lockComment } from '../store.server.ts'

export const keepTestimony = command({
  name: 'comments.keep-testimony',
  permission: commentPermissions.moderate,
  input: { commentId: id(), themeId: id() },
  about: lockComment,
  async run(work, { ctgId, commentId, themeId }, { comment }) {
    refuse('comments', refusalToQuote(comment))
    const themes = await listThemes(work.tx, ctgId)
    foundById(themes, themeId, 'comments.theme-not-found')
    const collectedOn = dayIn(timeZoneIn(work.actor, ctgId), comment.confirmedAt ?? work.at)
    const words = { kind: 'other' as const, text: comment.body, source: t.testimony.source, collectedOn }
    const { testimonyId } = await addTestimony(work, { ctgId, themeId, ...words })
    await rowOf(work.tx, 'public_comment', { ctgId, id: commentId }).update({ testimony_id: testimonyId })
    return { testimonyId, themeId }
  },
})
