/** GET /ctg/:ctgId/reunions/:meetingId/releve.docx — the record of decisions, to rework, for members. */
import { recordRoute } from '#app/http/meeting-record.server.ts'

export const loader = recordRoute('releve.docx')
