/** Opens a thread of comments on a passage of a text, or on the whole of it. Rules: docs/rules/writing.md §7. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, ids, line, optionalInteger, optionalText } from '#app/kernel/fields.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { factQuoted, factToken } from '../../facts.ts'
import { anchorPassage, findPassage, listFactNames, wordsOfPassage } from '../../passages.ts'
import { tellNodes } from '../../text-log.server.ts'
import type { TextKey, TextSubjects } from '../../writing.ts'
import { talkLabels } from '../labels.fr.ts'
import { talkPermissions } from '../permissions.ts'
import { readableText, readFragment } from '../text-at-hand.server.ts'
import { addComment, listAuthors, mentioned, openThread, placeOfThread } from '../threads.server.ts'

export const commentOnTextWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.comment-on-text',
    permission: talkPermissions.comment,
    input: {
      textId: id(),
      body: line(talkLabels.missingComment, 4000),
      /** Words of the passage; empty: the whole text. */
      quote: optionalText(2000),
      /** About where they stand, counted in characters, when the text says them more than once. */
      near: optionalInteger({ min: 0, max: 1_000_000 }),
      mentionIds: ids(30),
    },
    about: ({ tx, actor }, key) => readableText(tx, actor, subjects, key),
    async run(work, { ctgId, textId, body, quote, near, mentionIds }, { text }) {
      const key = { ctgId, textId }
      const passage = quote === '' ? undefined : await holdPassage(work, key, quote, near ?? 0)
      const addressees = await mentioned(work, ctgId, mentionIds)
      const threadId = await openThread(work, { ...key, passage })
      const commentId = await addComment(work, { ctgId, threadId, body, mentionIds: addressees })
      const about = {
        ctgId,
        subject: { type: text.subjectType, id: text.subjectId },
        facts: { quote: body, ...placeOfThread(textId, threadId) },
      }
      await notify(work, { ...about, kind: 'mention', personIds: addressees, onceKey: `comment:${commentId}` })
      const authors = await listAuthors(work, key)
      await notify(work, { ...about, kind: 'comment', personIds: authors, onceKey: `comment:${commentId}` })
      const detail = { textId, threadId }
      await recordAudit(work, { action: 'text.commented', subject: about.subject, ctgId, detail })
      await tellNodes(work.tx, [{ kind: 'talk', ctgId, textId }])
      return { threadId, commentId }
    },
  })

/** @throws DomainError invalid when the text does not say these words */
async function holdPassage({ tx }: Work, key: TextKey, words: string, near: number) {
  const fragment = await readFragment(tx, key)
  const fact = factQuoted(words)
  // The words of a fact change: the passage is anchored to its name, wherever it stands in the text.
  if (fact && listFactNames(fragment).includes(fact))
    return { quote: factToken(fact), anchor_from: null, anchor_to: null }
  const passage = findPassage(fragment, words, near)
  const anchor = passage && anchorPassage(fragment, passage)
  if (!passage || !anchor)
    throw new DomainError('invalid', 'writing.passage-not-found', { quote: talkLabels.passageNotFound })
  return {
    quote: wordsOfPassage(fragment, passage),
    anchor_from: Buffer.from(anchor.from),
    anchor_to: Buffer.from(anchor.to),
  }
}
