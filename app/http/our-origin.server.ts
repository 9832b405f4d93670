/**
 * Under which origin a request is answered: the one place that says whose pages may act here, for forms, data requests,
 * accounts and the socket of texts. Behind a proxy that carries HTTPS, what arrives is `http://some-host`; people see TRAME_URL.
 */

/** Added by proxies, never by browsers. Forging one gains nothing: the request is then trusted less. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'] as const

/** The public origin; without a proxy nor HTTPS, that of the Host header (127.0.0.1, a local name). */
function spokenOrigin(headers: Headers, publicOrigin: string): string {
  const spoken = `http://${headers.get('host') ?? ''}`
  const isDirect = publicOrigin.startsWith('http:') && !proxyHeaders.some((name) => headers.has(name))
  return isDirect && URL.canParse(spoken) ? new URL(spoken).origin : publicOrigin
}

/** @returns the origin of the page that asks; undefined when it is another site's */
export function askingOrigin(headers: Headers, publicUrl: string): string | undefined {
  const own = new URL(publicUrl).origin
  const spoken = spokenOrigin(headers, own)
  const from = headers.get('origin') ?? spoken
  return from === own || from === spoken ? from : undefined
}

export const isReading = ({ method }: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/** The same request at the address its sender sees; undefined when another site's page sends something. */
export function atOurAddress(request: Request, publicUrl: string): Request | undefined {
  const asking = askingOrigin(request.headers, publicUrl)
  if (asking === undefined && !isReading(request)) return
  const { origin, pathname, search } = new URL(request.url)
  const ours = asking ?? spokenOrigin(request.headers, new URL(publicUrl).origin)
  return origin === ours ? request : new Request(ours + pathname + search, request)
}
