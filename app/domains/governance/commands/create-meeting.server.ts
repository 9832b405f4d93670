/** Prepares a meeting of a body: its day, its hour, its place. Rules: docs/rules/governance.md §3. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisInstant } from '#app/kernel/calendar.ts'
import { authorize } from '#app/kernel/errors.ts'
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { formatDay } from '#app/kernel/format.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { hour, optionalTitle } from '../inputs.ts'
import { governancePermissions } from '../permissions.ts'
import { lockBody } from '../store.server.ts'

export const createMeeting = command({
  name: 'governance.create-meeting',
  permission: governancePermissions.holdMeeting,
  input: z.object({
    ctgId: id(),
    bodyId: id(),
    /** Left empty: the body and the day. */
    title: optionalTitle(),
    day: day('Indiquez le jour de la réunion.'),
    hour: hour(),
    place: optionalText(200),
  }),
  async run(work, { ctgId, bodyId, title: given, day: on, hour: at, place }) {
    requireMembership(work.actor, ctgId)
    const body = await lockBody(work, { ctgId, bodyId })
    authorize(
      allows(governancePermissions.holdMeeting, work.actor, { ctgId, themeId: body.themeId }),
      'governance.create-meeting',
    )
    const meetingId = work.newId()
    const title = given || `${body.name} du ${formatDay(on)}`
    await work.tx
      .insertInto('meeting')
      .values({
        ctg_id: ctgId,
        id: meetingId,
        body_id: bodyId,
        title,
        starts_at: parisInstant(on, at),
        place,
        status: 'draft',
      })
      .execute()
    await recordAudit(work, {
      action: 'meeting.created',
      subject: { type: 'meeting', id: meetingId },
      ctgId,
      detail: { title, day: on },
    })
    return { meetingId }
  },
})
