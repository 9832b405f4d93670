/** GET /ctg/:ctgId/reunions/:meetingId/releve.pdf — the record of decisions, to read, for members. */
import { recordRoute } from '#app/http/meeting-record.server.ts'

export const loader = recordRoute('releve.pdf')
