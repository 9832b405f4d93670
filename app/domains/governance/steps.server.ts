/** Parts of acts that higher slices call inside their own transaction. Each checks its rule and journals its line. */
import { recordAudit, type SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { parisDay } from '#app/kernel/format.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type PartyPosition, refusalToClose, refusalToDecide } from './governance.ts'
import { type Missing, missingPositions, missingSeats } from './missing.ts'
import { listSeatsAtMeeting } from './queries.server.ts'
import { lockMeeting } from './store.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

export type DecisionDraft = MeetingKey & {
  readonly text: string
  readonly responsible: string
  readonly dueOn: string | null
  /** Signatories left out were not asked. */
  readonly positions: readonly {
    readonly partyId: string
    readonly position: PartyPosition
    readonly comment: string
  }[]
  readonly subjects: readonly { readonly type: SubjectType; readonly id: string }[]
  /** What the caller's slices find missing; seats and positions are added here. */
  readonly missing: readonly Missing[]
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
  const decidedOn = parisDay(meeting.startsAt)
  const positions = await completePositions(work, draft)
  const seats = await listSeatsAtMeeting(tx, { ctgId, meetingId, bodyId: meeting.bodyId })
  const missing = [...draft.missing, ...missingSeats(seats, decidedOn), ...missingPositions(positions)]
  const decisionId = newId()
  const number = await takeNumber(work, ctgId, 'decision')
  const despite = missing.length > 0 ? draft.despite : null
  await tx
    .insertInto('decision')
    .values({
      ctg_id: ctgId,
      id: decisionId,
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
    .execute()
  await saveLinks(work, draft, decisionId, positions)
  await recordAudit(work, {
    action: 'decision.recorded',
    subject: { type: 'decision', id: decisionId },
    ctgId,
    detail: { number, text: draft.text, missing, despite },
  })
  return { decisionId, number, decidedOn, missing }
}

/** A position per signatory, `not-asked` unless said; a partner's only when it was said. */
async function completePositions({ tx }: Work, { ctgId, positions }: DecisionDraft) {
  const parties = await tx
    .selectFrom('party')
    .select(['id', 'name', 'is_signatory as isSignatory'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  return parties.flatMap(({ id, name, isSignatory }) => {
    const said = positions.find(({ partyId }) => partyId === id)
    if (!said && !isSignatory) return []
    const position: PartyPosition = said?.position ?? 'not-asked'
    return [{ partyId: id, partyName: name, position, comment: said?.comment ?? '' }]
  })
}

async function saveLinks(
  { tx }: Work,
  { ctgId, subjects }: DecisionDraft,
  decisionId: string,
  positions: DecisionDraft['positions'],
): Promise<void> {
  if (positions.length > 0)
    await tx
      .insertInto('decision_position')
      .values(
        positions.map(({ partyId, position, comment }) => ({
          ctg_id: ctgId,
          decision_id: decisionId,
          party_id: partyId,
          position,
          comment,
        })),
      )
      .execute()
  if (subjects.length > 0)
    await tx
      .insertInto('decision_subject')
      .values(
        subjects.map(({ type, id }) => ({
          ctg_id: ctgId,
          decision_id: decisionId,
          subject_type: type,
          subject_id: id,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/**
 * Closes a meeting: its record is frozen. @returns the kind of its body and its day, for the milestones
 * @throws DomainError not-found | conflict (the codes of `refusalToClose`)
 */
export async function closeMeeting(work: Work, { ctgId, meetingId }: MeetingKey) {
  const meeting = await lockMeeting(work, { ctgId, meetingId })
  refuse('governance', refusalToClose(meeting))
  await work.tx
    .updateTable('meeting')
    .set({ status: 'closed', closed_at: work.at })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', meetingId)
    .execute()
  await recordAudit(work, { action: 'meeting.closed', subject: { type: 'meeting', id: meetingId }, ctgId })
  return { bodyKind: meeting.bodyKind, heldOn: parisDay(meeting.startsAt) }
}
