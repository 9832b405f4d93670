/** GET /invitation/:invitationToken/convocation.pdf — the convocation to print, in the name of whoever holds the link. */

import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { invitationDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { makeConvocation } from '#app/domains/meetings/invitations/papers.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { takeLinkPrintTurn } from '#app/http/print-route.server.ts'
import { sendPdf } from '#app/http/send-pdf.server.ts'

export const loader = doorRoute(invitationDoor, async ({ found, at, surroundings: { instance } }) => {
  const { ctgId, invitationId, meeting } = found
  const ribbon = instance.isDemo ? documentsLabels.demoRibbon : null
  const place = { ctgId, meetingId: meeting.id, ribbon, at, store: instance.files }
  const { pdf, name } = await takeLinkPrintTurn(invitationId, () => makeConvocation(instance.db, place, invitationId))
  return sendPdf(pdf, name)
})
