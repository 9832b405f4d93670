/** Who joined the convention by an amendment in force. The caller has checked the right to read. Rules: docs/rules/amendments.md §4.3. */
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

type Party = { readonly partyId: string }

/** The same signatories, in the same order, each with whether an amendment in force made it join. */
export async function markJoined<One extends Party>(db: Reader, ctgId: string, signatories: readonly One[]) {
  const rows = await db
    .selectFrom('amendment_party as joining')
    .innerJoin('amendment', sameCtg('amendment.id', 'joining.amendment_id'))
    .select('joining.party_id as partyId')
    .where('joining.ctg_id', '=', ctgId)
    .where('amendment.in_force_on', 'is not', null)
    .execute()
  const joined = new Set(rows.map(({ partyId }) => partyId))
  return signatories.map((one) => ({ ...one, joinsByAmendment: joined.has(one.partyId) }))
}
