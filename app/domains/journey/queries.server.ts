/** The milestones of a CTG, as the dashboard and the framing page show them. Every function starts from the actor. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { AmendmentUnderWay, ExtensionUnderWay, Notified } from '#app/domains/amendments/amendments.ts'
import { endingEarly, extensionUnderWay, othersUnderWay } from '#app/domains/amendments/queries.server.ts'
import type { ConventionFacts } from '#app/domains/convention/facts.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { getConventionFacts } from '#app/domains/convention/queries.server.ts'
import { missingSentence } from '#app/domains/meetings/labels.fr.ts'
import { type Missing, noStanding, yearlyCopil } from '#app/domains/meetings/meetings.ts'
import { getYearlyCopilFacts, listCopilStandings, nextDay, readMissing } from '#app/domains/meetings/queries.server.ts'
import { type ActionLine, listPlanActions } from '#app/domains/plan/queries.server.ts'
import { renewalReminder } from '#app/domains/renewal/renewal.ts'
import { actingIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { atStart } from '#app/kernel/format.ts'
import { allows } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { countCtg, getMilestoneFacts } from './facts.server.ts'
import { allHoles, type HoleCount, milestoneFacts } from './facts.ts'
import { remarksOf, remarksOfAll } from './journey.ts'
import { milestoneStrip } from './milestone-strip.ts'
import { holePath, missingPaths, sameRemark } from './missing-addresses.ts'
import { journeyPermissions } from './permissions.ts'
import { holeCount } from './thread-labels.fr.ts'

const selectMilestones = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('milestone')
    .select([
      'id',
      'kind',
      'target_on as targetOn',
      'target_precision as targetPrecision',
      'reached_on as reachedOn',
      'decision_id as decisionId',
      'missing',
      'despite',
      'note',
    ])
    .where('ctg_id', '=', ctgId)
    .orderBy('kind')
    .orderBy('reached_on')

type MilestoneRow = Awaited<ReturnType<ReturnType<typeof selectMilestones>['execute']>>[number]

const readMilestone = (row: MilestoneRow) => ({ ...row, missing: readMissing(row.missing) })

/** Rows of the milestones, those reached first then by target, the yearly copils in their order. */
const listMilestones = async (db: Reader, ctgId: string) =>
  (await selectMilestones(db, ctgId).execute()).map(readMilestone)

type Counts = {
  /** In the order of `listMilestones`. */
  readonly milestones: readonly MilestoneRow[]
  readonly hasFindings: boolean
  readonly hasActions: boolean
  readonly framingAgreements: number
  readonly nextCopilOn: string | null
  readonly takenUpOn: string | null
  readonly hasSuccessor: boolean
  readonly extension: ExtensionUnderWay | null
  readonly amendments: readonly AmendmentUnderWay[]
  readonly earlyEnd: Notified | null
}

const meetingDay = sql<string>`(meeting.starts_at at time zone meeting.time_zone)::date`

type ProgressQuery = { readonly ctgId: string; readonly today: string }

/** Where the work stands, in one statement. */
const askProgress = compileOnce((db, slot: SlotOf<ProgressQuery>) => {
  const ctg = slot('ctgId')
  return sql<Counts>`
    select
      ${jsonArrayFrom(selectMilestones(db, ctg))} as "milestones",
      exists (select from finding where finding.ctg_id = ${ctg} and status <> 'withdrawn') as "hasFindings",
      exists (select from action where action.ctg_id = ${ctg} and status <> 'abandoned') as "hasActions",
      (select count(*) from milestone_agreement agreement where agreement.ctg_id = ${ctg}) as "framingAgreements",
      (select ${nextDay(meetingDay, sql`true`)} from meeting
        join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ${ctg} and body.kind = 'copil' and meeting.status in ('draft', 'convened', 'in-session')
          and ${meetingDay} >= ${slot('today')}::date) as "nextCopilOn",
      (select taken_up_on from ctg where id = ${ctg}) as "takenUpOn",
      exists (select from ctg as next where next.predecessor_id = ${ctg}) as "hasSuccessor",
      ${extensionUnderWay(ctg)} as "extension",
      ${othersUnderWay(ctg)} as "amendments",
      ${endingEarly(ctg)} as "earlyEnd"`
})

async function readProgress(db: Reader, ctgId: string, today: string) {
  const [progress] = await askProgress(db, { ctgId, today })
  if (!progress) throw new Error('a select without from gives one row')
  return { ...progress, milestones: progress.milestones.map(readMilestone) }
}

/** A thing to mend and where it is. */
export type MissingLink = {
  readonly code: string
  readonly count: number
  readonly sentence: string
  readonly to: string
}

