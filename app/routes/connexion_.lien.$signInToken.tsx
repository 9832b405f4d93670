/** GET, POST /connexion/lien/:signInToken?retour= — the link of a mail: opening it spends nothing, its button enters. */
import { data, useActionData, useLoaderData } from 'react-router'
import { SignInLinkPage } from '#app/domains/accounts/pages/sign-in-link-page.tsx'
import { openAccountLink } from '#app/http/account-link.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { redirectWithCookies, returnOf, signInByLink } from '#app/http/sign-in.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, params }) => {
  const link = await openAccountLink(surroundings, 'sign-in', params.signInToken ?? '')
  if (link.state === 'open') return data({ state: link.state, name: link.name })
  return data({ state: link.state, name: '' }, { status: link.state === 'gone' ? 404 : 429 })
})

export const action = publicRoute(async ({ surroundings, params, request }) => {
  const entered = await signInByLink(surroundings, request, params.signInToken ?? '')
  if (entered.kind === 'entered') return redirectWithCookies(entered.cookies, returnOf(request))
  const link = await openAccountLink(surroundings, 'sign-in', params.signInToken ?? '')
  return data(
    { state: link.state === 'too-many' ? ('too-many' as const) : ('gone' as const), name: '' },
    { status: link.state === 'too-many' ? 429 : 404 },
  )
})

export default function SignInLinkRoute() {
  const opened = useLoaderData<typeof loader>()
  const pressed = useActionData<typeof action>()
  return (
    <>
      <PageTitle>Me connecter</PageTitle>
      <SignInLinkPage {...(pressed ?? opened)} />
    </>
  )
}
