/** Prepares a meeting of a body: its day, its hour, its place. Rules: docs/rules/governance.md §3. */
import { isBodyEnded } from '#app/domains/governance/governance.ts'
import { lockBody } from '#app/domains/governance/store.server.ts'
import { instantIn, timeZoneIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { formatDay } from '#app/kernel/format.ts'

import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { hour } from '../inputs.ts'
import { meetingPermissions } from '../permissions.ts'
import { addMeeting } from '../steps.server.ts'

export const createMeeting = command({
  name: 'governance.create-meeting',
  permission: meetingPermissions.holdMeeting,
  input: {
    bodyId: id(),
    /** Left empty: the body and the day. */
    title: optionalText(200),
    day: day(inputLabels.meetingDay),
    hour: hour(),
    place: optionalText(200),
  },
  about: lockBody,
  async run(work, { ctgId, bodyId, title: typedTitle, day: on, hour: at, place }, body) {
    refuse('governance', isBodyEnded(body, on) ? 'body-ended' : undefined)
    const title = typedTitle || `${body.name} du ${formatDay(on)}`
    const startsAt = instantIn(timeZoneIn(work.actor, ctgId), on, at)
    const meetingId = await addMeeting(work, { ctgId, bodyId, title, startsAt, place, status: 'draft' })
    return { meetingId }
  },
})
