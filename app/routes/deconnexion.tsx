/** POST /deconnexion — closes the session; GET leads home. */
import { redirect } from 'react-router'
import { publicRoute } from '#app/http/route.server.ts'
import { askAuth, redirectWithCookies } from '#app/http/sign-in.server.ts'

export const loader = publicRoute(async () => redirect('/'))

export const action = publicRoute(async ({ surroundings, request }) =>
  redirectWithCookies(await askAuth(surroundings, request, '/sign-out', {}), '/connexion'),
)
