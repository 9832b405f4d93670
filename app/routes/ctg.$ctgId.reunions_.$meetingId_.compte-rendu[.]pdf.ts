/** GET /ctg/:ctgId/reunions/:meetingId/compte-rendu.pdf — the minutes, to read, for members. */
import { z } from 'zod'
import { getRecordFile } from '#app/domains/meetings/session/record.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

export const loader = dossierRoute(({ context, params, request }) =>
  getRecordFile(context, 'compte-rendu.pdf', path.parse(params), request.url),
)
