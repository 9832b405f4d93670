/** Where a mandate proposed stands, said alike by pages, dashboard and command. Rules: docs/rules/renewal.md §2.7. */
import { type RawBuilder, sql } from 'kysely'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { ProposalState } from './renewal.ts'

/**
 * In a statement that names `renewal_proposal` `asked` and its mandate `member`.
 * @param today in the CTG that ends
 */
export const proposalState = (today: Value<string>): RawBuilder<ProposalState> => sql`
  case when asked.answer is not null then asked.answer::text
    when member.until < ${today}::date then 'over'
    when exists (select from member there where there.ctg_id = asked.next_ctg_id and there.person_id = member.person_id
      and there.party_id = asked.party_id and there.role = member.role and there.theme_id is null
      and (there.until is null or there.until >= ${today}::date)) then 'there'
    else 'awaited' end`
