/**
 * The forms in which one types, by intent: those under which the network is cut elsewhere than on the walk, and those where it
 * is not, with the reason. Pure. Read by cut-network.spec.ts; app/ui/every-form.test.ts looks for names that no form bears.
 */

/** Found at the doors without account. */
export const atTheDoors: readonly string[] = [
  ...['answer-by-link', 'answer-survey', 'forward-link', 'notify-content', 'propose', 'send-reports', 'write-comment'],
]

/** Found on the pages of a meeting in session. */
export const inSession: readonly string[] = ['mark-presence', 'note-outcome', 'record-attendance', 'record-decision']

/** By reason. */
export const notCut: Readonly<Record<string, readonly string[]>> = {
  'a password, a code, or the address by which one signs in: its page alone may hold it': [
    ...['ask-address-link', 'change-password', 'confirm-second-factor', 'follow-action', 'link', 'open-archive'],
    ...['pass-second-factor', 'password', 'remove-second-factor', 'sign'],
  ],
  'it leaves with what the device shows once': ['add-passkey'],
  'only who administers the instance sees it': [
    ...['ask-address-change', 'close-account', 'give-coordination', 'publish-message', 'reduce-person'],
    ...['rewrite-template', 'set-instance-legal'],
  ],
  'figures are masked before it is shown: e2e/scenarios-data.spec.ts sends it': ['deposit'],
  'it needs a file first, or goes with one': [
    ...['file-acts', 'file-paper-copy', 'save-template', 'set-mapping', 'take-back-copy'],
  ],
  // Its fields have each a name, and its form another than those beside: asked of every command in every-command.server.test.ts.
  'the walk meets no thing at that point': [
    ...['answer-comment', 'appeal-judgement', 'comment-on-text', 'create-reference-group', 'decide-appeal'],
    ...['decide-content-notice', 'hand-over-version'],
    ...['invite-signer', 'judge-question', 'launch-campaigns', 'note-condition', 'open-mail-domain', 'recommend'],
    ...['record-amendment-act', 'record-amendment-refusal', 'record-amendment-signature', 'record-framing'],
    ...['remind-signatories', 'rename-axis', 'rename-passkey', 'reply-to-invitation', 'set-amendment-article'],
    ...['set-aside-backlog-item', 'take-up-copil', 'tie-answer', 'update-amendment', 'update-outcome', 'update-post'],
    ...['update-survey', 'update-webhook', 'write-item-minutes', 'write-minutes', 'write-reading'],
  ],
}

/** Intents of forms whose source does not say them where they are written, by file. */
export const intentsIn: Readonly<Record<string, readonly string[]>> = {
  'app/domains/ctg/pages/new-ctg-page.tsx': ['create', 'take-up'],
  'app/domains/meetings/pages/attendance-card.tsx': ['record-attendance'],
  'app/domains/signing/pages/sign-page.tsx': ['sign'],
}
