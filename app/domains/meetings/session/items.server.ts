/** The points of a meeting with their documents, what was said and what came out of them: one statement. The caller has checked the right to read. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { addressOf } from '#app/things/register.ts'
import type { PartyProposal } from './session.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }

/** Of the point named `item`, in the order of the parties. */
export const proposalsOf = sql<readonly PartyProposal[]>`coalesce((
  select json_agg(json_build_object('partyId', party.id, 'partyName', party.short_name, 'partyKind', party.kind,
    'text', proposal.text, 'reservation', proposal.reservation) order by party.position)
  from agenda_proposal proposal join party on party.ctg_id = proposal.ctg_id and party.id = proposal.party_id
  where proposal.ctg_id = item.ctg_id and proposal.agenda_item_id = item.id), '[]')`

/** In the order of the agenda, with the address of what each is about; outcomes in the order they were noted. */
export async function listItems(db: Reader, key: MeetingKey) {
  const items = await selectItems(db, key).execute()
  return items.map(({ subjectType, subjectId, ...item }) => ({
    ...item,
    about: addressOf(key.ctgId, subjectType, subjectId),
  }))
}

const selectItems = (db: Reader, { ctgId, meetingId }: MeetingKey) =>
  db
    .selectFrom('agenda_item as item')
    .leftJoin('meeting as next', sameCtg('next.id', 'item.put_off_to_id'))
    .select(['item.id', 'item.title', 'item.presenter', 'item.duration_minutes as durationMinutes', 'item.minutes'])
    .select(['item.version', 'item.source_kind as sourceKind', 'item.is_put_off as isPutOff'])
    .select(['item.subject_type as subjectType', 'item.subject_id as subjectId'])
    .select(['item.demand', 'item.reason', 'item.effect', proposalsOf.as('proposals')])
    .select(['next.id as nextMeetingId', 'next.title as nextMeetingTitle'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('agenda_file as joined')
          .innerJoin('stored_file as file', sameCtg('file.id', 'joined.file_id'))
          .select(['file.id', 'file.name'])
          .where('joined.ctg_id', '=', ctgId)
          .whereRef('joined.agenda_item_id', '=', 'item.id')
          .orderBy('file.name'),
      ).as('files'),
      jsonArrayFrom(
        eb
          .selectFrom('agenda_outcome as outcome')
          .leftJoin('decision', sameCtg('decision.id', 'outcome.decision_id'))
          .select(['outcome.id', 'outcome.kind', 'outcome.text', 'outcome.responsible', 'outcome.due_on as dueOn'])
          .select(['outcome.done_on as doneOn', 'outcome.done_by as doneBy'])
          .select(['outcome.decision_id as decisionId', 'decision.number'])
          .select(['decision.decided_on as decidedOn', 'decision.text as decisionText', 'outcome.version'])
          .select(['decision.version as decisionVersion', 'decision.responsible as decisionResponsible'])
          .select(['decision.due_on as decisionDueOn', 'decision.state as decisionState', 'decision.despite'])
          .select('decision.is_state_by_hand as isStateByHand')
          .where('outcome.ctg_id', '=', ctgId)
          .whereRef('outcome.agenda_item_id', '=', 'item.id')
          .orderBy('outcome.created_at')
          .orderBy('outcome.id'),
      ).as('outcomes'),
    ])
    .where('item.ctg_id', '=', ctgId)
    .where('item.meeting_id', '=', meetingId)
    .orderBy('item.position')
    .limit(100)

export type SessionItem = Awaited<ReturnType<typeof listItems>>[number]
export type Outcome = SessionItem['outcomes'][number]

/** Meetings of the same body to which a point may be put off: not begun, this one left out; the soonest first. */
export const listNextMeetings = (db: Reader, { ctgId, meetingId, bodyId }: MeetingKey & { readonly bodyId: string }) =>
  rowsOf(db, 'meeting', { ctg_id: ctgId, body_id: bodyId })
    .select(['id', 'title', 'starts_at as startsAt'])
    .where('id', '!=', meetingId)
    .where('status', 'in', ['draft', 'convened'])
    .orderBy('starts_at')
    .limit(10)
    .execute()

export const listAddenda = (db: Reader, { ctgId, meetingId }: MeetingKey) =>
  rowsOf(db, 'meeting_addendum', { ctg_id: ctgId, meeting_id: meetingId })
    .select(['number', 'text', 'written_by as writtenBy', 'written_at as writtenAt'])
    .orderBy('number')
    .limit(100)
    .execute()
