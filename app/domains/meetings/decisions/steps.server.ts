/** Steps of decisions: recorded in a meeting, tied to what they are about. Rules: docs/rules/governance.md §5, §6. */
import { recordAct, type SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { addMissingRows, addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meetingLabels as t } from '../labels.fr.ts'
import { type Missing, meetingDay, missingPositions, missingSeats, refusalToDecide } from '../meetings.ts'
import { listSeatsAtMeeting } from '../queries.server.ts'
import { lockMeeting, requireDueAfter } from '../store.server.ts'
import { tellResponsible } from '../tell.server.ts'
import { completePositions, type PositionOfParty } from './positions.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

/**
 * Two people of one meeting may take the same decision at once: whoever comes second reads the first one before adding hers.
 * The meeting stays locked until commit. Rules: docs/rules/governance.md §5.8.
 * @param lastSeen the last number of the meeting when the form was opened; null: not asked
 * @throws DomainError not-found | conflict, with what was decided meanwhile at the text
 */
export async function requireNothingDecidedSince(
  work: Work,
  { ctgId, meetingId, lastSeen }: MeetingKey & { readonly lastSeen: number | null },
): Promise<void> {
  await lockMeeting(work, { ctgId, meetingId })
  if (lastSeen === null) return
  const taken = await rowsOf(work.tx, 'decision', { ctg_id: ctgId, meeting_id: meetingId })
    .select(['number', 'text', 'decided_on as decidedOn'])
    .where('number', '>', lastSeen)
    .orderBy('number')
    .limit(5)
    .execute()
  if (taken.length === 0) return
  throw new DomainError('conflict', 'governance.decided-meanwhile', { text: taken.map(t.decidedMeanwhile).join(' ') })
}

export type DecisionDraft = MeetingKey & {
  readonly text: string
  readonly responsible: string
  readonly dueOn: string | null
  /** Nobody gave the position of signatories left out. */
  readonly positions: readonly PositionOfParty[]
  readonly subjects: readonly { readonly type: SubjectType; readonly id: string }[]
  /** What the caller's slices find missing; seats and positions are added here. */
  readonly missing: readonly Missing[]
  /** A decision of before Trame, taken up: its seats and positions are not known, and nothing is found missing. */
  readonly isTakenUp?: boolean
  /** « Décidé malgré : … »; null when no reason was given. */
  readonly despite: string | null
}

/**
 * Records a decision of a meeting. Its number is taken under the lock of its counter's row: no gap, no double, none lost by
 * a rollback. Rules: docs/rules/governance.md §5, §6.
 * @returns `missing`: all that was missing, the caller's first
 * @throws DomainError not-found | conflict (the codes of `refusalToDecide`)
 */
export async function addDecision(work: Work, draft: DecisionDraft) {
  const { tx, at, newId } = work
  const { ctgId, meetingId } = draft
  const meeting = await lockMeeting(work, draft)
  refuse('governance', refusalToDecide(meeting, at))
  const decidedOn = meetingDay(meeting)
  requireDueAfter(draft.dueOn, decidedOn)
  const positions = await completePositions(work, draft)
  const seats = await listSeatsAtMeeting(tx, { ctgId, meetingId, bodyId: meeting.bodyId })
  const missing = draft.isTakenUp
    ? []
    : [...draft.missing, ...missingSeats(seats, decidedOn), ...missingPositions(positions)]
  const decisionId = newId()
  const number = await takeNumber(work, ctgId, 'decision')
  // Kept even when nothing is missing yet: presences may be noted afterwards.
  const { despite } = draft
  await rowOf(tx, 'decision', { ctgId, id: decisionId }).insert({
    number,
    meeting_id: meetingId,
    text: draft.text,
    responsible: draft.responsible,
    due_on: draft.dueOn,
    state: draft.responsible === '' && draft.dueOn === null ? 'no-follow-up' : 'to-do',
    missing: JSON.stringify(missing),
    despite,
    decided_on: decidedOn,
  })
  await saveLinks(work, draft, decisionId, positions)
  if (missing.length > 0) await confirmAsCoordinator(work, ctgId, decisionId)
  await recordAct(work, 'decision.recorded', { ctgId, id: decisionId }, { number, text: draft.text, missing, despite })
  if (!draft.isTakenUp)
    await tellResponsible(work, { ctgId, decisionId, version: 1, responsible: draft.responsible, dueOn: draft.dueOn })
  return { decisionId, number, decidedOn, missing }
}

/** The coordinator who records a decision « malgré » confirms it for her party; the other one is asked to (§6.4). */
async function confirmAsCoordinator({ tx, actor, at }: Work, ctgId: string, decisionId: string): Promise<void> {
  const membership = membershipIn(actor, ctgId)
  if (membership?.role !== 'coordinator') return
  await addRows(tx, 'decision_confirmation', {
    ctg_id: ctgId,
    decision_id: decisionId,
    party_id: membership.partyId,
    person_name: actor.name,
    confirmed_at: at,
  })
}

async function saveLinks(
  { tx }: Work,
  { ctgId, subjects }: DecisionDraft,
  decisionId: string,
  positions: DecisionDraft['positions'],
): Promise<void> {
  await addRows(
    tx,
    'decision_position',
    positions.map(({ partyId, position, comment }) => ({
      ctg_id: ctgId,
      decision_id: decisionId,
      party_id: partyId,
      position,
      comment,
    })),
  )
  await tieDecisions({ tx }, { ctgId, decisionId }, subjects)
}

type Subject = { readonly type: SubjectType; readonly id: string }

/** The decision is about these things, by an act. The caller has checked that it is of this CTG. */
export async function tieDecisions(
  { tx }: Pick<Work, 'tx'>,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
  subjects: readonly Subject[],
): Promise<void> {
  await addMissingRows(
    tx,
    'decision_subject',
    subjects.map(({ type, id }) => ({ ctg_id: ctgId, decision_id: decisionId, subject_type: type, subject_id: id })),
  )
}

/** A later act rests on a decision: it is then about that thing too. The caller has checked that the decision is of this CTG. */
export async function tieDecision(
  { tx }: Work,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
  subject: { readonly type: SubjectType; readonly id: string },
  /** Name of who ties it by hand; null when an act does. */
  tiedBy: string | null = null,
): Promise<void> {
  await addMissingRows(tx, 'decision_subject', {
    ctg_id: ctgId,
    decision_id: decisionId,
    subject_type: subject.type,
    subject_id: subject.id,
    tied_by: tiedBy,
  })
}

/** Unties what was tied by hand; what an act tied stays. @throws DomainError not-found */
export async function untieDecision(
  { tx }: Work,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
  subject: { readonly type: SubjectType; readonly id: string },
): Promise<void> {
  const row = await tx
    .deleteFrom('decision_subject')
    .where('ctg_id', '=', ctgId)
    .where('decision_id', '=', decisionId)
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .where('tied_by', 'is not', null)
    .returning('subject_id')
    .executeTakeFirst()
  found(row, 'governance.tie-not-found')
}
