/** The fields of a reply, the same for the person and for whoever notes it. Pure. */
import { choice, optionalAddress, optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { invitationReplies } from './invitations.ts'

export const replyFields = {
  reply: choice(invitationReplies, inputLabels.reply),
  representativeName: optionalText(200),
  representativeEmail: optionalAddress(),
  comment: optionalText(500),
}
