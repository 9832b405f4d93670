/** What is done on the page of one signatory, of the convention or of an amendment. Rules: docs/rules/signing.md §2. */
import { confirmCopy } from '#app/domains/journey/commands/confirm-copy.server.ts'
import { filePaperCopy } from '#app/domains/journey/commands/file-paper-copy.server.ts'
import { rejectCopy } from '#app/domains/journey/commands/reject-copy.server.ts'
import { addPaperCopy } from '#app/domains/signing/commands/add-paper-copy.server.ts'
import { inviteSigner } from '#app/domains/signing/commands/invite-signer.server.ts'
import { planSigning } from '#app/domains/signing/commands/plan-signing.server.ts'
import { revokeSigner } from '#app/domains/signing/commands/revoke-signer.server.ts'
import { signingLabels } from '#app/domains/signing/labels.fr.ts'
import { type Intent, intent } from './route.server.ts'
import { isSigningOpen, takeBackIntent } from './signing.server.ts'
import { onePdf } from './uploads.server.ts'

const t = signingLabels.said

export const signatoryIntents: Readonly<Record<string, Intent>> = {
  'plan-signing': intent(planSigning, { said: t.planned }),
  'file-paper-copy': intent(filePaperCopy, { said: t.filed, upload: onePdf }),
  'add-paper-copy': intent(addPaperCopy, { said: t.added, upload: onePdf }),
  'take-back-copy': takeBackIntent,
  'confirm-copy': intent(confirmCopy, { said: t.confirmed }),
  'reject-copy': intent(rejectCopy, { said: t.rejected }),
  'invite-signer': intent(inviteSigner, {
    said: t.invited,
    complete: async ({ surroundings }) => ({
      siteUrl: surroundings.instance.config.url,
      isInstanceOpen: isSigningOpen(surroundings),
    }),
  }),
  'revoke-signer': intent(revokeSigner, { said: t.revoked }),
}
