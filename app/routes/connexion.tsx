/** GET, POST /connexion — password, link by mail, or a demonstration account. */
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { signInAnswers } from '#app/domains/accounts/labels.fr.ts'
import { SignInPage } from '#app/domains/accounts/pages/sign-in-page.tsx'
import { listDemoAccounts } from '#app/domains/accounts/queries.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { askAuth, enterDemo, redirectWithCookies, safeReturn } from '#app/http/sign-in.server.ts'

const returnOf = (request: Request) => safeReturn(new URL(request.url).searchParams.get('retour'))

export const loader = publicRoute(async ({ surroundings, request }) => {
  if (surroundings.actor) throw redirect(returnOf(request))
  const { db, isDemo } = surroundings.instance
  // The magic link's own answer: `?lien=perime` comes back with an `error` when the link was used or too old.
  const isLinkExpired = new URL(request.url).searchParams.has('lien')
  return { isDemo, isLinkExpired, accounts: isDemo ? await listDemoAccounts(db) : [] }
})

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request)
  const { instance } = surroundings
  const intent = String(form.get('intent'))
  const email = String(form.get('email') ?? '')
    .trim()
    .toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    return data({ intent, email, sentence: signInAnswers.badEmail }, { status: 422 })
  if (intent === 'link') {
    const answer = await askAuth(surroundings, request, '/sign-in/magic-link', {
      email,
      callbackURL: returnOf(request),
      errorCallbackURL: '/connexion?lien=perime',
    })
    if (answer.status === 429) return data({ intent, email, sentence: signInAnswers.tooMany }, { status: 429 })
    return { intent, email, sentence: signInAnswers.linkSent }
  }
  const answer =
    intent === 'demo' && instance.isDemo
      ? await enterDemo(surroundings, email)
      : await askAuth(surroundings, request, '/sign-in/email', { email, password: String(form.get('password') ?? '') })
  if (answer.ok) return redirectWithCookies(answer, returnOf(request))
  const sentence = answer.status === 429 ? signInAnswers.tooMany : signInAnswers.wrong
  return data({ intent, email, sentence }, { status: answer.status === 429 ? 429 : 422 })
})

export default function SignInRoute() {
  return (
    <>
      <title>Se connecter – Trame</title>
      <SignInPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </>
  )
}
