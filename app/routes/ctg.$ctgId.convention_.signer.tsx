/** GET, POST /ctg/:ctgId/convention/signer — signing in Trame with one's account; `?lien=` says which text. */
import { signWithAccount } from '#app/domains/journey/commands/sign-with-account.server.ts'
import { sendSigningCode } from '#app/domains/signing/commands/send-signing-code.server.ts'
import { getMySigningPage } from '#app/domains/signing/links.server.ts'
import { MySigningPage } from '#app/domains/signing/pages/my-signing-page.tsx'
import { ctgPath, formAction, type Intent, intent, route } from '#app/http/route.server.ts'
import { limitingCodes, readFactor } from '#app/http/second-factor.server.ts'
import {
  isSigningOpen,
  needOfAccount,
  newSigningCode,
  requireNothingMore,
  typedCode,
  typedRecovery,
} from '#app/http/signing.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const linkOf = (form: FormData) => String(form.get('linkId') ?? '')

export const loader = route(async (args) => ({
  ...(await getMySigningPage(
    args.context,
    { ...ctgPath.parse(args.params), linkId: new URL(args.request.url).searchParams.get('lien') },
    isSigningOpen(args.surroundings),
  )),
  need: await needOfAccount(args),
}))

const sign = intent(signWithAccount, {
  said: 'Signature enregistrée. Merci !',
  complete: async (args, form) => ({
    ...typedCode(args.surroundings, linkOf(form), form),
    step: (await readFactor(args, form)).step,
    recoveryProof: typedRecovery(args, form),
  }),
})
const limitedSign: Intent = {
  ...sign,
  async run(args, form) {
    requireNothingMore(await needOfAccount(args))
    return limitingCodes(args, () => sign.run(args, form))
  },
}

export const action = formAction({
  'send-signing-code': intent(sendSigningCode, {
    said: 'Code envoyé : il arrive dans une minute.',
    complete: async ({ surroundings }, form) => newSigningCode(surroundings, linkOf(form)),
  }),
  'sign-with-account': limitedSign,
})

export default titled<Loaded<typeof loader>>(MySigningPage, 'Signer la convention')
