/** GET /ctg/:ctgId/reunions/:meetingId/releve.pdf — the record of decisions, to read, for members. */
import { getRecordFile } from '#app/domains/meetings/session/record.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, params, request }) =>
  getRecordFile(context, 'releve.pdf', ctgIds(params, 'meetingId'), request.url),
)
