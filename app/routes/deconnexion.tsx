/** POST /deconnexion — closes the session; GET leads home. */
import { type ClientActionFunctionArgs, redirect, redirectDocument } from 'react-router'
import { identityWords } from '#app/domains/accounts/identity-labels.fr.ts'
import { letWordsGo } from '#app/domains/writing/pages/let-words-go.tsx'
import { beginLeaving } from '#app/http/provider-door.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { redirectWithCookies, signOut } from '#app/http/sign-in.server.ts'
import { keptWordsAnchor } from '#app/ui/kept-words.tsx'

export const loader = publicRoute(async () => redirect('/'))

/** Ours first; then that of the identity provider she came by, if she did. */
export const action = publicRoute(async ({ surroundings, request }) => {
  const { cookies, ended } = await signOut(surroundings, request)
  const leaving = ended ? await beginLeaving(surroundings, ended) : 'not-needed'
  if (leaving === 'not-needed') return redirectWithCookies(cookies, '/connexion')
  if (leaving === 'unreachable') {
    const sentence = identityWords.leftTrameOnly(surroundings.instance.config.openid?.name ?? '')
    return redirectWithCookies([...cookies, saidCookie(sentence)], '/connexion')
  }
  const answer = redirectDocument(leaving.to, { status: 303 })
  for (const cookie of [...cookies, leaving.cookie]) answer.headers.append('set-cookie', cookie)
  return answer
})

/** Words not yet saved are on this device: they do not stay there after their author has gone. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData()
  return (await letWordsGo(String(form.get('personId')))) ? serverAction() : redirect(`/compte#${keptWordsAnchor}`)
}
