/** GET /ctg/:ctgId/reunions/:meetingId/releve.pdf — the printed record of decisions, for members. */
import { z } from 'zod'
import { documentsLabels } from '#app/domains/documents/labels.fr.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { getMeetingPage } from '#app/domains/governance/meeting-queries.server.ts'
import { minutesOf } from '#app/domains/governance/minutes.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

export const loader = route(async ({ context, params, surroundings }) => {
  const page = await getMeetingPage(context, path.parse(params))
  const pdf = await renderPdf({
    template: 'meeting-minutes.typ',
    data: minutesOf(page, surroundings.instance.isDemo ? documentsLabels.demoRibbon : null),
    standard: 'ua-1',
    createdAt: page.meeting.closedAt ?? context.at,
  })
  const disposition = `inline; filename="${governanceLabels.recordFile}"`
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': disposition,
    'cache-control': 'private, no-store',
  }
  return new Response(pdf, { headers })
})
