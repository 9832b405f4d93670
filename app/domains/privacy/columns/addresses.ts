/** Columns that hold an address. Pure. Rules: docs/rules/privacy.md §3. */
import { address, type ColumnTable, seatEnded, staying } from './column.ts'

/** A mail not sent yet is given up; the body kept of a sent one is erased too. */
const mailForgotten = `failure = case when sent_at is null then coalesce(failure, 'recipient erased') else failure end,
  body_text = '', kept_body_text = null, calendar = null, calendar_method = null, unsubscribe_url = null`

export const addressColumns: ColumnTable = {
  'act_reminder.email': { ...address, only: 'written_at is not null' },
  'act_reminder.reply_to': address,
  'action.lead_email': address,
  'action_follower.email': { ...address, also: 'stopped_at = coalesce(stopped_at, now())' },
  'address_link.email': staying('address', 'ages'),
  'campaign_recipient.email': { ...address, also: 'access_revoked_at = coalesce(access_revoked_at, now())' },
  'content_notice.email': address,
  'meeting_invitation.email': { ...address, also: 'mail_due = null' },
  'meeting_invitation.representative_email': address,
  'outgoing_mail.reply_to': address,
  'outgoing_mail.to_address': { ...address, also: mailForgotten },
  'person_reduction.addresses': staying('address', 'ages'),
  'person_session.ipAddress': staying('address', 'ages'),
  'provider_identity.email': address,
  'public_comment.email': address,
  'report_link.holder_email': { ...address, also: 'revoked_at = coalesce(revoked_at, now())' },
  'seat.holder_email': { ...address, only: seatEnded },
  'seat.substitute_email': { ...address, only: seatEnded },
  'signing_link.email': staying('address', 'act'),
  'verification.value': staying('address', 'ages'),
}
