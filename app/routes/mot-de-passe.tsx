/** GET, POST /mot-de-passe — asks for the link; with `?token=`, writes the new password. */
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { passwordProblem } from '#app/domains/accounts/accounts.ts'
import { passwordAnswers } from '#app/domains/accounts/labels.fr.ts'
import { PasswordPage } from '#app/domains/accounts/pages/password-page.tsx'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { askAuth } from '#app/http/sign-in.server.ts'

const bad = (sentence: string, status: number) => data({ tone: 'bad' as const, sentence, isExpired: false }, { status })

export const loader = publicRoute(async ({ request }) => {
  const { searchParams } = new URL(request.url)
  const token = searchParams.get('token') ?? undefined
  return { token, isExpired: searchParams.has('error') }
})

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? '')
  if (!form.has('token')) {
    const email = text('email').trim().toLowerCase()
    const answer = await askAuth(surroundings, request, '/request-password-reset', {
      email,
      redirectTo: '/mot-de-passe',
    })
    if (answer.status === 429) return bad(passwordAnswers.tooMany, 429)
    return { tone: 'info' as const, sentence: passwordAnswers.resetSent, isExpired: false }
  }
  const problem = passwordProblem(text('newPassword'), text('repeatedPassword'))
  if (problem) return bad(passwordAnswers[problem], 422)
  const answer = await askAuth(surroundings, request, '/reset-password', {
    token: text('token'),
    newPassword: text('newPassword'),
  })
  if (answer.status === 429) return bad(passwordAnswers.tooMany, 429)
  if (!answer.ok)
    return data({ tone: 'bad' as const, sentence: passwordAnswers.resetExpired, isExpired: true }, { status: 422 })
  return redirect('/connexion', { status: 303, headers: { 'set-cookie': saidCookie(passwordAnswers.resetDone) } })
})

export default function PasswordRoute() {
  const { token, isExpired } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const hasExpired = isExpired || answer?.isExpired === true
  const expired = { tone: 'bad' as const, sentence: passwordAnswers.resetExpired }
  return (
    <>
      <title>Choisir un mot de passe – Trame</title>
      <PasswordPage token={hasExpired ? undefined : token} answer={answer ?? (isExpired ? expired : undefined)} />
    </>
  )
}
