/** GET /ctg/:ctgId/reunions/:meetingId/releve.pdf — the record of decisions, to read, for members. */
import { z } from 'zod'
import { getRecordFile } from '#app/domains/meetings/session/record.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

export const loader = dossierRoute(({ context, params, request }) =>
  getRecordFile(context, 'releve.pdf', path.parse(params), request.url),
)
