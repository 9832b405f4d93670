/**
 * Closes a meeting; a copil freezes the plan as it leaves it, and is the yearly copil of a CTG in force.
 * Rules: docs/rules/governance.md §3, §4; docs/rules/journey.md §1.3; docs/rules/followup.md §9.
 */
import { getMeetingKind } from '#app/domains/meetings/queries.server.ts'
import { closeMeeting as close } from '#app/domains/meetings/steps.server.ts'
import { freezeCopilState } from '#app/domains/snapshots/steps.server.ts'
import { checkbox, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { journeyPermissions } from '../permissions.ts'
import { reachYearlyCopil } from '../yearly-copil-milestone.server.ts'

export const closeMeeting = command({
  name: 'journey.close-meeting',
  permission: journeyPermissions.closeMeeting,
  input: {
    meetingId: id(),
    /** The summary that was on screen; left out: none was shown. */
    seen: optionalText(200),
    areWordsTold: checkbox(),
  },
  about: ({ tx }, key) => getMeetingKind(tx, key),
  async run(work, { ctgId, meetingId, seen, areWordsTold }) {
    const { bodyKind, heldOn } = await close(work, { ctgId, meetingId, seen, areWordsTold })
    const isYearlyCopil = bodyKind === 'copil' && (await reachYearlyCopil(work, { ctgId, meetingId, heldOn }))
    if (bodyKind === 'copil') await freezeCopilState(work, { ctgId, meetingId, heldOn })
    return { meetingId, isYearlyCopil }
  },
})
