/** A member answers her own convocation. Rules: docs/rules/governance.md §11.4. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

export const replyToInvitation = command({
  name: 'governance.reply-to-invitation',
  permission: meetingPermissions.replyToInvitation,
  input: { invitationId: id(), ...replyFields },
  about: lockInvitation,
  may: (actor, { personId }) => personId === actor.personId,
  async run(work, { ctgId, invitationId, ...answer }, invitation) {
    await recordReply(work, invitation, { ctgId, invitationId, ...answer, notedBy: '' })
    return { invitationId }
  },
})
