/** Notes the reply of someone who gave it by telephone, or from a calendar. Rules: docs/rules/governance.md §11.4. */
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

export const noteReply = command({
  name: 'governance.note-reply',
  permission: meetingPermissions.holdMeeting,
  input: z.object({ ctgId: id(), invitationId: id(), ...replyFields }),
  async run(work, { ctgId, invitationId, ...given }) {
    requireMembership(work.actor, ctgId)
    const invitation = await lockInvitation(work, { ctgId, invitationId })
    authorize(
      allows(meetingPermissions.holdMeeting, work.actor, { ctgId, themeId: invitation.themeId }),
      'governance.note-reply',
    )
    await recordReply(work, invitation, { ctgId, invitationId, ...given, notedBy: work.actor.name })
    return { invitationId }
  },
})
