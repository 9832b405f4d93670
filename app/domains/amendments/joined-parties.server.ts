/** Who joined the convention by an amendment in force. The caller has checked the right to read. Rules: docs/rules/amendments.md §4.3. */
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

type Party = { readonly partyId: string }

export const selectJoined = (db: Reader, ctgId: string) =>
  db
    .selectFrom('amendment_party as joining')
    .innerJoin('amendment', sameCtg('amendment.id', 'joining.amendment_id'))
    .select('joining.party_id as partyId')
    .where('joining.ctg_id', '=', ctgId)
    .where('amendment.in_force_on', 'is not', null)

/** The same signatories, in the same order, each with whether an amendment in force made it join. */
export function withJoined<One extends Party>(signatories: readonly One[], joined: readonly Party[]) {
  const ids = new Set(joined.map(({ partyId }) => partyId))
  return signatories.map((one) => ({ ...one, joinsByAmendment: ids.has(one.partyId) }))
}

/** The same, in a statement of its own. */
export const markJoined = async <One extends Party>(db: Reader, ctgId: string, signatories: readonly One[]) =>
  withJoined(signatories, await selectJoined(db, ctgId).execute())
