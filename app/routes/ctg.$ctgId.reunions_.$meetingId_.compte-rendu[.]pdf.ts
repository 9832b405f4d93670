/** GET /ctg/:ctgId/reunions/:meetingId/compte-rendu.pdf — the minutes, to read, for members. */
import { recordRoute } from '#app/http/meeting-record.server.ts'

export const loader = recordRoute('compte-rendu.pdf')
