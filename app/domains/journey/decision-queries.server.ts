/** What the form of a decision needs of every slice. */
import { sql } from 'kysely'
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { countNotNoted, meetingDay, missingSeats, refusalToDecide } from '#app/domains/meetings/meetings.ts'
import { getMeetingSummary, listSeatsOfDay } from '#app/domains/meetings/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listThings, searchThings, type ThingReference } from '#app/things/find-things.server.ts'
import { decidedKinds as decidedThings } from '#app/things/register.ts'
import { getMilestoneFacts } from './facts.server.ts'
import { decidedKinds, remarksOf } from './journey.ts'
import { journeyLabels as t } from './labels.fr.ts'
import { journeyPermissions } from './permissions.ts'
import { missingLinks } from './queries.server.ts'

type Option = { readonly id: string; readonly label: string }
type Options = {
  /** In the order of the board: proposed to the copil first (docs/rules/diagnosis.md §10.5). */
  readonly issues: readonly Option[]
  readonly proposedActions: readonly Option[]
  readonly versions: readonly Option[]
  /** Last number of this meeting’s decisions; 0 for none. */
  readonly lastSeen: number
}

/** What the form offers, in one statement: each list is bounded. */
async function listOptions(
  { db }: Context,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
): Promise<Options> {
  const { rows } = await sql<Options>`
    select
      coalesce((select json_agg(json_build_object('id', id, 'label', title) order by status desc, proposed_rank, number) from (
        select id, title, number, status, proposed_rank from issue
        where ctg_id = ${ctgId} and status in ('to-debate', 'proposed')
        order by status desc, proposed_rank, number limit 60) as open), '[]') as issues,
      coalesce((select json_agg(json_build_object('id', id, 'label', title) order by number) from (
        select id, title, number from action where ctg_id = ${ctgId} and status = 'proposed'
        order by number limit 100) as proposed), '[]') as "proposedActions",
      coalesce((select json_agg(json_build_object('id', id, 'label', 'Version ' || number) order by number desc) from (
        select id, number from convention_version where ctg_id = ${ctgId} order by number desc limit 20) as version), '[]')
        as versions,
      coalesce((select max(number) from decision where ctg_id = ${ctgId} and meeting_id = ${meetingId}), 0) as "lastSeen"`.execute(
    db,
  )
  const [options] = rows
  if (!options) throw new Error('a select without from gives one row')
  return options
}

export type SubjectsQuery = {
  readonly agendaItemId: string | undefined
  /** Null: the form has just been opened, and takes up what its point is about. */
  readonly chosen: readonly ThingReference[] | null
  readonly words: string
}

/** What the decision will be about, and what the words searched find. Three statements at most. */
export async function getSubjectChoice(
  context: Context,
  key: { readonly ctgId: string; readonly meetingId: string },
  { agendaItemId, chosen, words }: SubjectsQuery,
) {
  requireMembership(context.actor, key.ctgId)
  const references = chosen ?? (await subjectOfPoint(context, { ...key, agendaItemId }))
  return {
    chosen: await listThings(context, key.ctgId, references),
    search: { words, found: await searchThings(context, key.ctgId, words) },
  }
}

type PointKey = { readonly ctgId: string; readonly meetingId: string; readonly agendaItemId: string | undefined }

async function subjectOfPoint(
  { db }: Context,
  { ctgId, meetingId, agendaItemId }: PointKey,
): Promise<readonly ThingReference[]> {
  if (agendaItemId === undefined) return []
  const point = await rowsOf(db, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId, id: agendaItemId }).find([
    'subject_type as type',
    'subject_id as id',
  ])
  const type = decidedThings.find((one) => one === point?.type)
  return type && point?.id ? [{ type, id: point.id }] : []
}

/** The form of a decision: what would be missing, milestone by milestone, is said before it is recorded. Five statements. */
export async function getDecisionForm(
  context: Context,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const meeting = await getMeetingSummary(db, { ctgId, meetingId })
  const day = meetingDay(meeting)
  const parties = await listParties(db, ctgId)
  const seats = await listSeatsOfDay(db, { ctgId, meetingId, bodyId: meeting.bodyId, day })
  const facts = await getMilestoneFacts(db, { ctgId, today: todayIn(context, ctgId) })
  const options = await listOptions(context, { ctgId, meetingId })
  const { themeId } = meeting
  return {
    ctgId,
    meeting,
    parties,
    options,
    missingSeats: missingLinks(ctgId, missingSeats(seats, day)),
    notNotedCount: countNotNoted(seats),
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
