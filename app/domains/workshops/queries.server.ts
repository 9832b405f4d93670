/** What the pages of workshops read. Rules: docs/rules/journey.md §7. */
import { sql } from 'kysely'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { diagnosisPermissions } from '#app/domains/diagnosis/permissions.ts'
import type { Level } from '#app/domains/evaluation/evaluation.ts'
import { findEnd } from '#app/domains/meetings/queries.server.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { listHolds } from '#app/domains/plan/queries.server.ts'
import { type PartyKind, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { canChangeProposal, workshopPermissions } from './permissions.ts'
import { findAskedQuestion } from './question-queries.server.ts'

type WorkshopLine = {
  readonly id: string
  readonly question: string
  /** Null: of the whole convention. */
  readonly themeName: string | null
  readonly openedBy: string
  readonly openedAt: Date
  readonly isOpen: boolean
  readonly proposalCount: number
  readonly groupCount: number
}

type WorkshopsQuery = {
  readonly ctgId: string
  /** Chosen at the head of the form. */
  readonly meetingId: string | null
  readonly questionId?: string | null
}

/** Workshops of a CTG, the latest first, 100 at most; and what the form that opens one offers. */
export async function getWorkshopsPage(context: Context, { ctgId, meetingId, questionId }: WorkshopsQuery) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const { rows } = await sql<WorkshopLine>`
    select workshop.id, workshop.question, theme.name as "themeName", workshop.opened_by as "openedBy",
      workshop.opened_at as "openedAt", workshop.closed_at is null as "isOpen",
      (select count(*)::int from proposal where proposal.ctg_id = ${ctgId} and proposal.workshop_id = workshop.id) as "proposalCount",
      (select count(*)::int from workshop_group one where one.ctg_id = ${ctgId} and one.workshop_id = workshop.id) as "groupCount"
    from workshop left join theme on theme.ctg_id = workshop.ctg_id and theme.id = workshop.theme_id
    where workshop.ctg_id = ${ctgId} order by workshop.opened_at desc, workshop.id limit 100`.execute(db)
  const [themes, endedOn, meetings, question] = await Promise.all([
    listThemes(db, ctgId),
    findEnd(db, ctgId, todayIn(context, ctgId)),
    listOpenMeetings(db, ctgId),
    questionId ? findAskedQuestion(db, { ctgId, questionId }) : undefined,
  ])
  const mayLead = themes.filter(({ id }) => allows(workshopPermissions.lead, actor, { ctgId, themeId: id }))
  const meeting = meetings.find(({ id }) => id === meetingId)
  return {
    ctgId,
    workshops: rows,
    endedOn,
    themes: mayLead.map(({ id, name }) => ({ id, name })),
    /** A question of the evaluation is judged for the whole convention by who is tied to no theme. */
    mayLeadWhole: allows(workshopPermissions.lead, actor, { ctgId, themeId: null }),
    meetings: meetings.map(({ id, title, bodyName, startsAt }) => ({ id, title, bodyName, startsAt })),
    chosen: {
      meetingId: meeting?.id ?? null,
      themeId: meeting?.themeId ?? question?.themeId ?? null,
      question: question ?? null,
    },
  }
}

export type WorkshopsPageData = Awaited<ReturnType<typeof getWorkshopsPage>>

/** Those where one may still work together, the next first. */
const listOpenMeetings = (db: Reader, ctgId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.starts_at as startsAt',
      'body.name as bodyName',
      'body.theme_id as themeId',
    ])
    .where('meeting.ctg_id', '=', ctgId)
    .where('meeting.status', 'in', ['draft', 'convened', 'in-session'])
    .orderBy('meeting.starts_at')
    .limit(30)
    .execute()

type Outcome = {
  readonly type: 'finding' | 'action'
  readonly id: string
  readonly title: string
  /** Of an action, for who may undo it: what holds it, in words; '' when nothing does. */
  readonly heldBy?: string | undefined
}

type ProposalRow = {
  readonly id: string
  readonly groupId: string | null
  readonly what: string
  readonly need: string
  readonly who: string
  readonly level: Level | null
  readonly byName: string
  readonly personId: string | null
  readonly partyKind: PartyKind | null
  readonly partyName: string | null
  readonly version: number
  readonly outcomes: readonly Outcome[]
}

type Key = { readonly ctgId: string; readonly workshopId: string }

