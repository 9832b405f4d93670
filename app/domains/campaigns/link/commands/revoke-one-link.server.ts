/** Takes one personal link back, one passed to a colleague for instance: the others of its recipient go on. Rules: docs/rules/followup.md §7.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { campaignPermissions } from '../../permissions.ts'
import { revokedAt } from '../../reach.server.ts'
import { linkState } from '../link.ts'

export const revokeOneLink = command({
  name: 'followup.revoke-one-link',
  permission: campaignPermissions.takeBack,
  input: { recipientId: id(), linkId: id() },
  about: wholeCtg,
  async run(work, { ctgId, recipientId, linkId }) {
    const link = found(
      await work.tx
        .selectFrom('report_link as link')
        .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'link.recipient_id'))
        .select([
          'link.holder_name as holderName',
          'link.expires_at as expiresAt',
          revokedAt(todayIn(work, ctgId)).as('revokedAt'),
          'recipient.campaign_id as campaignId',
        ])
        .where('link.ctg_id', '=', ctgId)
        .where('link.id', '=', linkId)
        .where('link.recipient_id', '=', recipientId)
        .forUpdate('link')
        .executeTakeFirst(),
      'followup.link-not-found',
    )
    refuse('followup', linkState(link, work.at) === 'open' ? undefined : 'link-closed')
    await rowOf(work.tx, 'report_link', { ctgId, id: linkId }).update({ revoked_at: work.at })
    await recordAct(work, 'campaign.link-revoked', { ctgId, id: link.campaignId }, { linkId, holder: link.holderName })
    return { linkId, campaignId: link.campaignId }
  },
})
