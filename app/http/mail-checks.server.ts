/** Kinds of mail, by the first word of their key → whether what they say is still owed when they leave. Rules: docs/rules/jobs.md §5. */
import { isAskedAgainOwed, isCampaignMailOwed, isLinkOwed } from '#app/domains/campaigns/link/check-mails.server.ts'
import { isCommentMailOwed } from '#app/domains/comments/check-mail.server.ts'
import { isActReminderOwed } from '#app/domains/convention/signatories/write-reminders.server.ts'
import { isCoordinatorOwed, isMandateOwed } from '#app/domains/ctg/check-mail.server.ts'
import { isDigestOwed } from '#app/domains/followup/watch/check-digest.server.ts'
import { isInvitationOwed } from '#app/domains/meetings/invitations/check-mail.server.ts'
import { mailKinds } from '#app/domains/meetings/invitations/invitations.ts'
import { isRecordOwed } from '#app/domains/meetings/session/mail-record.server.ts'
import { isSigningLinkOwed } from '#app/domains/signing/check-mail.server.ts'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'

export const mailChecks: Readonly<Record<string, IsStillOwed>> = {
  'act-reminder': isActReminderOwed,
  arrival: isMandateOwed,
  campaign: isCampaignMailOwed,
  comment: isCommentMailOwed,
  digest: isDigestOwed,
  // To a meeting, or into a CTG.
  invitation: (tx, mail, at) =>
    (mailKinds.some((kind) => mail.detail.startsWith(kind)) ? isInvitationOwed : isMandateOwed)(tx, mail, at),
  // The colleague by the link; the coordination is named after it.
  'link-forwarded': (tx, mail, at) => (mail.detail === '' ? isLinkOwed : isCoordinatorOwed)(tx, mail, at),
  'meeting-record': isRecordOwed,
  'report-sent-back': isAskedAgainOwed,
  'signatory-named': isCoordinatorOwed,
  'signing-link': isSigningLinkOwed,
}