/** Proposals in the order they came, with what became of each; 500 at most. */
async function listProposals(db: Reader, { ctgId, workshopId }: Key): Promise<readonly ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select proposal.id, proposal.group_id as "groupId", proposal.what, proposal.need, proposal.who, proposal.level, proposal.by_name as "byName",
      proposal.person_id as "personId", party.kind as "partyKind", party.short_name as "partyName", proposal.version,
      coalesce((
        select json_agg(json_build_object('type', outcome.subject_type, 'id', outcome.subject_id,
          'title', coalesce(finding.title, trim(action.code || ' ' || action.title), '')) order by outcome.subject_type)
        from proposal_outcome outcome
        left join finding on finding.ctg_id = outcome.ctg_id and finding.id = outcome.subject_id
        left join action on action.ctg_id = outcome.ctg_id and action.id = outcome.subject_id
        where outcome.ctg_id = ${ctgId} and outcome.proposal_id = proposal.id
      ), '[]') as outcomes
    from proposal left join party on party.ctg_id = proposal.ctg_id and party.id = proposal.party_id
    where proposal.ctg_id = ${ctgId} and proposal.workshop_id = ${workshopId}
    order by proposal.created_at, proposal.id limit 500`.execute(db)
  return rows
}

const findWorkshop = (db: Reader, { ctgId, workshopId }: Key) =>
  db
    .selectFrom('workshop')
    .innerJoin('ctg', 'ctg.id', 'workshop.ctg_id')
    .leftJoin('theme', sameCtg('theme.id', 'workshop.theme_id'))
    .leftJoin('meeting', sameCtg('meeting.id', 'workshop.meeting_id'))
    .select([
      'workshop.id',
      'ctg.name as ctgName',
      'workshop.question',
      'workshop.theme_id as themeId',
      'theme.name as themeName',
      'workshop.evaluation_question_id as evaluationQuestionId',
      'workshop.meeting_id as meetingId',
      'meeting.title as meetingTitle',
      'workshop.opened_by as openedBy',
      'workshop.closed_at as closedAt',
      'workshop.join_code as joinCode',
    ])
    .where('workshop.ctg_id', '=', ctgId)
    .where('workshop.id', '=', workshopId)
    .executeTakeFirst()

/** The board of one workshop: its groups in their order, each with its proposals. Three statements. */
export async function getWorkshopPage({ db, actor }: Context, key: Key) {
  const { ctgId, workshopId } = key
  requireMembership(actor, ctgId)
  const [row, groups, proposals] = await Promise.all([
    findWorkshop(db, key),
    rowsOf(db, 'workshop_group', { ctg_id: ctgId, workshop_id: workshopId })
      .select(['id', 'title'])
      .orderBy('position')
      .execute(),
    listProposals(db, key),
  ])
  const workshop = found(row, 'journey.workshop-not-found')
  const { themeId } = workshop
  const isOpen = workshop.closedAt === null
  const thing = { ctgId, themeId }
  const makeAction = allows(planPermissions.createAction, actor, thing)
  const made = proposals.flatMap(({ outcomes }) => outcomes.flatMap(({ type, id }) => (type === 'action' ? [id] : [])))
  const heldBy = makeAction ? await listHolds(db, ctgId, made) : new Map<string, string>()
  return {
    ctgId,
    workshop,
    isOpen,
    isJudging: workshop.evaluationQuestionId !== null,
    groups,
    proposals: proposals.map(({ personId, outcomes, ...proposal }) => ({
      ...proposal,
      outcomes: outcomes.map((outcome): Outcome => ({ ...outcome, heldBy: heldBy.get(outcome.id) })),
      mayChange: isOpen && canChangeProposal(actor, { ctgId, themeId, personId }),
    })),
    may: {
      lead: allows(workshopPermissions.lead, actor, thing),
      arrange: isOpen && allows(workshopPermissions.arrange, actor, thing),
      propose: isOpen && allows(workshopPermissions.propose, actor, thing),
      makeFinding: themeId !== null && allows(diagnosisPermissions.proposeFinding, actor, thing),
      makeAction,
    },
  }
}

export type WorkshopPageData = Awaited<ReturnType<typeof getWorkshopPage>>

export type WorkshopSource = {
  readonly workshopId: string
  readonly question: string
  readonly openedAt: Date
  readonly proposals: readonly { readonly id: string; readonly what: string; readonly byName: string }[]
}

type Born = { readonly ctgId: string; readonly type: Outcome['type']; readonly id: string }

/** The workshop a finding or an action was born of, with its proposals: one row, or none. */
export const selectWorkshopSource = ({ ctgId, type, id }: Born) => sql<WorkshopSource>`
    select workshop.id as "workshopId", workshop.question, workshop.opened_at as "openedAt",
      json_agg(json_build_object('id', proposal.id, 'what', proposal.what, 'byName', proposal.by_name) order by proposal.created_at)
        as proposals
    from proposal_outcome outcome
    join proposal on proposal.ctg_id = outcome.ctg_id and proposal.id = outcome.proposal_id
    join workshop on workshop.ctg_id = proposal.ctg_id and workshop.id = proposal.workshop_id
    where outcome.ctg_id = ${ctgId} and outcome.subject_type = ${type} and outcome.subject_id = ${id}
    group by workshop.id, workshop.question, workshop.opened_at`

/** Undefined when it was written otherwise. */
export async function findWorkshopSource({ db, actor }: Context, born: Born): Promise<WorkshopSource | undefined> {
  requireMembership(actor, born.ctgId)
  const { rows } = await selectWorkshopSource(born).execute(db)
  return rows[0]
}
