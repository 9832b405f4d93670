/** Closing a meeting: what is shown to whoever closes is what is recorded, or the difference is said. Rules: docs/rules/governance.md §10. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { freezeText } from '#app/domains/writing/steps.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meetingDay, refusalToClose } from '../meetings.ts'
import { listSeatsOfDay } from '../queries.server.ts'
import { countSeatsAgain } from '../seat-steps.server.ts'
import { lockMeeting } from '../store.server.ts'
import { listItems } from './items.server.ts'
import { sessionLabels as t } from './labels.fr.ts'
import { keepRecord } from './record.server.ts'
import { type ClosingChange, closingChanges, closingFactsOf, textsOf } from './session.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

type Closing = MeetingKey & {
  readonly seen?: string
  /** She was told that words were written since, and closes with those of this instant. */
  readonly areWordsTold?: boolean
  /** A meeting of before Trame: its record was made elsewhere. */
  readonly isTakenUp?: boolean
}

type Sat = {
  readonly bodyId: string
  readonly minutes: string
  readonly day: string
  readonly writers: readonly string[]
}

/** Under the lock of the meeting, its texts being frozen. @returns what is no longer as it was shown, by name */
async function whatChanged(
  { tx }: Work,
  { seen = '', areWordsTold, ...key }: Closing,
  { bodyId, minutes, day, writers }: Sat,
) {
  const items = await listItems(tx, key)
  const seats = await listSeatsOfDay(tx, { ...key, bodyId, day })
  const decisions = await rowsOf(tx, 'decision', { ctg_id: key.ctgId, meeting_id: key.meetingId }).list(['version'])
  const changes = closingChanges(
    seen,
    closingFactsOf(items, seats, decisions),
    textsOf({ meeting: { minutes }, items }),
  )
  const isOfWords = (change: ClosingChange | 'texts') => change === 'texts' || change.name === 'writtenCount'
  // Told once: someone who never stops writing keeps no meeting from closing.
  if (areWordsTold && changes.every(isOfWords)) return []
  return changes.map((change): readonly [string, string] => {
    const words = change === 'texts' ? t.rewritten : t.changed(change)
    return change === 'texts' || isOfWords(change)
      ? ['writtenCount', `${words} ${t.wordsGoOn(writers)}`]
      : [change.name, words]
  })
}

/** Whoever wrote within that time is still writing. */
const pauseMs = 120_000

/**
 * Minutes and what was said on each item take no more words.
 * @returns the general minutes, when several hands wrote them, and who was writing
 */
async function freezeMinutes(work: Work, { ctgId, meetingId }: MeetingKey) {
  const items = await rowsOf(work.tx, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId }).list(['id'])
  const whole = await freezeText(work, { ctgId, subjectType: 'meeting', subjectId: meetingId, field: 'minutes' })
  const texts = [whole]
  // A dozen items at most, each settled from its own updates.
  for (const { id } of items) {
    const frozen = await freezeText(work, { ctgId, subjectType: 'agenda-item', subjectId: id, field: 'minutes' })
    if (frozen) await rowOf(work.tx, 'agenda_item', { ctgId, id }).update({ minutes: frozen.plain })
    texts.push(frozen)
  }
  const since = work.at.getTime() - pauseMs
  const writers = texts.flatMap((text) => (text?.last && text.last.at.getTime() >= since ? [text.last.name] : []))
  return { minutes: whole?.plain, writers: [...new Set(writers)] }
}

/**
 * Closes a meeting: its record is frozen and kept. @returns the kind of its body and its day, for the milestones
 * @param closing.seen `closingKey` of the summary that was on screen; empty: none was
 * @throws DomainError not-found | conflict (the codes of `refusalToClose`; `summary-changed`, with what changed)
 */
export async function closeMeeting(work: Work, { isTakenUp = false, ...closing }: Closing) {
  const { ctgId, meetingId, seen = '' } = closing
  const key = { ctgId, meetingId }
  const meeting = await lockMeeting(work, key)
  refuse('governance', refusalToClose(meeting))
  const heldOn = meetingDay(meeting)
  const { minutes, writers } = await freezeMinutes(work, key)
  if (seen !== '') {
    const sat = { bodyId: meeting.bodyId, minutes: minutes ?? meeting.minutes, day: heldOn, writers }
    const changes = await whatChanged(work, closing, sat)
    if (changes.length > 0) throw new DomainError('conflict', 'governance.summary-changed', Object.fromEntries(changes))
  }
  await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({
    ...(minutes !== undefined && { minutes }),
    status: 'closed',
    closed_at: work.at,
    closed_by: work.actor.name,
    current_item_id: null,
    current_item_since: null,
  })
  if (!isTakenUp) {
    await countSeatsAgain(work, { ...key, bodyId: meeting.bodyId, day: heldOn })
    await keepRecord(work, key)
  }
  await recordAct(work, 'meeting.closed', { ctgId, id: meetingId })
  return { bodyKind: meeting.bodyKind, heldOn }
}
