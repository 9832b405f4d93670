/** GET, POST /ctg/:ctgId/reunions/:meetingId/presences — who comes in, by touch. */
import { markPresence } from '#app/domains/meetings/session/commands/mark-presence.server.ts'
import { AttendancePage } from '#app/domains/meetings/session/pages/attendance-page.tsx'
import { getAttendancePage } from '#app/domains/meetings/session/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getAttendancePage(context, ctgIds(params, 'meetingId')))

export const action = formAction({ 'mark-presence': intent(markPresence) })

export default titled<Loaded<typeof loader>>(AttendancePage, (page) => `Présences, ${page.meeting.title}`)
