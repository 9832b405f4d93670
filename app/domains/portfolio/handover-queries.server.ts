/** What the hand-over sheet of a CTG says, read where its pages read it. */
import { sql } from 'kysely'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { leadOf } from '#app/domains/followup/followup.ts'
import { getMilestones } from '#app/domains/journey/queries.server.ts'
import { listDecisions } from '#app/domains/meetings/queries.server.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { countAnsweredOfMany } from '#app/domains/sppe/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type HandoverFacts, handoverDossier, mostLines } from './handover.fr.ts'
import { listPortfolioRows } from './rows.server.ts'

type People = Pick<HandoverFacts, 'meetings' | 'parties' | 'members'>

const mostDecisions = 20

/** Meetings to come, parties and people, in one statement. */
async function readPeople(db: Reader, ctgId: string, today: string): Promise<People> {
  const { rows } = await sql<People>`
    select
      coalesce((select json_agg(to_come order by "on") from (
        select (meeting.starts_at at time zone meeting.time_zone)::date as "on", meeting.title, body.kind as "bodyKind", body.name as "bodyName"
        from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ${ctgId} and meeting.status in ('draft', 'convened', 'in-session')
          and (meeting.starts_at at time zone meeting.time_zone)::date >= ${today}::date order by 1 limit 20) as to_come), '[]') as meetings,
      coalesce((select json_agg(json_build_object('name', name, 'kind', kind, 'representedBy', represented_by,
        'representedAs', represented_as) order by position) from party where ctg_id = ${ctgId}), '[]') as parties,
      coalesce((select json_agg(one order by position, name) from (
        select person.name, party.short_name as party, member.function_title as "functionTitle", member.role, person.email, member.until, party.position
        from member join person on person.id = member.person_id
        join party on party.ctg_id = member.ctg_id and party.id = member.party_id
        where member.ctg_id = ${ctgId} and (member.until is null or member.until >= ${today}::date)
        order by party.position, person.name limit 300) as one), '[]') as members`.execute(db)
  return found(rows[0], 'ctg.not-found')
}

/** Ready to be printed; on screen, the steps are told by the dashboard, which asks much for them. @throws DomainError not-found for a stranger */
export async function getHandoverFile(context: Context, ctgId: string, { isOnScreen = false } = {}) {
  const { db, actor } = context
  const membership = requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const alone = { ...context, actor: { ...actor, memberships: [membership] } }
  const plan = listPlanActions(db, ctgId, today)
  const [setting, rows, sppe, milestones, people, decisions, lateDecisions, actions] = await Promise.all([
    getPrintedSetting(db, ctgId),
    listPortfolioRows(alone),
    countAnsweredOfMany(context, [ctgId]),
    isOnScreen ? null : getMilestones(context, ctgId, plan),
    readPeople(db, ctgId, today),
    listDecisions(db, ctgId, { view: null, today, limit: mostDecisions }),
    listDecisions(db, ctgId, { view: 'late', today, limit: mostLines + 1 }),
    plan,
  ])
  const dossier = handoverDossier(setting, {
    row: found(rows[0], 'ctg.not-found'),
    sppeAnswered: sppe.get(ctgId) ?? null,
    steps: milestones?.steps ?? null,
    missing: milestones?.missing.map(({ sentence }) => sentence) ?? null,
    actions: actions.filter(isInPlan).map((action) => ({
      ...{ code: action.code, title: action.title, lead: leadOf(action) },
      ...{ endsOn: action.endsOn, endsPrecision: action.endsPrecision },
      ...{ isLate: action.flags.includes('late'), isSilent: action.flags.includes('silent') },
    })),
    ...people,
    decisions,
    lateDecisions,
  })
  return { dossier, format: 'pdf' as const, name: `passation-${today}.pdf` }
}
