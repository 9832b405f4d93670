/** A coordination proposes to the copil the order of the open issues; only a decision retains it. Rules: docs/rules/diagnosis.md §10.5. */
import { sql } from 'kysely'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalOnceSettled } from '../diagnosis.ts'
import { rankRows, versionOrNone } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { lockIssues } from '../store.server.ts'

export const proposeIssueRanks = command({
  name: 'diagnosis.propose-issue-ranks',
  permission: diagnosisPermissions.proposeIssueRanks,
  input: { version: versionOrNone(), ranks: rankRows() },
  about: async (_work, { ctgId }) => ({ ctgId }),
  async run(work, { ctgId, version, ranks }) {
    const issues = await lockIssues(
      work,
      ctgId,
      ranks.map(({ issueId }) => issueId),
    )
    await takeRanking(work, ctgId, version)
    const newRanks = new Map(ranks.map(({ issueId }, index) => [issueId, index + 1]))
    const changed = issues.filter((issue) => newRanks.has(issue.id) && newRanks.get(issue.id) !== issue.proposedRank)
    for (const issue of changed) refuse('diagnosis', refusalOnceSettled(issue))
    if (changed.length > 0)
      await work.tx
        .updateTable('issue')
        .from(
          sql<{ id: string; rank: number }>`(select * from unnest(${ranks.map(({ issueId }) => issueId)}::uuid[])
            with ordinality as listed (id, rank))`.as('given'),
        )
        .set((eb) => ({ proposed_rank: eb.ref('given.rank') }))
        .where('issue.ctg_id', '=', ctgId)
        .whereRef('issue.id', '=', 'given.id')
        .execute()
    await recordAudits(
      work,
      changed.map((issue) => ({
        action: 'issue.rank-proposed',
        subject: { type: 'issue', id: issue.id },
        ctgId,
        detail: { before: issue.proposedRank, after: newRanks.get(issue.id) },
      })),
    )
    return { ranked: changed.length }
  },
})

/** The next version of the order, in one's name. @throws DomainError conflict when another order was proposed meanwhile */
async function takeRanking({ tx, actor, at }: Work, ctgId: string, version: number): Promise<void> {
  const saved = await tx.selectFrom('issue_ranking').select('version').where('ctg_id', '=', ctgId).executeTakeFirst()
  if ((saved?.version ?? 0) !== version) refuse('diagnosis', 'ranks-changed')
  const mine = { proposed_by: actor.name, proposed_at: at, version: version + 1 }
  await rowsOf(tx, 'issue_ranking', { ctg_id: ctgId }).put(mine)
}
