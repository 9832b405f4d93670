/** GET, POST /mot-de-passe/lien/:passwordToken — the link of a mail: opening it spends nothing, the form chooses the password. */
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { choosePassword } from '#app/domains/accounts/commands/choose-password.server.ts'
import { passwordAnswers } from '#app/domains/accounts/labels.fr.ts'
import { PasswordPage } from '#app/domains/accounts/pages/password-page.tsx'
import { openAccountLink } from '#app/http/account-link.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { organisationsOf } from '#app/http/change-password.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const statusOfLink = { open: 200, gone: 404, 'too-many': 429 } as const

export const loader = publicRoute(async ({ surroundings, params }) => {
  const { state } = await openAccountLink(surroundings, 'password', params.passwordToken ?? '')
  return data({ isOpen: state === 'open' }, { status: statusOfLink[state] })
})

export const action = publicRoute(async ({ surroundings, params, request }) => {
  const token = params.passwordToken ?? ''
  const link = await openAccountLink(surroundings, 'password', token)
  if (link.state !== 'open')
    return data(
      { intent: 'password', isOpen: false, sentence: passwordAnswers.resetExpired, errors: {} },
      { status: statusOfLink[link.state] },
    )
  const form = await readForm(request, mostVisitorBytes)
  const { db } = surroundings.instance
  const at = new Date()
  try {
    const actor = await loadActor(db, link.personId, parisDay(at))
    const organisations = await organisationsOf({ db, actor, at })
    await choosePassword({ db, at }, token, { ...Object.fromEntries(form), organisations })
    const headers = { 'set-cookie': saidCookie(passwordAnswers.resetDone) }
    return redirect('/connexion', { status: 303, headers })
  } catch (error) {
    const { sentence, status, fields } = refusalOf(error)
    return data({ intent: 'password', isOpen: status !== 404, sentence, errors: fields }, { status })
  }
})

export default function ChoosePasswordRoute() {
  const opened = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const isOpen = sent?.isOpen ?? opened.isOpen
  const sentence = sent?.sentence ?? (isOpen ? undefined : passwordAnswers.resetExpired)
  return (
    <>
      <PageTitle>Choisir un mot de passe</PageTitle>
      <PasswordPage
        isOpen={isOpen}
        answer={sentence === undefined ? undefined : { tone: 'bad', sentence, errors: sent?.errors ?? {} }}
      />
    </>
  )
}
