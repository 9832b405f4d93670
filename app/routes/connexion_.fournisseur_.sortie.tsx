/** GET /connexion/fournisseur/sortie — after our sign-out, to that of the provider and back. */
import { redirect } from 'react-router'
import { identityWords } from '#app/domains/accounts/identity-labels.fr.ts'
import { LeavingPage } from '#app/domains/accounts/pages/leaving-page.tsx'
import { endLeaving, requireProvider, takeLeaving } from '#app/http/provider-door.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { redirectWithCookies } from '#app/http/sign-in.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, searchParams, request }) => {
  const { name } = requireProvider(surroundings)
  if (searchParams.has('suite')) throw redirect((await takeLeaving(surroundings, request)) ?? '/connexion')
  const state = searchParams.get('state')
  if (state === null) return { provider: name }
  const { isOurs, forget } = endLeaving(request, state)
  throw redirectWithCookies([forget, ...(isOurs ? [saidCookie(identityWords.left(name))] : [])], '/connexion')
})

export default titled<Loaded<typeof loader>>(LeavingPage, identityWords.leavingTitle)
