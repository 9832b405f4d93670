/** Writes the last copil held before Trame and its decisions, as they were recorded then. Rules: docs/rules/taking-up.md §2. */
import { addDecision, addMeeting, closeMeeting } from '#app/domains/meetings/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { day, lines, optionalText } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { journeyLabels } from '../labels.fr.ts'
import { journeyPermissions } from '../permissions.ts'
import { reachYearlyCopil } from '../yearly-copil-milestone.server.ts'

export const takeUpCopil = command({
  name: 'journey.take-up-copil',
  permission: journeyPermissions.takeUpCopil,
  input: {
    heldOn: day(inputLabels.copilHeldOn),
    place: optionalText(200),
    /** One decision a line, as the record says them. */
    decisions: lines(60, 1000),
  },
  about: wholeCtg,
  async run(work, { ctgId, heldOn, place, decisions }) {
    const { tx, actor, at } = work
    if (heldOn > todayIn({ actor, at }, ctgId)) throw new DomainError('conflict', 'journey.copil-to-come')
    const copil = await rowsOf(tx, 'body', { ctg_id: ctgId, kind: 'copil' })
      .select(['id'])
      .orderBy('position')
      .executeTakeFirst()
    if (!copil) throw new DomainError('conflict', 'journey.no-copil')
    const meetingId = await addMeeting(work, {
      ctgId,
      bodyId: copil.id,
      title: journeyLabels.formerCopil(heldOn),
      // The hour is not asked; noon is that day in every time zone of France.
      startsAt: new Date(`${heldOn}T11:00:00Z`),
      place,
      status: 'in-session',
    })
    // Decisions take their numbers one after the other.
    for (const text of decisions)
      await addDecision(work, {
        ...{ ctgId, meetingId, text, responsible: '', dueOn: null, despite: null, isTakenUp: true },
        positions: [],
        subjects: [],
        missing: [],
      })
    await closeMeeting(work, { ctgId, meetingId, isTakenUp: true })
    const isYearlyCopil = await reachYearlyCopil(work, { ctgId, meetingId, heldOn })
    return { meetingId, decisions: decisions.length, isYearlyCopil }
  },
})
