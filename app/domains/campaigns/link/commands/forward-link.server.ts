/** Passes the question to a colleague: a link of her own, the same actions, the same end; the coordinators are told. Rules: docs/rules/followup.md §7.4. */

import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { email, line, nameWithoutLink } from '#app/kernel/fields.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { hiddenLink } from '../../labels.fr.ts'
import { type LinkWork, linkCommand } from '../door.server.ts'
import { lockOpenLink } from '../holder.server.ts'
import { lastDayBefore } from '../link.ts'
import { forwardedMail, forwardedNotice } from '../mails.fr.ts'
import { makeLink } from '../new-link.server.ts'

export const forwardLink = linkCommand({
  name: 'followup.forward-link',
  input: z.object({
    name: nameWithoutLink(line(inputLabels.colleague, 200)),
    email: email(),
    siteUrl: z.url(),
  }),
  async run(work, { name, email: address, siteUrl }) {
    const { ctgId, recipientId, linkId } = work.actor
    const { expiresAt } = await lockOpenLink(work)
    await countAttempt(work.tx, mailLimits.forward, recipientId, work.at)
    const campaign = await findCampaign(work)
    const made = await makeLink(
      work,
      { ctgId, recipientId, holderName: name, holderEmail: address, forwardedFrom: linkId, expiresAt },
      siteUrl,
    )
    const about = {
      holderName: work.actor.name,
      colleagueName: name,
      leadName: campaign.recipientName,
      ctgName: campaign.ctgName,
      actionCount: work.actor.actionIds.length,
      lastDay: lastDayBefore(expiresAt, work.actor.timeZone),
    }
    await sendMail(work, {
      onceKey: `link-forwarded:${made.linkId}`,
      ctgId,
      toAddress: address,
      toName: name,
      ...forwardedMail(about, made.address),
      keptBodyText: forwardedMail(about, hiddenLink).bodyText,
    })
    for (const coordinator of await listCoordinators(work.tx, ctgId, todayIn(work, ctgId)))
      await sendMail(work, {
        onceKey: `link-forwarded:${made.linkId}:${coordinator.id}`,
        ctgId,
        toAddress: coordinator.email,
        toName: coordinator.name,
        ...forwardedNotice(about, address, `${siteUrl}/ctg/${ctgId}/suivi/campagnes/${campaign.campaignId}`),
        keptBodyText: null,
      })
    await recordAct(
      work,
      'campaign.link-forwarded',
      { ctgId, id: campaign.campaignId },
      { from: work.actor.name, to: name, forWhom: campaign.recipientName },
    )
    return { linkId: made.linkId, name, email: address }
  },
})

const findCampaign = ({ tx, actor }: LinkWork) =>
  tx
    .selectFrom('campaign_recipient as recipient')
    .innerJoin('ctg', 'ctg.id', 'recipient.ctg_id')
    .select(['recipient.name as recipientName', 'recipient.campaign_id as campaignId', 'ctg.name as ctgName'])
    .where('recipient.ctg_id', '=', actor.ctgId)
    .where('recipient.id', '=', actor.recipientId)
    .executeTakeFirstOrThrow()
