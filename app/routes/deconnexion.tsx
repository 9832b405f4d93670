/** POST /deconnexion — closes the session; GET leads home. */
import { type ClientActionFunctionArgs, redirect } from 'react-router'
import { letWordsGo } from '#app/domains/writing/pages/let-words-go.tsx'
import { publicRoute } from '#app/http/route.server.ts'
import { redirectWithCookies, signOut } from '#app/http/sign-in.server.ts'

export const loader = publicRoute(async () => redirect('/'))

export const action = publicRoute(async ({ surroundings, request }) =>
  redirectWithCookies(await signOut(surroundings, request), '/connexion'),
)

/** Words not yet saved are on this device: they do not stay there after their author has gone. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData()
  return (await letWordsGo(String(form.get('personId')))) ? serverAction() : redirect('/')
}
