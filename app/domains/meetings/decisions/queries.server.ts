/** One decision. Every function starts from the actor. The register has its own: register-queries.server.ts. */
import { sql } from 'kysely'
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type DecisionState, refusalToConfirm, refusalToRewrite } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { listSeatsOfDay } from '../queries.server.ts'
import { readMissing } from '../read-missing.ts'

type DecisionKey = { readonly ctgId: string; readonly decisionId: string }

/** One decision: positions, who sat, what was missing, who confirmed, the milestones it reached, its history. */
export async function getDecisionPage({ db, actor, at }: Context, { ctgId, decisionId }: DecisionKey) {
  const membership = requireMembership(actor, ctgId)
  const decision = found(await findDecision(db, { ctgId, decisionId }), 'governance.decision-not-found')
  const parties = await listPositions(db, ctgId, decisionId)
  const { themeId, text, despite, meetingId, bodyId, decided_on: day } = decision
  const seats = await listSeatsOfDay(db, { ctgId, meetingId, bodyId, day })
  const milestones = await listMilestonesReached(db, { ctgId, decisionId })
  const history = await listHistory(db, ctgId, { type: 'decision', id: decisionId })
  const missing = readMissing(decision.missing)
  const confirmed = parties.filter((party) => party.confirmedBy !== null).map(({ partyId }) => ({ partyId }))
  return {
    ctgId,
    today: todayIn({ actor, at }, ctgId),
    decision: {
      id: decision.id,
      number: decision.number,
      text,
      responsible: decision.responsible,
      dueOn: decision.due_on,
      state: decision.standingState,
      /** The stored state: what its subjects tell does not change it. */
      said: decision.state,
      isStateByHand: decision.is_state_by_hand,
      despite,
      decidedOn: decision.decided_on,
      version: decision.version,
      meetingId: decision.meetingId,
      meetingTitle: decision.meetingTitle,
      meetingStatus: decision.meetingStatus,
      bodyName: decision.bodyName,
    },
    execution: {
      toldCount: decision.toldCount,
      doneCount: decision.doneCount,
      droppedCount: decision.droppedCount,
      told: decision.told,
    },
    missing,
    positions: parties.filter(({ position }) => position !== null),
    /** Every party that may be asked, with what it said. */
    parties: parties.map(({ partyId, partyName, isSignatory, position, comment }) => ({
      ...{ id: partyId, name: partyName, isSignatory },
      given: position === null ? undefined : { position, comment: comment ?? '' },
    })),
    confirmations: parties.filter(({ confirmedBy }) => confirmedBy !== null),
    /** Lead parties whose coordination has not confirmed yet. */
    awaitedConfirmations:
      missing.length > 0 ? parties.filter((party) => party.isLead && party.confirmedBy === null) : [],
    seats,
    milestones: milestones.map((reached) => ({ ...reached, missing: readMissing(reached.missing) })),
    history,
    may: {
      update: allows(meetingPermissions.updateDecision, actor, { ctgId, themeId }),
      rewrite: refusalToRewrite(decision.meetingStatus, { text, despite }, { text: `${text}.`, despite }) === undefined,
      confirm:
        allows(meetingPermissions.confirmDespite, actor, { ctgId }) &&
        refusalToConfirm({ missing, confirmed }, membership.partyId) === undefined,
    },
  }
}

const listMilestonesReached = (db: Reader, { ctgId, decisionId }: DecisionKey) =>
  rowsOf(db, 'milestone', { ctg_id: ctgId, decision_id: decisionId })
    .select(['kind', 'missing', 'despite'])
    .orderBy('kind')
    .execute()

export type DecisionPageData = Awaited<ReturnType<typeof getDecisionPage>>

/** With its meeting, its body, and what its subjects tell of its execution. */
const findDecision = (db: Reader, { ctgId, decisionId }: DecisionKey) =>
  db
    .selectFrom('decision')
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .innerJoin('decision_standing as standing', sameCtg('standing.decision_id', 'decision.id'))
    .selectAll('decision')
    .select([
      sql<DecisionState>`standing.state`.as('standingState'),
      sql<number>`standing.told_count`.as('toldCount'),
      sql<number>`standing.done_count`.as('doneCount'),
      sql<number>`standing.dropped_count`.as('droppedCount'),
      'standing.told',
      'meeting.id as meetingId',
      'meeting.title as meetingTitle',
      'meeting.status as meetingStatus',
      'body.id as bodyId',
      'body.name as bodyName',
      'body.theme_id as themeId',
    ])
    .where('decision.ctg_id', '=', ctgId)
    .where('decision.id', '=', decisionId)
    .executeTakeFirst()

/** Every party, with its position and its confirmation when it has them; in the order of the parties. */
const listPositions = (db: Reader, ctgId: string, decisionId: string) =>
  db
    .selectFrom('party')
    .leftJoin('decision_position as given', (join) =>
      sameCtg('given.party_id', 'party.id')(join).on('given.decision_id', '=', decisionId),
    )
    .leftJoin('decision_confirmation as confirmation', (join) =>
      sameCtg('confirmation.party_id', 'party.id')(join).on('confirmation.decision_id', '=', decisionId),
    )
    .select([
      'party.id as partyId',
      'party.name as partyName',
      'party.short_name as shortName',
      'party.kind as partyKind',
      'party.is_signatory as isSignatory',
      'party.is_lead as isLead',
      'given.position',
      'given.comment',
      'given.corrected_on as correctedOn',
      'confirmation.person_name as confirmedBy',
      'confirmation.confirmed_at as confirmedAt',
    ])
    .where('party.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .execute()
