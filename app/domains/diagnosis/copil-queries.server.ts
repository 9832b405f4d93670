/** What a copil is told of the diagnosis: reservations on its findings, and its issues as they stand. Rules: docs/rules/diagnosis.md §3.4, §10. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { boardLabels } from './board-labels.fr.ts'
import { copilOrder, wideGapsOf } from './issue-ranks.ts'
import { rankedByScores } from './issues-board.ts'

/** In one statement. The caller has checked the right to read. */
export async function readDiagnosisForCopil(db: Reader, ctgId: string) {
  const { findingReservations, issues, scores } = await db
    .selectNoFrom((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('finding_position as given')
          .innerJoin('finding', sameCtg('finding.id', 'given.finding_id'))
          .innerJoin('party', sameCtg('party.id', 'given.party_id'))
          .select(['finding.id as findingId', 'finding.number as findingNumber', 'finding.title as findingTitle'])
          .select(['party.short_name as partyName', 'given.position', 'given.reservation as comment'])
          .where('given.ctg_id', '=', ctgId)
          .where('given.position', 'in', ['reservation', 'disagreement'])
          .where('finding.status', '!=', 'withdrawn')
          .orderBy('finding.number')
          .orderBy('party.position')
          .limit(100),
      ).as('findingReservations'),
      jsonArrayFrom(
        eb
          .selectFrom('issue')
          .select(['id', 'number', 'title', 'status', 'priority_rank as rank', 'proposed_rank as proposedRank'])
          .where('ctg_id', '=', ctgId)
          .orderBy('number')
          .limit(500),
      ).as('issues'),
      jsonArrayFrom(
        eb
          .selectFrom('issue_score as score')
          .innerJoin('party', sameCtg('party.id', 'score.party_id'))
          .select(['score.issue_id as issueId', 'score.party_id as partyId', 'party.short_name as partyName'])
          .select(['score.gravity', 'score.capacity', 'score.urgency'])
          .where('score.ctg_id', '=', ctgId)
          .orderBy('party.position')
          .limit(5000),
      ).as('scores'),
    ])
    .executeTakeFirstOrThrow()
  const ranked = rankedByScores(issues, scores)
  const { retained, proposed } = copilOrder(issues)
  const counts = { retained: retained.length, proposed: proposed.length, wideGaps: wideGapsOf(ranked).length }
  return {
    findingReservations,
    issues: {
      /** Empty when there is nothing to tell. */
      sentence: boardLabels.forCopil(counts),
      /** In the order proposed, each with the rank every party gives it. */
      proposed: proposed.map(({ id, title }) => ({ id, words: boardLabels.withRanks(title, ranked, id) })),
    },
  }
}
export type IssuesForCopil = Awaited<ReturnType<typeof readDiagnosisForCopil>>['issues']
