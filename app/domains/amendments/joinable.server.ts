/** Who may join the convention by an amendment: associates, and signatories who refused it or did not sign it. Rules: docs/rules/amendments.md §2.2. */
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

/** In the order of the parties. The caller has checked the right to read. */
export const listJoinable = (db: Reader, ctgId: string) =>
  db
    .selectFrom('party')
    .innerJoin('ctg', 'ctg.id', 'party.ctg_id')
    .leftJoin('signature', sameCtg('signature.party_id', 'party.id'))
    .select(['party.id', 'party.name', 'party.kind', 'signature.is_refusal as hasRefused'])
    .where('party.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('party.is_signatory', '=', false), eb('signature.is_refusal', '=', true)]))
    .orderBy('party.position')
    .execute()
