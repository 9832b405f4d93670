/** What a person is named to sign by the address of her account, and has still to. Rules: docs/rules/signing.md §3.2. */
import { type RawBuilder, sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'

export type ToSign = {
  readonly ctgId: string
  readonly linkId: string
  /** Of the amendment; null: the convention. */
  readonly number: number | null
  readonly partyName: string
  /** Last day of her link, as its mail says. */
  readonly dueOn: string
  readonly since: string
}

/** The links that were mailed to her and still sign, in every CTG: of a party that has neither signed nor refused, of an amendment that is not withdrawn. */
export const linksToSign = (personId: Value<string>, today: Value<string>): RawBuilder<ToSign> => sql<ToSign>`
  select link.ctg_id as "ctgId", link.id as "linkId", amendment.number, party.name as "partyName", answers.until as "dueOn",
         (link.created_at at time zone 'Europe/Paris')::date as since
  from person
  join signing_link link on link.email = person.email and link.revoked_at is null
  cross join lateral (select ((link.expires_at - interval '1 millisecond') at time zone 'Europe/Paris')::date as until) as answers
  join party on party.ctg_id = link.ctg_id and party.id = link.party_id
  left join amendment on amendment.ctg_id = link.ctg_id and amendment.id = link.amendment_id
  where person.id = ${personId} and answers.until >= ${today}::date and amendment.withdrawn_at is null
    and case when link.amendment_id is null
      then not exists (select from signature where signature.ctg_id = link.ctg_id and signature.party_id = link.party_id)
      else exists (select from amendment_signatory called where called.ctg_id = link.ctg_id
        and called.amendment_id = link.amendment_id and called.party_id = link.party_id
        and called.signed_on is null and not called.is_refusal) end`

/** Of the CTGs that she is a member of, the most urgent first: for her first page. */
export async function listToSign({
  db,
  actor,
  at,
}: Context): Promise<readonly (ToSign & { readonly ctgName: string })[]> {
  const ctgIds = actor.memberships.map(({ ctgId }) => ctgId)
  if (ctgIds.length === 0) return []
  const { rows } = await sql<ToSign & { readonly ctgName: string }>`
    select one.*, ctg.name as "ctgName" from (${linksToSign(actor.personId, parisDay(at))}) as one
    join ctg on ctg.id = one."ctgId"
    where one."ctgId" = any(${ctgIds}) order by one."dueOn", ctg.name, one."linkId" limit 20`.execute(db)
  return rows
}
