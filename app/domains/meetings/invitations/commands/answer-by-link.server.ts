/** Answers a convocation by its personal link, without account. Rules: docs/rules/governance.md §11.4, §11.7. */
import { z } from 'zod'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import type { InvitationHolder } from '../door.server.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

export const answerByLink = guestCommandOf<InvitationHolder>(({ invitationId }) => invitationId)({
  name: 'governance.answer-by-link',
  input: z.object(replyFields),
  /** @throws DomainError as `recordReply` */
  async run(work, reply) {
    const { ctgId, invitationId } = work.actor
    const invitation = await lockInvitation(work, { ctgId, invitationId })
    await recordReply(work, invitation, { ctgId, invitationId, ...reply, notedBy: '' })
    return { invitationId }
  },
})
