/** The milestones of a CTG, as the dashboard and the framing page show them. Every function starts from the actor. */
import { sql } from 'kysely'
import { missingSentence } from '#app/domains/meetings/labels.fr.ts'
import { type Missing, yearlyCopil } from '#app/domains/meetings/meetings.ts'
import { getYearlyCopilFacts, readMissing } from '#app/domains/meetings/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { remarksOf } from './journey.ts'
import { missingPaths } from './labels.fr.ts'
import { getMilestoneFacts } from './milestone-facts.server.ts'
import { milestoneStrip } from './milestone-strip.ts'

const askMilestones = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) =>
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
    .where('ctg_id', '=', slot('ctgId'))
    .orderBy('kind')
    .orderBy('reached_on'),
)

/** Rows of the milestones, those reached first then by target, the yearly copils in their order. */
async function listMilestones(db: Reader, ctgId: string) {
  const rows = await askMilestones(db, { ctgId })
  return rows.map((row) => ({ ...row, missing: readMissing(row.missing) }))
}

type Counts = {
  readonly hasFindings: boolean
  readonly hasActions: boolean
  readonly framingAgreements: number
  readonly actsReceived: number
  readonly signatories: number
  readonly signatures: number
  readonly nextCopilOn: string | null
  readonly takenUpOn: string | null
}

type ProgressAsked = { readonly ctgId: string; readonly today: string }

/** Where the work stands, in one statement. */
const askProgress = compileOnce((_db, slot: SlotOf<ProgressAsked>) => {
  const ctg = slot('ctgId')
  return sql<Counts>`
    select
      exists (select from finding where finding.ctg_id = ${ctg} and status <> 'withdrawn') as "hasFindings",
      exists (select from action where action.ctg_id = ${ctg} and status <> 'abandoned') as "hasActions",
      (select count(*) from milestone_agreement agreement where agreement.ctg_id = ${ctg}) as "framingAgreements",
      (select count(*) from authorising_act act join party on party.ctg_id = act.ctg_id and party.id = act.party_id
        where act.ctg_id = ${ctg} and party.is_signatory and (act.adopted_on is not null or act.kind = 'none'))
        as "actsReceived",
      (select count(*) from party where party.ctg_id = ${ctg} and party.is_signatory) as "signatories",
      (select count(*) from signature where signature.ctg_id = ${ctg} and signature.signed_on is not null) as "signatures",
      (select min((meeting.starts_at at time zone meeting.time_zone)::date) from meeting
        join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ${ctg} and body.kind = 'copil' and meeting.status in ('draft', 'convened', 'in-session')
          and (meeting.starts_at at time zone meeting.time_zone)::date >= ${slot('today')}::date) as "nextCopilOn",
      (select taken_up_on from ctg where id = ${ctg}) as "takenUpOn"`
})

async function countProgress(db: Reader, ctgId: string, today: string): Promise<Counts> {
  const [counts] = await askProgress(db, { ctgId, today })
  if (!counts) throw new Error('a select without from gives one row')
  return counts
}

export type MissingLink = {
  readonly code: Missing['code']
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

/**
 * The line of milestones and what is missing for the next ones. Four statements.
 * @returns `steps` in the order of the line (the interface's `Steps` takes them as they are); `missing`: what Trame would
 * point out if the milestones not reached yet were decided today; empty once the CTG is in force or was taken up
 */
export async function getMilestones(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [milestones, progress, ctg, facts] = await Promise.all([
    listMilestones(db, ctgId),
    countProgress(db, ctgId, today),
    getYearlyCopilFacts(db, ctgId),
    getMilestoneFacts(db, ctgId),
  ])
  const { takenUpOn } = progress
  const copil = yearlyCopil(ctg, today)
  const isAwaited = (kind: keyof typeof remarksOf) =>
    !milestones.some((row) => row.kind === kind && row.reachedOn !== null)
  const isPreparing = takenUpOn === null && ctg.signedOn === null
  const preparing = [
    'framed',
    'diagnosis-validated',
    'priorities-validated',
    'plan-validated',
    'draft-validated',
  ] as const
  const missing = isPreparing ? preparing.filter(isAwaited).flatMap((kind) => remarksOf[kind](facts)) : []
  return {
    steps: milestoneStrip(ctgId, { ...ctg, ...progress, today, milestones, yearlyCopil: copil }),
    missing: missingLinks(ctgId, missing),
    yearlyCopil: copil ?? null,
    nextCopilOn: progress.nextCopilOn,
    endsOn: ctg.endsOn,
  }
}

export type Milestones = Awaited<ReturnType<typeof getMilestones>>

/** The framing note and who agreed; the targets of the milestones; for the coordinators' page. Three statements. */
export async function getFraming({ db, actor }: Context, ctgId: string) {
  const membership = requireMembership(actor, ctgId)
  const milestones = await listMilestones(db, ctgId)
  const framed = milestones.find(({ kind }) => kind === 'framed')
  const agreements = await db
    .selectFrom('milestone_agreement')
    .innerJoin('party', (join) =>
      join
        .onRef('party.ctg_id', '=', 'milestone_agreement.ctg_id')
        .onRef('party.id', '=', 'milestone_agreement.party_id'),
    )
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
  const missing = framed?.reachedOn ? framed.missing : remarksOf.framed(await getMilestoneFacts(db, ctgId))
  return {
    ctgId,
    isCoordinator: membership.role === 'coordinator',
    note: framed?.note ?? '',
    reachedOn: framed?.reachedOn ?? null,
    agreements,
    hasAgreed: agreements.some(({ partyId }) => partyId === membership.partyId),
    missing: missingLinks(ctgId, missing),
    milestones,
  }
}

export type Framing = Awaited<ReturnType<typeof getFraming>>
