/** GET, POST /ctg/:ctgId/convention/signataires/:partyId — the act and the signature of one party. */
import { markJoined } from '#app/domains/amendments/joined-parties.server.ts'
import { eraseSignature } from '#app/domains/convention/commands/erase-signature.server.ts'
import { SignatoryPage } from '#app/domains/convention/pages/signatory-page.tsx'
import { getSignatoryPage } from '#app/domains/convention/queries.server.ts'
import { removePartyLogo } from '#app/domains/ctg/commands/remove-party-logo.server.ts'
import { setPartyLogo } from '#app/domains/ctg/commands/set-party-logo.server.ts'
import { recordAuthorisingAct } from '#app/domains/journey/commands/record-authorising-act.server.ts'
import { recordRefusal } from '#app/domains/journey/commands/record-refusal.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { oneFile } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'partyId')
  const page = await getSignatoryPage(context, key)
  const [signatory = page.signatory] = await markJoined(context.db, key.ctgId, [page.signatory])
  return { ...page, signatory }
})

export const action = formAction({
  'record-authorising-act': intent(recordAuthorisingAct, { said: 'Acte enregistré.', upload: oneFile() }),
  'record-signature': intent(recordSignature, { said: 'Signature enregistrée.' }),
  'record-refusal': intent(recordRefusal, { said: 'Refus enregistré.' }),
  'erase-signature': intent(eraseSignature, { said: 'Saisie effacée.' }),
  'set-party-logo': intent(setPartyLogo, {
    said: 'Logo enregistré.',
    upload: oneFile('logo', 'picture'),
  }),
  'remove-party-logo': intent(removePartyLogo, { said: 'Logo retiré.' }),
})

export default titled<Loaded<typeof loader>>(SignatoryPage, (page) => `${page.signatory.name}, convention`)
