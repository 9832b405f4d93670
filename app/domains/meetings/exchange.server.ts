/** What meetings and their decisions give to other software, without anybody's name; whoever calls has checked the token. Rules: docs/rules/plan.md §16.3. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import type { DecisionState, MeetingStatus } from './meetings.ts'
import { readMissing } from './read-missing.ts'

type Page = { readonly page: number; readonly pageSize: number }

const convened = ['convened', 'in-session', 'closed', 'cancelled'] as const satisfies readonly MeetingStatus[]

/** Those convened or held: a draft is its author's. The latest first. */
export async function listMeetings(db: Reader, ctgId: string, { page, pageSize }: Page) {
  const meetings = db.selectFrom('meeting').where('ctg_id', '=', ctgId).where('status', 'in', convened)
  const [items, { total }] = await Promise.all([
    meetings
      .select(['id', 'body_id as bodyId', 'title', 'status', 'starts_at as startsAt', 'place'])
      .$narrowType<{ status: (typeof convened)[number] }>()
      .orderBy('starts_at', 'desc')
      .orderBy('id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
    meetings.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { total: Number(total), items: items.map((one) => ({ ...one, startsAt: one.startsAt.toISOString() })) }
}

/** As the register says them: what was missing when each was taken, where it stands, what it is about. By number. */
export async function listDecisions(db: Reader, ctgId: string, { page, pageSize }: Page) {
  const [items, { total }] = await Promise.all([
    db
      .selectFrom('decision')
      .innerJoin('decision_standing as standing', (join) =>
        join.onRef('standing.ctg_id', '=', 'decision.ctg_id').onRef('standing.decision_id', '=', 'decision.id'),
      )
      .select((eb) => [
        'decision.id',
        'decision.number',
        'decision.meeting_id as meetingId',
        'decision.decided_on as decidedOn',
        'decision.text',
        sql<DecisionState>`standing.state`.as('state'),
        'decision.due_on as dueOn',
        'decision.missing',
        'decision.despite',
        jsonArrayFrom(
          eb
            .selectFrom('decision_subject as about')
            .select(['about.subject_type as type', 'about.subject_id as id'])
            .where('about.ctg_id', '=', ctgId)
            .whereRef('about.decision_id', '=', 'decision.id')
            .orderBy('about.subject_type')
            .orderBy('about.subject_id'),
        ).as('subjects'),
      ])
      .where('decision.ctg_id', '=', ctgId)
      .orderBy('decision.number')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
    db
      .selectFrom('decision')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow(),
  ])
  return {
    total: Number(total),
    items: items.map(({ missing, despite, ...one }) => ({
      ...one,
      missing: readMissing(missing).map(({ code }) => code),
      reasonDespite: despite,
    })),
  }
}
