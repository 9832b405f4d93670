/** Parts of commands of reports: what an answer changes in the campaigns under way. Rules: docs/rules/followup.md §6.6. */
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

export { openCampaign } from './open-campaign.server.ts'
export { revokeAccessOf } from './revoke-access.server.ts'
export { isSeen as isRecipientSeen } from './rows.server.ts'
export { loadAskableActionsOfMany } from './store.server.ts'

type Answered = {
  readonly ctgId: string
  readonly actionId: string
  readonly reportId: string
  /** Through a personal link: only its recipient has answered; left out, whoever was asked about the action. */
  readonly recipientId?: string
}

/**
 * The report answers what campaigns still open ask about this action; a recipient whose every action is answered has answered.
 * When the campaign thanks, the mail is asked for here. Does nothing when no campaign asks.
 */
export async function markAnswered(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  { ctgId, actionId, reportId, recipientId }: Answered,
): Promise<void> {
  const marked = await tx
    .updateTable('campaign_action')
    .set({ report_id: reportId })
    .where('ctg_id', '=', ctgId)
    .where('action_id', '=', actionId)
    .where('report_id', 'is', null)
    .$if(recipientId !== undefined, (query) => query.where('recipient_id', '=', recipientId ?? ''))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('campaign_recipient as recipient')
          .innerJoin('campaign', sameCtg('campaign.id', 'recipient.campaign_id'))
          .select('recipient.id')
          .where('recipient.ctg_id', '=', ctgId)
          .whereRef('recipient.id', '=', 'campaign_action.recipient_id')
          // A link answers for some days after the closing.
          .$if(recipientId === undefined, (query) => query.where('campaign.closed_at', 'is', null)),
      ),
    )
    .returning('recipient_id as recipientId')
    .execute()
  if (marked.length === 0) return
  const answered = await tx
    .updateTable('campaign_recipient')
    .set({ answered_at: at })
    .where('ctg_id', '=', ctgId)
    .where(
      'id',
      'in',
      marked.map((row) => row.recipientId),
    )
    .where('answered_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign_action as asked')
            .select('asked.action_id')
            .where('asked.ctg_id', '=', ctgId)
            .whereRef('asked.recipient_id', '=', 'campaign_recipient.id')
            .where('asked.report_id', 'is', null),
        ),
      ),
    )
    .returning(['id', 'campaign_id as campaignId', 'channel'])
    .execute()
  await thank({ tx, at }, ctgId, answered)
}

type AnsweredRecipient = { readonly id: string; readonly campaignId: string; readonly channel: string }

async function thank(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  ctgId: string,
  answered: readonly AnsweredRecipient[],
): Promise<void> {
  const byMail = answered.filter(({ channel }) => channel === 'mail')
  if (byMail.length === 0) return
  await tx
    .insertInto('campaign_mail')
    .columns(['ctg_id', 'recipient_id', 'kind', 'round', 'asked_at', 'due_at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('campaign_recipient as recipient')
        .innerJoin('campaign', sameCtg('campaign.id', 'recipient.campaign_id'))
        .select([
          'recipient.ctg_id',
          'recipient.id',
          val('thanks' as const).as('kind'),
          val(0).as('round'),
          val(at).as('asked_at'),
          val(at).as('due_at'),
        ])
        .where('recipient.ctg_id', '=', ctgId)
        .where(
          'recipient.id',
          'in',
          byMail.map(({ id }) => id),
        )
        .where('campaign.thanks_answers', '=', true),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
