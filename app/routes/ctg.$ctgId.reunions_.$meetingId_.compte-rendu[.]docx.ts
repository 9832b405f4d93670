/** GET /ctg/:ctgId/reunions/:meetingId/compte-rendu.docx — the minutes, to rework, for members. */
import { getRecordFile } from '#app/domains/meetings/session/record.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params, request }) =>
  getRecordFile(context, 'compte-rendu.docx', ctgIds(params, 'meetingId'), request.url),
)
