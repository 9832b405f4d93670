/**
 * Records a decision and the milestones it reaches, several at once: phases overlap. What is missing is said and kept with
 * it, never forbids. Rules: docs/rules/journey.md §2, §3.
 */
import { z } from 'zod'
import { linkVersionToDecision } from '#app/domains/convention/steps.server.ts'
import { reachMilestone } from '#app/domains/ctg/steps.server.ts'
import { retainIssues } from '#app/domains/diagnosis/steps.server.ts'
import { type Missing, missingCount } from '#app/domains/meetings/meetings.ts'
import { getMeetingKind } from '#app/domains/meetings/queries.server.ts'
import {
  addDecision,
  noteDecision,
  positionsSaid,
  requireNothingDecidedSince,
} from '#app/domains/meetings/steps.server.ts'
import { validateActions } from '#app/domains/plan/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { choice, id, ids, line, optionalDay, optionalId, optionalInteger, optionalText } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { requireThings, type ThingReference } from '#app/things/find-things.server.ts'
import { getMilestoneFacts } from '../facts.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { type DecidedKind, decidedKinds, remarksOf, remarksOfAll } from '../journey.ts'
import { journeyPermissions } from '../permissions.ts'
import { thingReferences } from '../thing-reference.ts'

const kindsField = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(choice(decidedKinds)).max(decidedKinds.length),
  )
  .prefault('')

const input = z.object({
  ctgId: id(),
  meetingId: id(),
  /** The point it comes out of. */
  agendaItemId: optionalId(),
  text: line(inputLabels.decision, 5000),
  responsible: optionalText(200),
  dueOn: optionalDay(),
  positions: positionsSaid(),
  milestones: kindsField,
  /** Issues retained as priorities, in the order of their rank. */
  issueIds: ids(),
  /** Sheets validated; none named with the plan: every sheet proposed. */
  actionIds: ids(),
  conventionVersionId: optionalId(),
  subjects: thingReferences(),
  /** The last number of this meeting’s decisions when the form was opened, 0 for none: one taken since is shown first. */
  lastSeen: optionalInteger({ min: 0 }),
  despite: optionalText(2000),
})

export const recordDecision = command({
  name: 'journey.record-decision',
  permission: journeyPermissions.recordDecision,
  input,
  about: ({ tx }, key) => getMeetingKind(tx, key),
  alsoNeeds: ({ milestones, issueIds, actionIds }) =>
    milestones.length + issueIds.length + actionIds.length > 0 && journeyPermissions.reachMilestones,
  async run(work, decision, { bodyKind }) {
    const { ctgId, meetingId, milestones } = decision
    // What commits the partners is the copil's: taken elsewhere, it is said with the decision.
    const isOfCopil = milestones.length + decision.issueIds.length > 0
    await requireNothingDecidedSince(work, decision)
    const actionIds = await actionsToValidate(work, decision)
    const subjects = subjectsOf(decision, actionIds)
    await requireThings(work, ctgId, subjects)
    const remarks = isOfCopil ? await remarksAt(work, decision, bodyKind) : { all: [], of: () => [] }
    const { text, responsible, dueOn, positions } = decision
    const despite = decision.despite || null
    const { decisionId, number, decidedOn, missing } = await addDecision(work, {
      ...{ ctgId, meetingId, text, responsible, dueOn, positions, subjects, despite },
      missing: remarks.all,
    })
    const { agendaItemId } = decision
    if (agendaItemId) await noteDecision(work, { ctgId, meetingId, agendaItemId, decisionId, text })
    const ofMeeting = missing.filter(({ code }) => !remarks.all.some((remark) => remark.code === code))
    for (const kind of milestones)
      await reachMilestone(work, {
        ...{ ctgId, kind, decisionId, despite },
        reachedOn: decidedOn,
        missing: [...remarks.of(kind), ...ofMeeting],
      })
    if (decision.issueIds.length > 0) await retainIssues(work, { ctgId, issueIds: decision.issueIds, decisionId })
    await validateActions(work, { ctgId, actionIds, decisionId })
    const { conventionVersionId } = decision
    if (conventionVersionId) await linkVersionToDecision(work, { ctgId, conventionVersionId, decisionId })
    return { decisionId, number, missing: missing.reduce((sum, { count }) => sum + count, 0) }
  },
})

type DecisionInput = z.output<typeof input>

async function actionsToValidate(
  { tx }: Work,
  { ctgId, actionIds, milestones }: DecisionInput,
): Promise<readonly string[]> {
  if (actionIds.length > 0 || !milestones.includes('plan-validated')) return actionIds
  const proposed = await rowsOf(tx, 'action', { ctg_id: ctgId, status: 'proposed' })
    .select(['id'])
    .orderBy('number')
    .execute()
  return proposed.map(({ id: actionId }) => actionId)
}

const subjectsOf = (decision: DecisionInput, actionIds: readonly string[]): readonly ThingReference[] => [
  ...decision.subjects,
  ...decision.issueIds.map((issueId) => ({ type: 'issue' as const, id: issueId })),
  ...actionIds.map((actionId) => ({ type: 'action' as const, id: actionId })),
  ...(decision.conventionVersionId ? [{ type: 'convention-version' as const, id: decision.conventionVersionId }] : []),
]

type Remarks = { readonly all: readonly Missing[]; readonly of: (kind: DecidedKind) => readonly Missing[] }

/** Counted before the decision changes anything, but for the issues it retains. */
async function remarksAt(work: Work, decision: DecisionInput, bodyKind: string): Promise<Remarks> {
  const counted = await getMilestoneFacts(work.tx, { ctgId: decision.ctgId, today: todayIn(work, decision.ctgId) })
  const facts = { ...counted, retainedIssues: counted.retainedIssues + decision.issueIds.length }
  const outside = missingCount('not-in-copil', bodyKind === 'copil' ? 0 : 1)
  return {
    all: [...remarksOfAll(decision.milestones, facts), ...outside],
    of: (kind) => [...remarksOf[kind](facts), ...outside],
  }
}
