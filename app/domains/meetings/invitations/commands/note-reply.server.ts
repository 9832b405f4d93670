/** Notes the reply of someone who gave it by telephone, or from a calendar. Rules: docs/rules/governance.md §11.4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

export const noteReply = command({
  name: 'governance.note-reply',
  permission: meetingPermissions.holdMeeting,
  input: { invitationId: id(), ...replyFields },
  about: lockInvitation,
  async run(work, { ctgId, invitationId, ...answer }, invitation) {
    await recordReply(work, invitation, { ctgId, invitationId, ...answer, notedBy: work.actor.name })
    return { invitationId }
  },
})
