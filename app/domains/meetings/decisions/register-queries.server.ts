/** The register of decisions: one filter for its pages, their count and its file; the decisions about a thing. */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import { containing } from '#app/kernel/containing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { DecisionState } from '../meetings.ts'
import { readMissing } from '../read-missing.ts'
import { positionsOfDecision } from './positions.server.ts'
import type { RegisterFilter, RegisterView } from './register.ts'

export const decisionsPerPage = 30
/** More than any CTG decides; beyond, the file is cut. */
const longestFile = 5000

const joined = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('decision')
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .innerJoin('decision_standing as standing', sameCtg('standing.decision_id', 'decision.id'))
    .where('decision.ctg_id', '=', ctgId)

/** A lead party whose coordination has not confirmed what was decided « malgré ». */
const isToConfirm = sql<boolean>`jsonb_array_length(decision.missing) > 0 and exists (
  select from party where party.ctg_id = decision.ctg_id and party.is_lead and not exists (
    select from decision_confirmation given where given.ctg_id = decision.ctg_id and given.decision_id = decision.id
      and given.party_id = party.id))`

const views: Record<RegisterView, (today: string) => ReturnType<typeof sql<boolean>>> = {
  late: (today) => sql`standing.state in ('to-do', 'in-progress') and decision.due_on < ${today}::date`,
  despite: () => sql`jsonb_array_length(decision.missing) > 0`,
  'to-confirm': () => isToConfirm,
  'with-reservation': () => sql`exists (select from decision_position given where given.ctg_id = decision.ctg_id
    and given.decision_id = decision.id and given.position in ('reservation', 'disagreement'))`,
}

const filtered = (db: Reader, { ctgId, words, bodyId, state, year, view }: RegisterFilter, today: string) =>
  joined(db, ctgId)
    .$if(bodyId !== null, (query) => query.where('body.id', '=', bodyId ?? ''))
    .$if(state !== null, (query) => query.where('standing.state', '=', state ?? 'to-do'))
    .$if(year !== null, (query) => query.where(sql<number>`extract(year from decision.decided_on)`, '=', year ?? 0))
    .$if(view !== null, (query) => query.where(views[view ?? 'late'](today)))
    .$if(words !== '', (query) =>
      query.where(
        sql<boolean>`plain_text(concat_ws(' ', decision.text, decision.responsible, decision.despite,
          to_char(decision.decided_on, 'YYYY') || '-' || lpad(decision.number::text, 2, '0')))
          like plain_text(${containing(words)})`,
      ),
    )

/** Who confirmed what was decided « malgré ». */
const confirmations = sql<readonly { personName: string; partyName: string }[]>`coalesce((
  select json_agg(json_build_object('personName', given.person_name, 'partyName', party.short_name) order by party.position)
  from decision_confirmation given
  join party on party.ctg_id = given.ctg_id and party.id = given.party_id
  where given.ctg_id = decision.ctg_id and given.decision_id = decision.id), '[]')`

async function listRows(db: Reader, filter: RegisterFilter, today: string, { limit, offset = 0 }: Cut) {
  const rows = await filtered(db, filter, today)
    .select([
      'decision.id',
      'decision.number',
      'decision.text',
      'decision.responsible',
      'decision.due_on as dueOn',
      'decision.missing',
      'decision.despite',
      'decision.decided_on as decidedOn',
      'body.name as bodyName',
      'meeting.title as meetingTitle',
      sql<DecisionState>`standing.state`.as('state'),
      sql<number>`standing.told_count`.as('toldCount'),
      sql<number>`standing.done_count`.as('doneCount'),
      sql<number>`standing.dropped_count`.as('droppedCount'),
      'standing.told',
      positionsOfDecision.as('positions'),
      confirmations.as('confirmations'),
      isToConfirm.as('isToConfirm'),
    ])
    .orderBy('decision.number', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ ...row, missing: readMissing(row.missing) }))
}
type Cut = { readonly limit: number; readonly offset?: number }

type Asked = { readonly view: RegisterView | null; readonly today: string; readonly limit: number }

/** The latest decisions, all or of a view, as the register has them; the caller has checked the right to read. */
export const listDecisions = (db: Reader, ctgId: string, { view, today, limit }: Asked) =>
  listRows(db, { ctgId, words: '', bodyId: null, state: null, year: null, view }, today, { limit })

export type RegisterRow = Awaited<ReturnType<typeof listRows>>[number]

/** Decisions by page, the latest first; bodies and years for the filter. Four statements. */
export async function getDecisionsPage(
  context: Context,
  { page, ...filter }: RegisterFilter & { readonly page: number },
) {
  const { db, actor } = context
  const { ctgId } = filter
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const { count } = await filtered(db, filter, today)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const offset = (page - 1) * decisionsPerPage
  const decisions = await listRows(db, filter, today, { limit: decisionsPerPage, offset })
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'name'])
    .orderBy('position')
    .limit(100)
    .execute()
  const years = await db
    .selectFrom('decision')
    .select(sql<number>`extract(year from decided_on)::integer`.as('year'))
    .distinct()
    .where('ctg_id', '=', ctgId)
    .orderBy('year', 'desc')
    .execute()
  return {
    ...filter,
    page,
    today,
    count,
    pageCount: Math.max(1, Math.ceil(count / decisionsPerPage)),
    decisions,
    bodies,
    years: years.map((row) => row.year),
  }
}

export type DecisionsPageData = Awaited<ReturnType<typeof getDecisionsPage>>

/** All the decisions of the filter, for a file; the parties whose positions have a column. Two statements. */
export async function getRegisterExport(context: Context, filter: RegisterFilter) {
  const { db, actor } = context
  const { ctgId } = filter
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const decisions = await listRows(db, filter, today, { limit: longestFile })
  const parties = await rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['name', 'short_name as shortName'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('decision_position as given')
          .select('given.party_id')
          .where('given.ctg_id', '=', ctgId)
          .whereRef('given.party_id', '=', 'party.id'),
      ),
    )
    .orderBy('position')
    .execute()
  return { today, decisions, parties }
}

export type RegisterExport = Awaited<ReturnType<typeof getRegisterExport>>

type About = { readonly ctgId: string; readonly type: SubjectType; readonly id: string }

const askAbout = compileOnce((db, slot: SlotOf<About>) =>
  joined(db, slot('ctgId'))
    .innerJoin('decision_subject as subject', sameCtg('subject.decision_id', 'decision.id'))
    .select([
      'decision.id',
      'decision.number',
      'decision.text',
      'decision.decided_on as decidedOn',
      'body.name as bodyName',
      sql<DecisionState>`standing.state`.as('state'),
      sql<boolean>`jsonb_array_length(decision.missing) > 0`.as('isDespite'),
    ])
    .where('subject.ctg_id', '=', slot('ctgId'))
    .where('subject.subject_type', '=', slot('type'))
    .where('subject.subject_id', '=', slot('id'))
    .orderBy('decision.number', 'desc')
    .limit(50),
)

/** Decisions about a thing; the latest first, 50 at most. @throws DomainError not-found for a stranger */
export async function listDecisionsAbout({ db, actor }: Context, about: About) {
  requireMembership(actor, about.ctgId)
  return askAbout(db, about)
}

export type DecisionAboutRow = Awaited<ReturnType<typeof listDecisionsAbout>>[number]
