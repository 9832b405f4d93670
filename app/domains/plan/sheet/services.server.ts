/** Services of the parties, in their order: what a sheet, a filter and an export let one choose. */
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

export const selectServices = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('service')
    .innerJoin('party', sameCtg('party.id', 'service.party_id'))
    .select([
      'service.id',
      'service.name',
      'service.party_id as partyId',
      'party.kind as partyKind',
      'party.short_name as partyShortName',
    ])
    .where('service.ctg_id', '=', ctgId)
    .orderBy('party.position')
    .orderBy('service.position')
