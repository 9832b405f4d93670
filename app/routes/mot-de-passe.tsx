/** GET, POST /mot-de-passe — asks for the link by which a password is chosen. */
import { data, redirect, useActionData } from 'react-router'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { passwordAnswers, signInAnswers } from '#app/domains/accounts/labels.fr.ts'
import { PasswordPage } from '#app/domains/accounts/pages/password-page.tsx'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

/** Links of before led here with their token in the search. */
export const loader = publicRoute(async ({ request }) => {
  const token = new URL(request.url).searchParams.get('token')
  if (token !== null) throw redirect(`/mot-de-passe/lien/${encodeURIComponent(token.slice(0, 100))}`)
  return null
})

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request, mostVisitorBytes)
  const email = String(form.get('email') ?? '')
    .trim()
    .toLowerCase()
  const { instance, clientAddress } = surroundings
  try {
    if (/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email))
      await askLink({ db: instance.db, at: new Date() }, { kind: 'password', email, back: '/', clientAddress })
    return data({ tone: 'info' as const, sentence: passwordAnswers.resetSent })
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return data({ tone: 'bad' as const, sentence: status === 429 ? signInAnswers.tooManyLinks : sentence }, { status })
  }
})

export default function PasswordRoute() {
  return (
    <>
      <PageTitle>Choisir un mot de passe</PageTitle>
      <PasswordPage isOpen={false} answer={useActionData<typeof action>()} />
    </>
  )
}
