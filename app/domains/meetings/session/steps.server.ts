/** Steps of higher slices: points drawn into an agenda, a decision that came out of a point. Rules: docs/rules/governance.md §8.2, §9.3. */
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { addRows, nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { getLockedItem } from './lock.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

export type DrawnItem = {
  readonly title: string
  readonly sourceKind: string
  readonly subjectType: SubjectType | null
  readonly subjectId: string | null
  readonly backlogItemId: string | null
  /** What it asks of the body, why, and what it changes; empty for information. */
  readonly demand: string
  readonly reason: string
  readonly effect: string
}

/** Adds points after the others, in their order. The caller journals its act. */
export async function addAgendaItems(work: Work, key: MeetingKey, items: readonly DrawnItem[]): Promise<void> {
  const first = await nextPosition(work.tx, 'agenda_item', { ctg_id: key.ctgId, meeting_id: key.meetingId })
  await addRows(
    work.tx,
    'agenda_item',
    items.map(({ sourceKind, subjectType, subjectId, backlogItemId, ...words }, index) => ({
      ctg_id: key.ctgId,
      id: work.newId(),
      meeting_id: key.meetingId,
      ...words,
      source_kind: sourceKind,
      subject_type: subjectType,
      subject_id: subjectId,
      backlog_item_id: backlogItemId,
      position: first + index,
    })),
  )
}

type Aside = MeetingKey & {
  readonly bodyId: string
  readonly kind: string
  readonly itemId: string
  readonly title: string
  readonly reason: string
  readonly until: string | null
}

/** What waits by itself is set aside, the meeting being locked. The caller journals its act. */
export async function setBacklogItemAside(work: Work, { ctgId, meetingId, bodyId, itemId, ...words }: Aside) {
  await rowOf(work.tx, 'backlog_set_aside', { ctgId, id: work.newId() }).insert({
    meeting_id: meetingId,
    body_id: bodyId,
    item_id: itemId,
    ...words,
    set_aside_by: work.actor.name,
    set_aside_at: work.at,
  })
}

type DecidedOn = MeetingKey & { readonly agendaItemId: string; readonly decisionId: string; readonly text: string }

/** A decision just recorded came out of this point of its meeting. @throws DomainError not-found when the point is of another */
export async function noteDecision(work: Work, { decisionId, text, ...key }: DecidedOn): Promise<void> {
  await getLockedItem(work, key)
  await rowOf(work.tx, 'agenda_outcome', { ctgId: key.ctgId, id: work.newId() }).insert({
    agenda_item_id: key.agendaItemId,
    kind: 'decision',
    text,
    decision_id: decisionId,
    written_by: work.actor.name,
    created_at: work.at,
  })
}

type MinutesKey = { readonly ctgId: string; readonly id: string }

/** The plain words of the minutes of a meeting, written by several hands. */
export async function saveMeetingMinutes(tx: Transaction, { ctgId, id }: MinutesKey, plain: string): Promise<void> {
  await rowOf(tx, 'meeting', { ctgId, id }).update({ minutes: plain })
}

/** The same of a point of its agenda. A form opened before these words is then told of them, and does not write over them. */
export async function saveItemMinutes(tx: Transaction, { ctgId, id }: MinutesKey, plain: string): Promise<void> {
  await rowOf(tx, 'agenda_item', { ctgId, id }).update((eb) => ({ minutes: plain, version: eb('version', '+', 1) }))
}
