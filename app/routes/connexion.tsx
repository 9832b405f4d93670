/** GET, POST /connexion — password, link by mail, or a demonstration account. */
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { signInAnswers } from '#app/domains/accounts/labels.fr.ts'
import { SignInPage } from '#app/domains/accounts/pages/sign-in-page.tsx'
import { listDemoAccounts } from '#app/domains/accounts/queries.server.ts'
import { AboutForVisitors } from '#app/domains/ctg/pages/about-ctg.tsx'
import { readForm } from '#app/http/form-values.server.ts'
import { signInByPasskey } from '#app/http/passkeys.server.ts'
import type { RequestContext } from '#app/http/request-context.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { redirectWithCookies, returnOf, signIn } from '#app/http/sign-in.server.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, request }) => {
  if (surroundings.actor) throw redirect(returnOf(request))
  const back = returnOf(request)
  if (surroundings.awaited) throw redirect(`/connexion/second-facteur?retour=${encodeURIComponent(back)}`)
  const { db, isDemo, config } = surroundings.instance
  const accounts = isDemo ? await listDemoAccounts(db) : []
  return { isDemo, accounts, provider: config.openid?.name ?? null, back }
})

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request, mostVisitorBytes)
  const { instance, clientAddress } = surroundings
  const intent = String(form.get('intent'))
  const email = String(form.get('email') ?? '')
    .trim()
    .toLowerCase()
  const answer = (sentence: string, status: number) => data({ intent, email, sentence }, { status })
  const wrong = (name: 'email' | 'password', sentence: string) =>
    data({ intent, email, sentence, errors: { [name]: sentence } }, { status: 422 })
  if (intent === 'passkey') return enterWithPasskey(surroundings, request, String(form.get('answer') ?? ''))
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email)) return wrong('email', signInAnswers.badEmail)
  try {
    if (intent === 'link') {
      const linkRequest = { kind: 'sign-in', email, back: returnOf(request), clientAddress } as const
      await askLink({ db: instance.db, at: new Date(), secret: instance.config.secret }, linkRequest)
      return answer(signInAnswers.linkSent, 200)
    }
    const credentials =
      intent === 'demo' && instance.isDemo
        ? { demoEmail: email }
        : { email, password: String(form.get('password') ?? '') }
    const entered = await signIn(surroundings, request, credentials)
    if (entered.kind === 'entered') return redirectWithCookies(entered.cookies, returnOf(request))
    if (entered.kind === 'closed') return answer(signInAnswers.closed, 403)
    return entered.kind === 'too-many' ? answer(signInAnswers.tooMany, 429) : wrong('password', signInAnswers.wrong)
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return answer(sentence, status)
  }
})

async function enterWithPasskey(surroundings: RequestContext, request: Request, shown: string) {
  try {
    return redirectWithCookies([await signInByPasskey(surroundings, request, shown)], returnOf(request))
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return data({ intent: 'passkey', email: '', sentence }, { status })
  }
}

export default function SignInRoute() {
  return (
    <>
      <PageTitle>Se connecter</PageTitle>
      <SignInPage
        {...useLoaderData<typeof loader>()}
        answer={useActionData<typeof action>()}
        about={<AboutForVisitors />}
      />
    </>
  )
}
