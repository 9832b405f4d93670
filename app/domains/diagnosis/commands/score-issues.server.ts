/** A party scores the issues for itself, or corrects what it scored, until the copil decides. Rules: docs/rules/diagnosis.md §10. */
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalOnceSettled } from '../diagnosis.ts'
import { type GivenScores, scoreRows } from '../inputs.ts'
import { refusalToScore } from '../issue-ranks.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { listPartiesToScore, listScores } from '../score-rows.server.ts'
import { lockIssues, requireOwnOrNamedParty } from '../store.server.ts'

export const scoreIssues = command({
  name: 'diagnosis.score-issues',
  permission: diagnosisPermissions.scoreIssues,
  input: { scores: scoreRows() },
  async about(work, { ctgId }) {
    const party = await requireOwnOrNamedParty(work, ctgId, null)
    return { ctgId, partyId: party.id }
  },
  async run(work, { ctgId, scores: newScores }, { partyId }) {
    const parties = await listPartiesToScore(work.tx, ctgId, todayIn(work, ctgId))
    refuse('diagnosis', refusalToScore(parties, partyId))
    const issues = await lockIssues(
      work,
      ctgId,
      newScores.map(({ issueId }) => issueId),
    )
    const before = await listScores(work.tx, ctgId, { partyId })
    const savedOf = (issueId: string) => before.find((one) => one.issueId === issueId)
    const changed = newScores.filter((one) => !isSame(one, savedOf(one.issueId)))
    for (const { issueId, version } of changed) {
      const issue = issues.find((one) => one.id === issueId)
      if (issue) refuse('diagnosis', refusalOnceSettled(issue))
      if (version !== (savedOf(issueId)?.version ?? 0)) refuse('diagnosis', 'scores-changed')
    }
    await saveScores(work, { ctgId, partyId }, changed)
    await recordAudits(
      work,
      changed.map(({ issueId, version: _, ...scores }) => ({
        action: 'issue.scored',
        subject: { type: 'issue', id: issueId },
        ctgId,
        detail: { partyId, ...scores, before: savedOf(issueId) ?? null },
      })),
    )
    return { scored: changed.length }
  },
})

const isSame = (scores: GivenScores, saved: Omit<GivenScores, 'version'> | undefined): boolean =>
  saved !== undefined &&
  scores.gravity === saved.gravity &&
  scores.capacity === saved.capacity &&
  scores.urgency === saved.urgency &&
  scores.argument === saved.argument

async function saveScores(
  { tx, actor, at }: Work,
  { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string },
  scores: readonly GivenScores[],
): Promise<void> {
  if (scores.length === 0) return
  await tx
    .insertInto('issue_score')
    .values(
      scores.map(({ issueId, version, ...values }) => ({
        ...{ ctg_id: ctgId, issue_id: issueId, party_id: partyId, ...values },
        ...{ scored_by: actor.name, scored_at: at, version: version + 1 },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'issue_id', 'party_id']).doUpdateSet((eb) => ({
        gravity: eb.ref('excluded.gravity'),
        capacity: eb.ref('excluded.capacity'),
        urgency: eb.ref('excluded.urgency'),
        argument: eb.ref('excluded.argument'),
        scored_by: eb.ref('excluded.scored_by'),
        scored_at: eb.ref('excluded.scored_at'),
        version: eb.ref('excluded.version'),
      })),
    )
    .execute()
}
