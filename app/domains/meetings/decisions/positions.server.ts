/** Positions of parties on a decision: read as they were given, completed when somebody left one out. Rules: docs/rules/governance.md §5.3. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { PartyPosition, SavedPosition } from '../meetings.ts'

/** Of the `decision` row at hand, in the order of the parties. */
export const positionsOfDecision = sql<readonly SavedPosition[]>`coalesce((
  select json_agg(json_build_object('partyName', party.name, 'shortName', party.short_name, 'partyKind', party.kind,
    'position', given.position, 'comment', given.comment, 'correctedOn', given.corrected_on) order by party.position)
  from decision_position given
  join party on party.ctg_id = given.ctg_id and party.id = given.party_id
  where given.ctg_id = decision.ctg_id and given.decision_id = decision.id), '[]')`

export type PositionOfParty = {
  readonly partyId: string
  readonly position: PartyPosition
  readonly comment: string
}

/** The parties whose position is kept with a decision. */
export const listPartiesWithPosition = (
  db: Reader,
  { ctgId, decisionId }: { readonly ctgId: string; readonly decisionId: string },
) =>
  db
    .selectFrom('decision_position as given')
    .innerJoin('party', sameCtg('party.id', 'given.party_id'))
    .select(['party.id as partyId', 'party.name as partyName', 'given.position', 'given.comment'])
    .where('given.ctg_id', '=', ctgId)
    .where('given.decision_id', '=', decisionId)
    .orderBy('party.position')
    .execute()

/** A position per signatory, `not-asked` unless given; a partner's only when it was given. */
export async function completePositions(
  { tx }: Work,
  { ctgId, positions }: { readonly ctgId: string; readonly positions: readonly PositionOfParty[] },
) {
  const parties = await rowsOf(tx, 'party', { ctg_id: ctgId })
    .select(['id', 'name', 'is_signatory as isSignatory'])
    .orderBy('position')
    .execute()
  return parties.flatMap(({ id, name, isSignatory }) => {
    const typed = positions.find(({ partyId }) => partyId === id)
    if (!isSignatory && (!typed || typed.position === 'not-asked')) return []
    const position: PartyPosition = typed?.position ?? 'not-asked'
    return [{ partyId: id, partyName: name, position, comment: typed?.comment ?? '' }]
  })
}
