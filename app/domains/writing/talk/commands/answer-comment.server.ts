/** Answers in a thread that is not resolved. Rules: docs/rules/writing.md §7. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, ids, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellNodes } from '../../text-log.server.ts'
import type { TextSubjects } from '../../writing.ts'
import { talkLabels } from '../labels.fr.ts'
import { talkPermissions } from '../permissions.ts'
import { readableText } from '../text-at-hand.server.ts'
import { addComment, listTalkers, lockThread, mentioned, placeOfThread } from '../threads.server.ts'

export const answerCommentWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.answer-comment',
    permission: talkPermissions.comment,
    input: {
      textId: id(),
      threadId: id(),
      body: line(talkLabels.missingComment, 4000),
      mentionIds: ids(30),
    },
    about: ({ tx, actor }, key) => readableText(tx, actor, subjects, key),
    async run(work, { ctgId, textId, threadId, body, mentionIds }, { text }) {
      const thread = await lockThread(work, { ctgId, textId, threadId })
      refuse('writing', thread.resolvedAt ? 'thread-resolved' : undefined)
      const addressees = await mentioned(work, ctgId, mentionIds)
      const talkers = await listTalkers(work, ctgId, threadId)
      const commentId = await addComment(work, { ctgId, threadId, body, mentionIds: addressees })
      const about = {
        ctgId,
        subject: { type: text.subjectType, id: text.subjectId },
        facts: { quote: body, ...placeOfThread(textId, threadId) },
      }
      await notify(work, { ...about, kind: 'mention', personIds: addressees, onceKey: `comment:${commentId}` })
      await notify(work, { ...about, kind: 'comment-answer', personIds: talkers, onceKey: `comment:${commentId}` })
      const detail = { textId, threadId }
      await recordAudit(work, { action: 'text.comment-answered', subject: about.subject, ctgId, detail })
      await tellNodes(work.tx, [{ kind: 'talk', ctgId, textId }])
      return { threadId, commentId }
    },
  })
