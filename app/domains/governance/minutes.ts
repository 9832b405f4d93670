/** From a meeting to its printed record of decisions. Pure. The template is documents/templates/meeting-minutes.typ. */
import type { MinutesDocument } from '#app/domains/documents/minutes-document.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { decisionReference } from './governance.ts'
import { missingSentence, governanceLabels as t } from './labels.fr.ts'
import type { MeetingPageData } from './meeting-queries.server.ts'

type Decision = MeetingPageData['decisions'][number]
type Seat = MeetingPageData['seats'][number]

const seatRow = (seat: Seat): MinutesDocument['attendance'][number] => ({
  party: { kind: seat.partyKind, name: seat.partyName },
  function: seat.allowsRepresentative ? `${seat.functionTitle}, ${t.orRepresentative}` : seat.functionTitle,
  name: seat.personName || seat.holderName,
  presence: seat.presence ?? 'absent',
})

const decisionRow = (decision: Decision): MinutesDocument['decisions'][number] => ({
  number: decisionReference(decision),
  text: readProse(decision.text),
  positions: decision.positions.map(({ partyKind, partyName, position, comment }) => ({
    kind: partyKind,
    name: partyName,
    position,
    words: comment,
  })),
  despite:
    decision.missing.length > 0
      ? { missing: decision.missing.map(missingSentence), motive: decision.despite ?? t.noReasonGiven }
      : null,
  responsible: decision.responsible,
  dueOn: decision.dueOn && formatDay(decision.dueOn),
  state: t.decisionState[decision.state],
})

/** @param ribbon the line of a demonstration; null otherwise */
export function minutesOf(page: MeetingPageData, ribbon: string | null): MinutesDocument {
  const { meeting, seats, agenda, decisions } = page
  const isHeld = meeting.status === 'closed' || meeting.status === 'in-session' || decisions.length > 0
  return {
    convention: `${t.ctg}, ${meeting.ctgName}`,
    body: meeting.bodyName,
    title: meeting.title,
    heldOn: formatInstant(meeting.startsAt, meeting.timeZone),
    place: meeting.place,
    state: meeting.closedAt ? t.recordClosed(formatInstant(meeting.closedAt, meeting.timeZone)) : t.recordDraft,
    ribbon,
    attendance: isHeld ? seats.map(seatRow) : [],
    agenda: agenda.map(({ title, presenter }) => ({ title, presenter })),
    account: readProse(meeting.minutes),
    decisions: decisions.map(decisionRow),
  }
}
