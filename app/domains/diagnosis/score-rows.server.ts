/** Who scores the issues, and what each party gave them. The caller has checked the right to read. Rules: docs/rules/diagnosis.md §10. */
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { partiesThatScore } from './issue-ranks.ts'

/** Every party, in order, with whether it scores now. Rule: §10.1. */
export async function listPartiesToScore(db: Reader, ctgId: string, today: string) {
  const parties = await rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['party.id', 'party.kind', 'party.name', 'party.short_name as shortName'])
    .select(['party.is_signatory as isSignatory', 'party.is_lead as isLead'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('seat')
            .innerJoin('body', sameCtg('body.id', 'seat.body_id'))
            .select('seat.id')
            .where('seat.ctg_id', '=', ctgId)
            .whereRef('seat.party_id', '=', 'party.id')
            .where('body.kind', '=', 'copil')
            .where((of) => of.or([of('body.ended_on', 'is', null), of('body.ended_on', '>=', today)]))
            .where((of) => of.or([of('seat.since', 'is', null), of('seat.since', '<=', today)]))
            .where((of) => of.or([of('seat.until', 'is', null), of('seat.until', '>=', today)])),
        )
        .$castTo<boolean>()
        .as('sitsAtCopil'),
    )
    .orderBy('party.position')
    .limit(200)
    .execute()
  const scoring = partiesThatScore(parties)
  return parties.map((party) => ({ ...party, scoresNow: scoring.includes(party) }))
}

type Which = { readonly partyId?: string; readonly issueId?: string }

/** By party in their order, then by issue in the order of their numbers. */
export const listScores = (db: Reader, ctgId: string, { partyId, issueId }: Which = {}) =>
  db
    .selectFrom('issue_score as score')
    .innerJoin('issue', sameCtg('issue.id', 'score.issue_id'))
    .innerJoin('party', sameCtg('party.id', 'score.party_id'))
    .select(['score.issue_id as issueId', 'score.party_id as partyId', 'party.short_name as partyName'])
    .select(['score.gravity', 'score.capacity', 'score.urgency', 'score.argument', 'score.version'])
    .select(['score.scored_by as scoredBy', 'score.scored_at as scoredAt'])
    .where('score.ctg_id', '=', ctgId)
    .$if(partyId !== undefined, (query) => query.where('score.party_id', '=', partyId ?? ''))
    .$if(issueId !== undefined, (query) => query.where('score.issue_id', '=', issueId ?? ''))
    .orderBy('party.position')
    .orderBy('issue.number')
    .limit(5000)
    .execute()
