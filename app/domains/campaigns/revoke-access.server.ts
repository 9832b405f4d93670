/** Part of the act that closes an account: no campaign gives its person a link any more. Rules: docs/rules/instance.md §2. */
import { sql } from 'kysely'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type RevokedRecipient = {
  readonly ctgId: string
  readonly campaignId: string
  readonly name: string
  readonly revokedCount: number
}

/**
 * Ends the links of this person in every campaign, of every CTG, as `revokeLink` does in one: she is asked no more, and a coordination may
 * ask her again. One journal line for each that runs, or whose links still opened.
 */
export async function revokeAccessOf(work: Work, personId: string): Promise<void> {
  const { tx, at } = work
  const { rows } = await sql<RevokedRecipient>`
    with asked as (
      update campaign_recipient recipient set access_revoked_at = ${at}
      from campaign where campaign.ctg_id = recipient.ctg_id and campaign.id = recipient.campaign_id
        and recipient.person_id = ${personId} and recipient.access_revoked_at is null
      returning recipient.ctg_id, recipient.id, recipient.campaign_id, recipient.name, campaign.closed_at
    ), revoked as (
      update report_link link set revoked_at = ${at}
      from asked where link.ctg_id = asked.ctg_id and link.recipient_id = asked.id and link.revoked_at is null
      returning link.ctg_id, link.recipient_id
    )
    select asked.ctg_id as "ctgId", asked.campaign_id as "campaignId", asked.name, count(revoked.recipient_id)::int as "revokedCount"
    from asked left join revoked on revoked.ctg_id = asked.ctg_id and revoked.recipient_id = asked.id
    group by asked.ctg_id, asked.campaign_id, asked.id, asked.name, asked.closed_at
    having asked.closed_at is null or count(revoked.recipient_id) > 0`.execute(tx)
  await recordAudits(
    work,
    rows.map(({ ctgId, campaignId, ...detail }) => ({
      action: 'campaign.links-revoked',
      subject: { type: 'campaign', id: campaignId },
      ctgId,
      detail,
    })),
  )
}
