/** Takes a personal link back: it opens nothing more. Rules: docs/rules/followup.md §7.5. */
import { z } from 'zod'
import { recordAudit } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { allows } from '#app/kernel/permission.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { linkPermissions } from '../permissions.ts'
import { linkState } from '../link.ts'

export const revokeLink = command({
  name: 'followup.revoke-link',
  permission: linkPermissions.revokeLink,
  input: z.object({ ctgId: id(), linkId: id() }),
  async run(work, { ctgId, linkId }) {
    requireMembership(work.actor, ctgId)
    authorize(allows(linkPermissions.revokeLink, work.actor, { ctgId }), 'followup.revoke-link')
    const link = found(
      await work.tx
        .selectFrom('report_link as link')
        .innerJoin('campaign_recipient as recipient', (join) =>
          join.onRef('recipient.ctg_id', '=', 'link.ctg_id').onRef('recipient.id', '=', 'link.recipient_id'),
        )
        .select([
          'link.holder_name as holderName',
          'link.expires_at as expiresAt',
          'link.revoked_at as revokedAt',
          'recipient.campaign_id as campaignId',
        ])
        .where('link.ctg_id', '=', ctgId)
        .where('link.id', '=', linkId)
        .forUpdate('link')
        .executeTakeFirst(),
      'followup.link-not-found',
    )
    refuse('followup', linkState(link, work.at) === 'open' ? undefined : 'link-closed')
    await work.tx
      .updateTable('report_link')
      .set({ revoked_at: work.at })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', linkId)
      .execute()
    await recordAudit(work, {
      action: 'campaign.link-revoked',
      subject: { type: 'campaign', id: link.campaignId },
      ctgId,
      detail: { linkId, holder: link.holderName },
    })
    return { linkId, campaignId: link.campaignId }
  },
})
