/** Signs what is sent, as Standard Webhooks say: `id.timestamp.body` under HMAC-SHA256. Rules: docs/rules/plan.md §16.5. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What tells one webhook's key from another's: kept, and of no use without the secret of the instance. */
export const makeSalt = (): string => randomBytes(32).toString('hex')

/** The key of a webhook, made again whenever it is needed: no key is kept. */
const keyOf = (instanceSecret: string, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', instanceSecret, Buffer.from(salt, 'hex'), 'trame webhook', 32))

/** The secret as one gives it to a library: `whsec_` and the key in base64. */
export const webhookSecret = (instanceSecret: string, salt: string): string =>
  `whsec_${keyOf(instanceSecret, salt).toString('base64')}`

type SignedMessage = { readonly id: string; readonly at: Date; readonly body: string }

/** Headers of a message; `at` is that of the attempt. */
export function signedHeaders(
  instanceSecret: string,
  salt: string,
  { id, at, body }: SignedMessage,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', keyOf(instanceSecret, salt))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
