/** A member answers her own convocation. Rules: docs/rules/governance.md §11.4. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

export const replyToInvitation = command({
  name: 'governance.reply-to-invitation',
  permission: meetingPermissions.replyToInvitation,
  input: z.object({ ctgId: id(), invitationId: id(), ...replyFields }),
  async run(work, { ctgId, invitationId, ...given }) {
    requireMembership(work.actor, ctgId)
    const invitation = await lockInvitation(work, { ctgId, invitationId })
    authorize(
      allows(meetingPermissions.replyToInvitation, work.actor, { ctgId }) &&
        invitation.personId === work.actor.personId,
      'governance.reply-to-invitation',
    )
    await recordReply(work, invitation, { ctgId, invitationId, ...given, notedBy: '' })
    return { invitationId }
  },
})
