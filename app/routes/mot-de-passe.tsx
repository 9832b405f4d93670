/** GET, POST /mot-de-passe — asks for the link by which a password is chosen. */
import { data, redirect, useActionData } from 'react-router'
import { z } from 'zod'
import { askLink } from '#app/domains/accounts/commands/ask-link.server.ts'
import { passwordAnswers } from '#app/domains/accounts/labels.fr.ts'
import { PasswordPage } from '#app/domains/accounts/pages/password-page.tsx'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { email } from '#app/kernel/fields.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const askedOf = z.object({ email: email() })

/** Links of before led here with their token in the search. */
export const loader = publicRoute(async ({ searchParams }) => {
  const token = searchParams.get('token')
  if (token !== null) throw redirect(`/mot-de-passe/lien/${encodeURIComponent(token.slice(0, 100))}`)
  return null
})

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request, mostVisitorBytes)
  const { instance, clientAddress } = surroundings
  const typed = String(form.get('email') ?? '')
  const answer = (tone: 'info' | 'bad', sentence: string, errors: Readonly<Record<string, string>> = {}) => ({
    ...{ intent: 'password', tone, sentence, errors },
    values: { email: typed },
  })
  try {
    const asked = askedOf.parse({ email: typed })
    await askLink(
      { db: instance.db, at: new Date(), secret: instance.config.secret },
      { kind: 'password', email: asked.email, back: '/', clientAddress },
    )
    return data(answer('info', passwordAnswers.resetSent))
  } catch (error) {
    const { sentence, status, fields } = refusalOf(error)
    return data(answer('bad', sentence, fields), { status })
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
