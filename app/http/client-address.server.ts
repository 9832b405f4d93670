/** Where a request comes from, for the limits on attempts: never what the visitor claims. */
import type { IncomingMessage } from 'node:http'

/** What the Node server hands over with a request; nothing in tests without a socket. */
type Env = { readonly incoming?: IncomingMessage } | undefined

/**
 * The socket's address; behind the proxy that ends HTTPS (TRAME_URL in https), the last address it added.
 * @returns `0.0.0.0` when there is no socket
 */
export function clientAddress(env: Env, headers: Headers, publicUrl: string): string {
  const forwarded = publicUrl.startsWith('https://')
    ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  return forwarded || env?.incoming?.socket.remoteAddress || '0.0.0.0'
}
