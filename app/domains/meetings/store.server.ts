/** Loads what commands of meetings change, locked until commit. Every statement carries the CTG's id. */
import { DomainError, found } from '#app/kernel/errors.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meetingRefusals } from './labels.fr.ts'
import { refusalToDueOn } from './meetings.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }
type DecisionKey = { readonly ctgId: string; readonly decisionId: string }

/** A meeting, with the kind and theme of its body. @throws DomainError not-found, also for another CTG's; so do the others. */
export async function lockMeeting({ tx }: Work, { ctgId, meetingId }: MeetingKey) {
  const row = await tx
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select([
      'meeting.id',
      'meeting.body_id as bodyId',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'meeting.time_zone as timeZone',
      'meeting.place',
      'meeting.status',
      'meeting.minutes',
      'meeting.version',
      'body.kind as bodyKind',
      'body.name as bodyName',
      'body.theme_id as themeId',
      'body.ended_on as endedOn',
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.id', '=', meetingId)
    .forUpdate('meeting')
    .executeTakeFirst()
  return { ctgId, ...found(row, 'governance.meeting-not-found') }
}

/** A decision, with the state of its meeting and the theme of its body. */
export async function lockDecision({ tx }: Work, { ctgId, decisionId }: DecisionKey) {
  const row = await tx
    .selectFrom('decision')
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select([
      'decision.id',
      'decision.number',
      'decision.decided_on as decidedOn',
      'decision.meeting_id as meetingId',
      'decision.text',
      'decision.responsible',
      'decision.due_on as dueOn',
      'decision.state',
      'decision.is_state_by_hand as isStateByHand',
      'decision.despite',
      'decision.missing',
      'decision.version',
      'meeting.status as meetingStatus',
      'body.theme_id as themeId',
    ])
    .where('decision.ctg_id', '=', ctgId)
    .where('decision.id', '=', decisionId)
    .forUpdate('decision')
    .executeTakeFirst()
  return { ctgId, ...found(row, 'governance.decision-not-found') }
}

/** @throws DomainError invalid, at its field (`refusalToDueOn`) */
export function requireDueAfter(dueOn: string | null, askedOn: string, before: string | null = null): void {
  const refusal = refusalToDueOn(dueOn, askedOn, before)
  if (refusal === undefined) return
  const code = `governance.${refusal}` as const
  throw new DomainError('invalid', code, { dueOn: meetingRefusals[code] ?? '' })
}
