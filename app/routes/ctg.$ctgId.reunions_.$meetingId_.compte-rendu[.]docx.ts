/** GET /ctg/:ctgId/reunions/:meetingId/compte-rendu.docx — the minutes, to rework, for members. */
import { recordRoute } from '#app/http/meeting-record.server.ts'

export const loader = recordRoute('compte-rendu.docx')