/** What is missing now, each as a link to the page that mends it. */
export const missingLinks = (ctgId: string, missing: readonly Missing[]): readonly MissingLink[] =>
  missing.map((item) => ({
    code: item.code,
    count: item.count,
    sentence: missingSentence(item),
    to: `/ctg/${ctgId}${missingPaths[item.code]}`,
  }))

const conventionLinks = (ctgId: string, { missing }: ConventionFacts): readonly MissingLink[] =>
  missing.map(({ code, count, path }) => ({
    code,
    count,
    sentence: atStart(conventionLabels.missing[code](count)),
    to: `/ctg/${ctgId}${path}`,
  }))

/** But for those that a milestone tells already. */
const holeLinks = (ctgId: string, holes: readonly HoleCount[], remarks: readonly Missing[]): readonly MissingLink[] =>
  holes
    .filter(({ kind }) => !remarks.some(({ code }) => code === sameRemark[kind]))
    .map(({ kind, count }) => ({
      code: kind,
      count,
      sentence: holeCount(kind, count),
      to: `/ctg/${ctgId}${holePath(kind)}`,
    }))

const preparing = ['framed', 'diagnosis-validated', 'priorities-validated', 'plan-validated'] as const

/**
 * The line of milestones and what is missing for the next ones. Four statements beside the plan.
 * @param plan its actions, being read beside
 * @returns `steps` in the order of the line (the interface's `Steps` takes them as they are); `missing`: every thing to mend,
 * told once: for the milestones of a CTG in preparation, in the convention, in the thread
 */
export async function getMilestones(
  context: Context,
  ctgId: string,
  plan: Promise<readonly ActionLine[]> = listPlanActions(context.db, ctgId, todayIn(context, ctgId)),
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [{ milestones, ...progress }, ctg, counts, convention, actions] = await Promise.all([
    readProgress(db, ctgId, today),
    getYearlyCopilFacts(db, ctgId),
    countCtg(db, ctgId),
    getConventionFacts(db, ctgId, today),
    plan,
  ])
  const copil = yearlyCopil(ctg, today)
  const isPreparing = progress.takenUpOn === null && ctg.signedOn === null
  const awaited = preparing.filter((kind) => !milestones.some((row) => row.kind === kind && row.reachedOn !== null))
  const remarks = isPreparing ? remarksOfAll(awaited, milestoneFacts(counts, actions, convention.versionCount)) : []
  return {
    steps: milestoneStrip(ctgId, {
      ...{ ...ctg, ...progress, convention, today, milestones, yearlyCopil: copil },
      isArchived: actingIn(actor, ctgId) === undefined,
    }),
    missing: [
      ...missingLinks(ctgId, remarks),
      ...conventionLinks(ctgId, convention),
      ...holeLinks(ctgId, allHoles(counts, actions), remarks),
    ],
    yearlyCopil: copil ?? null,
    nextCopilOn: progress.nextCopilOn,
    endsOn: ctg.endsOn,
    extension: progress.extension,
    amendments: progress.amendments,
    earlyEnd: progress.earlyEnd,
    /** The reminder that no CTG follows this one, as its end comes near; null when it is not time, or one does. */
    renewal: renewalReminder(ctg, progress.hasSuccessor, today) ?? null,
  }
}

export type Milestones = Awaited<ReturnType<typeof getMilestones>>

/** The framing note and who agreed; the targets of the milestones; for the coordinators' page. Four statements. */
export async function getFraming({ db, actor, at }: Context, ctgId: string) {
  const membership = requireMembership(actor, ctgId)
  const [milestones, standings] = await Promise.all([
    listMilestones(db, ctgId),
    listCopilStandings(db, new Map([[ctgId, todayIn({ actor, at }, ctgId)]])),
  ])
  const framed = milestones.find(({ kind }) => kind === 'framed')
  const agreements = await db
    .selectFrom('milestone_agreement')
    .innerJoin('party', sameCtg('party.id', 'milestone_agreement.party_id'))
    .select([
      'party.id as partyId',
      'party.name as partyName',
      'party.kind as partyKind',
      'milestone_agreement.person_name as personName',
      'milestone_agreement.agreed_at as agreedAt',
    ])
    .where('milestone_agreement.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .execute()
  const missing = framed?.reachedOn
    ? framed.missing
    : remarksOf.framed(await getMilestoneFacts(db, { ctgId, today: todayIn({ actor, at }, ctgId) }))
  return {
    ctgId,
    mayWrite: allows(journeyPermissions.recordFraming, actor, { ctgId }),
    isArchived: membership.isArchived === true,
    note: framed?.note ?? '',
    reachedOn: framed?.reachedOn ?? null,
    agreements,
    hasAgreed: agreements.some(({ partyId }) => partyId === membership.partyId),
    missing: missingLinks(ctgId, missing),
    milestones,
    hasEnded: (standings.get(ctgId) ?? noStanding).endedOn !== null,
  }
}

export type Framing = Awaited<ReturnType<typeof getFraming>>
