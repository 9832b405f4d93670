/** A token just made: shown on the page that follows, once, carried over the redirect by a cookie of a minute. Rules: docs/rules/plan.md §16.2. */
import { createToken } from '#app/domains/api/commands/create-token.server.ts'
import { apiLabels } from '#app/domains/api/labels.fr.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { type Intent, intent } from './route.server.ts'

const name = 'trame_jeton'

/** Sent to the pages under this path only, and never by another site. */
const cookie = (value: string, { path, maxAge }: { readonly path: string; readonly maxAge: number }, url: string) =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${url.startsWith('https:') ? '; Secure' : ''}`

const pathOf = (ctgId: string | undefined): string => `/ctg/${ctgId}/membres`

/** The token is made here and its hash alone goes further; a repeated POST shows nothing, since it makes nothing. */
export const createTokenIntent: Intent = {
  commandName: createToken.commandName,
  async run(args, form) {
    const token = makeApiToken()
    const tokenHash = hashLinkToken(token)
    const kept: { hash?: string } = {}
    const page = `${pathOf(args.params.ctgId)}/logiciels`
    const answer = await intent(createToken, {
      said: apiLabels.tokens.created,
      complete: async () => ({ tokenHash }),
      done(given) {
        kept.hash = given.tokenHash
        return page
      },
    }).run(args, form)
    const { url } = args.surroundings.instance.config
    if (kept.hash === tokenHash)
      answer.headers.append('set-cookie', cookie(token, { path: pathOf(args.params.ctgId), maxAge: 60 }, url))
    return answer
  },
}

/** The token to show, if one has just been made; and the cookie that forgets it. */
export function readShownToken(request: Request, ctgId: string, url: string) {
  const pair = request.headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.startsWith(`${name}=`))
  const token = pair?.slice(name.length + 1) || null
  return { token, forget: cookie('', { path: pathOf(ctgId), maxAge: 0 }, url) }
}
