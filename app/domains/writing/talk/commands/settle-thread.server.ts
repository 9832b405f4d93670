/** Resolves a thread, or opens it again: who opened it, or a coordinator. Rules: docs/rules/writing.md §7.3. */
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { tellNodes } from '../../text-log.server.ts'
import type { TextSubjects } from '../../writing.ts'
import { canSettleThread, talkPermissions } from '../permissions.ts'
import { readableText } from '../text-at-hand.server.ts'
import { listTalkers, lockThread, placeOfThread } from '../threads.server.ts'

export const settleThreadWith = (subjects: TextSubjects) =>
  command({
    name: 'writing.settle-thread',
    permission: talkPermissions.settleThread,
    input: { textId: id(), threadId: id(), state: choice(['resolved', 'open']) },
    async about(work, { ctgId, textId, threadId }) {
      const { text } = await readableText(work.tx, work.actor, subjects, { ctgId, textId })
      return { ctgId, text, thread: await lockThread(work, { ctgId, textId, threadId }) }
    },
    may: (actor, { ctgId, thread: { openedBy } }) => canSettleThread(actor, { ctgId, openedBy }),
    async run(work, { ctgId, textId, threadId, state }, { text, thread }) {
      const isResolved = state === 'resolved'
      refuse('writing', isResolved && thread.resolvedAt ? 'thread-resolved' : undefined)
      refuse('writing', !isResolved && !thread.resolvedAt ? 'thread-open' : undefined)
      await rowOf(work.tx, 'text_thread', { ctgId, id: threadId }).update({
        resolved_at: isResolved ? work.at : null,
        resolved_by: isResolved ? work.actor.name : null,
      })
      const about = { type: text.subjectType, id: text.subjectId }
      if (isResolved) {
        const personIds = await listTalkers(work, ctgId, threadId)
        const onceKey = `thread-resolved:${threadId}:${work.at.getTime()}`
        const facts = { quote: thread.quote, ...placeOfThread(textId, threadId) }
        await notify(work, { ctgId, kind: 'comment-resolved', subject: about, personIds, onceKey, facts })
      }
      const action = isResolved ? 'text.thread-resolved' : 'text.thread-reopened'
      await recordAudit(work, { action, subject: about, ctgId, detail: { textId, threadId } })
      await tellNodes(work.tx, [{ kind: 'talk', ctgId, textId }])
      return { threadId, state }
    },
  })
