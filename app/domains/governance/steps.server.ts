/** Parts of acts that higher slices call inside their own transaction. Each checks its rule and journals its line. */
import { recordAudit, type SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { takeNumber } from '#app/kernel/numbering.server.ts'
import { timeZoneIn } from '#app/kernel/time-zone.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import {
  type BodyKind,
  defaultSeats,
  type Missing,
  meetingDay,
  missingPositions,
  missingSeats,
  type PartyPosition,
  refusalToClose,
  refusalToDecide,
} from './governance.ts'
import { governanceLabels as t } from './labels.fr.ts'
import { listSeatsAtMeeting } from './queries.server.ts'
import { lockMeeting } from './store.server.ts'

export type NewBody = {
  readonly ctgId: string
  readonly kind: BodyKind
  readonly name: string
  readonly themeId: string | null
  readonly mission: string
  readonly rhythm: string
  readonly hasDefaultSeats: boolean
}

/** Adds a body after the others, with the seats of the mission's composition when asked (§2.1). The caller checked its name. */
export async function addBody(work: Work, body: NewBody): Promise<string> {
  const { ctgId, kind, name, themeId, mission, rhythm, hasDefaultSeats } = body
  const bodyId = work.newId()
  const { last } = await work.tx
    .selectFrom('body')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
    .where('ctg_id', '=', ctgId)
    .executeTakeFirstOrThrow()
  await work.tx
    .insertInto('body')
    .values({ ctg_id: ctgId, id: bodyId, kind, name, theme_id: themeId, mission, rhythm, position: last + 1 })
    .execute()
  if (hasDefaultSeats) await addDefaultSeats(work, { ctgId, bodyId, kind })
  const subject = { type: 'body' as const, id: bodyId }
  await recordAudit(work, { action: 'body.created', subject, ctgId, detail: { name, kind } })
  return bodyId
}

/** The bodies every CTG starts with: the pair, the copil, the operational committee, a working group per theme (§1.2). */
export async function addUsualBodies(work: Work, ctgId: string): Promise<void> {
  const themes = await listThemes(work.tx, ctgId)
  const usual = (kind: BodyKind, name: string, themeId: string | null = null): NewBody => ({
    ...{ ctgId, kind, name, themeId, mission: '', rhythm: t.usualRhythm[kind], hasDefaultSeats: true },
  })
  const bodies = [
    ...(['pair', 'copil', 'operational-committee'] as const).map((kind) => usual(kind, t.bodyKind[kind])),
    ...themes.map(({ id, name }) => usual('working-group', t.groupOf(name), id)),
  ]
  // About ten bodies, each with its seats and its line in the journal.
  for (const body of bodies) await addBody(work, body)
}

async function addDefaultSeats(
  { tx, newId }: Work,
  { ctgId, bodyId, kind }: { readonly ctgId: string; readonly bodyId: string; readonly kind: BodyKind },
): Promise<void> {
  const parties = await tx
    .selectFrom('party')
    .leftJoin('territory', 'territory.code', 'party.territory_code')
    .select([
      'party.id',
      'party.kind',
      'party.is_signatory as isSignatory',
      'party.is_lead as isLead',
      'territory.kind as territoryKind',
    ])
    .where('party.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .execute()
  const seats = defaultSeats(
    kind,
    parties.map(({ territoryKind, ...party }) => ({ ...party, isCommune: territoryKind === 'commune' })),
  )
  if (seats.length === 0) return
  await tx
    .insertInto('seat')
    .values(
      seats.map(({ partyId, function: name }, position) => ({
        ctg_id: ctgId,
        id: newId(),
        body_id: bodyId,
        party_id: partyId,
        function_title: t.defaultFunction[name],
        position,
      })),
    )
    .execute()
}

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

export type NewMeeting = {
  readonly ctgId: string
  readonly bodyId: string
  readonly title: string
  readonly startsAt: Date
  readonly place: string
  /** `in-session` for a meeting of the past taken up: it is then closed in the same act. */
  readonly status: 'draft' | 'in-session'
}

export async function addMeeting(work: Work, meeting: NewMeeting): Promise<string> {
  const { ctgId, bodyId, title, startsAt, place, status } = meeting
  const meetingId = work.newId()
  await work.tx
    .insertInto('meeting')
    .values({
      ctg_id: ctgId,
      id: meetingId,
      body_id: bodyId,
      title,
      starts_at: startsAt,
      time_zone: timeZoneIn(work.actor, ctgId),
      place,
      status,
    })
    .execute()
  const subject = { type: 'meeting' as const, id: meetingId }
  await recordAudit(work, { action: 'meeting.created', subject, ctgId, detail: { title, startsAt } })
  return meetingId
}

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
  const positions = await completePositions(work, draft)
  const seats = await listSeatsAtMeeting(tx, { ctgId, meetingId, bodyId: meeting.bodyId })
  const missing = draft.isTakenUp
    ? []
    : [...draft.missing, ...missingSeats(seats, decidedOn), ...missingPositions(positions)]
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
  if (missing.length > 0) await confirmAsCoordinator(work, ctgId, decisionId)
  await recordAudit(work, {
    action: 'decision.recorded',
    subject: { type: 'decision', id: decisionId },
    ctgId,
    detail: { number, text: draft.text, missing, despite },
  })
  return { decisionId, number, decidedOn, missing }
}

/** The coordinator who records a decision « malgré » confirms it for her party; the other one is asked to (§6.4). */
async function confirmAsCoordinator({ tx, actor, at }: Work, ctgId: string, decisionId: string): Promise<void> {
  const membership = membershipIn(actor, ctgId)
  if (membership?.role !== 'coordinator') return
  await tx
    .insertInto('decision_confirmation')
    .values({
      ctg_id: ctgId,
      decision_id: decisionId,
      party_id: membership.partyId,
      person_name: actor.name,
      confirmed_at: at,
    })
    .execute()
}

/** A position per signatory, `not-asked` unless said; a partner's only when it was asked. */
async function completePositions({ tx }: Work, { ctgId, positions }: DecisionDraft) {
  const parties = await tx
    .selectFrom('party')
    .select(['id', 'name', 'is_signatory as isSignatory'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  return parties.flatMap(({ id, name, isSignatory }) => {
    const said = positions.find(({ partyId }) => partyId === id)
    if (!isSignatory && (!said || said.position === 'not-asked')) return []
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

/** A later act rests on a decision: it is then about that thing too. The caller has checked that the decision is of this CTG. */
export async function tieDecision(
  { tx }: Work,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
  subject: { readonly type: SubjectType; readonly id: string },
): Promise<void> {
  await tx
    .insertInto('decision_subject')
    .values({ ctg_id: ctgId, decision_id: decisionId, subject_type: subject.type, subject_id: subject.id })
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
  return { bodyKind: meeting.bodyKind, heldOn: meetingDay(meeting) }
}
