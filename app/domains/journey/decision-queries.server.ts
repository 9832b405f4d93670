/** What a decision is about, and what its form needs of every slice. */
import { sql } from 'kysely'
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { isSeatInForce, meetingDay, missingSeats, refusalToDecide } from '#app/domains/governance/governance.ts'
import { getMeetingSummary, listSeatsAtMeeting } from '#app/domains/governance/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { decidedKinds, remarksOf } from './journey.ts'
import { journeyLabels as t } from './labels.fr.ts'
import { getMilestoneFacts } from './milestone-facts.server.ts'
import { journeyPermissions } from './permissions.ts'
import { missingLinks } from './queries.server.ts'

type SubjectRow = { readonly type: string; readonly id: string; readonly title: string; readonly path: string }

/** Things a decision is about, with their titles and addresses; at most 100. The caller shows the decision to a member. */
export async function listDecisionSubjects(
  { db, actor }: Context,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
): Promise<readonly SubjectRow[]> {
  requireMembership(actor, ctgId)
  const { rows } = await sql<SubjectRow>`
    select subject.subject_type as type, subject.subject_id as id, named.title, named.path || named.id as path
    from decision_subject subject
    join (
      select 'finding' as type, id, title, '/constats/' as path from finding where ctg_id = ${ctgId}
      union all select 'issue', id, title, '/enjeux/' from issue where ctg_id = ${ctgId}
      union all select 'objective', id, title, '/objectifs/' from objective where ctg_id = ${ctgId}
      union all select 'action', id, title, '/actions/' from action where ctg_id = ${ctgId}
      union all select 'corrective-action', id, measure, '/suivi/correctives/' from corrective_action where ctg_id = ${ctgId}
      union all select 'convention-version', id, 'Projet de convention, version ' || number, '/convention/versions/'
        from convention_version where ctg_id = ${ctgId}
    ) as named on named.type = subject.subject_type::text and named.id = subject.subject_id
    where subject.ctg_id = ${ctgId} and subject.decision_id = ${decisionId}
    order by named.type, named.title limit 100`.execute(db)
  return rows
}

type Option = { readonly id: string; readonly label: string }
type Options = {
  readonly issues: readonly Option[]
  readonly proposedActions: readonly Option[]
  readonly otherActions: readonly Option[]
  readonly corrective: readonly Option[]
  readonly versions: readonly Option[]
}

/** What the form offers, in one statement: each list is bounded. */
async function listOptions({ db }: Context, ctgId: string): Promise<Options> {
  const { rows } = await sql<Options>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'label', title) order by number) from (
        select id, title, number from issue where ctg_id = ${ctgId} and status in ('to-debate', 'proposed')
        order by number limit 60) as open), '[]') as issues,
      coalesce((select json_agg(json_build_object('id', id, 'label', title) order by number) from (
        select id, title, number from action where ctg_id = ${ctgId} and status = 'proposed'
        order by number limit 100) as proposed), '[]') as "proposedActions",
      coalesce((select json_agg(json_build_object('id', id, 'label', title) order by number) from (
        select id, title, number from action where ctg_id = ${ctgId} and status not in ('proposed', 'abandoned')
        order by number limit 100) as other), '[]') as "otherActions",
      coalesce((select json_agg(json_build_object('id', id, 'label', measure) order by due_on) from (
        select id, measure, due_on from corrective_action where ctg_id = ${ctgId} and state = 'open'
        order by due_on limit 60) as corrective), '[]') as corrective,
      coalesce((select json_agg(json_build_object('id', id, 'label', 'Version ' || number) order by number desc) from (
        select id, number from convention_version where ctg_id = ${ctgId} order by number desc limit 20) as version), '[]')
        as versions`.execute(db)
  const [options] = rows
  if (!options) throw new Error('a select without from gives one row')
  return options
}

/** The form of a decision: what would be missing, milestone by milestone, is said before it is recorded. Five statements. */
export async function getDecisionForm(
  context: Context,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const meeting = await getMeetingSummary(db, { ctgId, meetingId })
  const day = meetingDay(meeting)
  const parties = await listParties(db, ctgId)
  const seats = await listSeatsAtMeeting(db, { ctgId, meetingId, bodyId: meeting.bodyId })
  const facts = await getMilestoneFacts(db, ctgId)
  const options = await listOptions(context, ctgId)
  const { themeId } = meeting
  return {
    ctgId,
    meeting,
    parties,
    options,
    missingSeats: missingLinks(
      ctgId,
      missingSeats(
        seats.filter((seat) => isSeatInForce(seat, day)),
        day,
      ),
    ),
    milestones: decidedKinds.map((kind) => ({
      kind,
      label: t.milestone[kind],
      missing: missingLinks(ctgId, remarksOf[kind](facts)),
    })),
    refusal: refusalToDecide(meeting, at) ?? null,
    mayRecord: allows(journeyPermissions.recordDecision, actor, { ctgId, themeId }),
    mayReachMilestones: allows(journeyPermissions.reachMilestones, actor, { ctgId }),
  }
}

export type DecisionFormData = Awaited<ReturnType<typeof getDecisionForm>>
