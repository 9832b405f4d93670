/**
 * A token or a secret just made: shown on the page that follows, once, carried over the redirect by a cookie of a minute.
 * Rules: docs/rules/plan.md §16.2, §16.5.
 */
import { z } from 'zod'
import { addWebhook } from '#app/domains/api/commands/add-webhook.server.ts'
import { createToken } from '#app/domains/api/commands/create-token.server.ts'
import { renewWebhookSecret } from '#app/domains/api/commands/renew-webhook-secret.server.ts'
import { apiLabels as t } from '#app/domains/api/labels.fr.ts'
import { makeApiToken } from '#app/domains/api/tokens.server.ts'
import { makeSalt, webhookSecret } from '#app/domains/api/webhooks/sign.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { cookieOf, forgetCookie, readCookie } from './own-cookie.server.ts'
import { type Intent, intent, type RouteArgs } from './route.server.ts'

const cookie = { name: 'trame_jeton', seconds: 60, sameSite: 'Strict' } as const

const shownShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: z.string().max(200) }),
  z.object({ kind: z.literal('secret'), webhookId: z.uuid(), secret: z.string().max(200) }),
])
export type ShownSecret = z.infer<typeof shownShape>
const carriedShape = z.object({ ctgId: z.uuid(), shown: shownShape })

const pageOf = ({ ctgId }: RouteArgs['params']): string => `/ctg/${ctgId}/membres/logiciels`

/** @param shown undefined for a repeated POST: it makes nothing, and shows nothing */
function showing(answer: Response, { params: { ctgId } }: RouteArgs, shown: ShownSecret | undefined): Response {
  if (!shown) return answer
  answer.headers.append('set-cookie', cookieOf(cookie, JSON.stringify({ ctgId, shown })))
  return answer
}

/** The token is made here and its hash alone goes further. */
export const createTokenIntent: Intent = {
  commandName: createToken.commandName,
  async run(args, form) {
    const token = makeApiToken()
    const tokenHash = hashLinkToken(token)
    const saved: { hash?: string } = {}
    const answer = await intent(createToken, {
      said: t.tokens.created,
      complete: async () => ({ tokenHash }),
      done(result, params) {
        saved.hash = result.tokenHash
        return pageOf(params)
      },
    }).run(args, form)
    return showing(answer, args, saved.hash === tokenHash ? { kind: 'token', token } : undefined)
  },
}

type SecretOptions = {
  readonly complete: () => Promise<Readonly<Record<string, unknown>>>
  readonly done: (result: { readonly webhookId: string; readonly salt: string }, params: RouteArgs['params']) => string
}

/** Only the salt from which the secret is derived is made here; the secret is stored nowhere. */
const secretIntent = (commandName: string, make: (options: SecretOptions) => Intent): Intent => ({
  commandName,
  async run(args, form) {
    const { secret: instanceSecret, webhookHosts: ownHosts } = args.surroundings.instance.config
    const salt = makeSalt()
    const made: { webhookId?: string } = {}
    const answer = await make({
      complete: async () => ({ salt, ownHosts }),
      done(result, params) {
        if (result.salt === salt) made.webhookId = result.webhookId
        return pageOf(params)
      },
    }).run(args, form)
    const { webhookId } = made
    const secret = webhookSecret(instanceSecret, salt)
    return showing(answer, args, webhookId === undefined ? undefined : { kind: 'secret', webhookId, secret })
  },
})

export const addWebhookIntent = secretIntent(addWebhook.commandName, (options) =>
  intent(addWebhook, { ...options, said: t.webhooks.created }),
)
export const renewSecretIntent = secretIntent(renewWebhookSecret.commandName, (options) =>
  intent(renewWebhookSecret, { ...options, said: t.webhooks.renewed }),
)

/** What to show, if it has just been made in this CTG; and the cookie that forgets it. */
export function readShown(request: Request, ctgId: string) {
  const value = readCookie(request, cookie)
  const read = carriedShape.safeParse(readSentJson(value ?? ''))
  const shown = read.success && read.data.ctgId === ctgId ? read.data.shown : null
  return { shown, forget: value === undefined ? undefined : forgetCookie(cookie) }
}
