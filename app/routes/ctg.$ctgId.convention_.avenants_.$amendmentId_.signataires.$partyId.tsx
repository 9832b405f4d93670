/** GET, POST /ctg/:ctgId/convention/avenants/:amendmentId/signataires/:partyId — the act and the signature of one party. */
import { eraseAmendmentSignature } from '#app/domains/amendments/commands/erase-amendment-signature.server.ts'
import { recordAmendmentAct } from '#app/domains/amendments/commands/record-amendment-act.server.ts'
import { recordAmendmentRefusal } from '#app/domains/amendments/commands/record-amendment-refusal.server.ts'
import { recordAmendmentSignature } from '#app/domains/amendments/commands/record-amendment-signature.server.ts'
import { AmendmentSignatoryPage } from '#app/domains/amendments/pages/amendment-signatory-page.tsx'
import { getAmendmentSignatoryPage } from '#app/domains/amendments/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { oneFile } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) =>
  getAmendmentSignatoryPage(context, ctgIds(params, 'amendmentId', 'partyId')),
)

export const action = formAction({
  'record-amendment-act': intent(recordAmendmentAct, { said: 'Acte enregistré.', upload: oneFile() }),
  'record-amendment-signature': intent(recordAmendmentSignature, { said: 'Signature enregistrée.' }),
  'record-amendment-refusal': intent(recordAmendmentRefusal, { said: 'Refus enregistré.' }),
  'erase-amendment-signature': intent(eraseAmendmentSignature, { said: 'Saisie effacée.' }),
})

export default titled<Loaded<typeof loader>>(AmendmentSignatoryPage, (page) => `${page.signatory.name}, avenant`)
