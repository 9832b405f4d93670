/**
 * Renders a page on the server; the nonce lets its own scripts run under the strict policy.
 * Nothing in a page waits, so it is written at once, into one string: a stream counts, cuts and encodes each of its words apart
 * (docs/decisions/0035).
 */
import { renderToString } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { compressPage } from '#app/http/compress-page.server.ts'
import { pageBytes } from '#app/http/page-bytes.server.ts'
import { importsOf, withoutImports } from '#app/http/page-imports.ts'
import { requestContext } from '#app/http/request-context.server.ts'
import { wholeDocument } from '#app/http/whole-document.ts'
import { log } from '#app/kernel/log.server.ts'
import { NonceContext } from './shell/nonce.tsx'

/** What nobody was told in a sentence goes to the log; an unknown address or a reader gone is no error of ours. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!isRouteErrorResponse(error) && !request.signal.aborted) log.error({ err: error }, 'unexpected error')
}

/** Its reader is kept to the end: to give it back makes an error, with its stack, that nobody sees. */
async function readWhole(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  return Buffer.concat(chunks).toString()
}

/** After an act, React Router keeps the status of the act: a page that could then not be read would be given as if it were there. */
function statusOf(given: number, { staticHandlerContext: { errors } }: EntryContext): number {
  const [error] = Object.values(errors ?? {})
  if (error === undefined) return given
  const status = isRouteErrorResponse(error) ? error.status : 500
  // A refused act says more than the page that is not shown to who may not do it.
  return given >= 400 && status < 500 ? given : Math.max(given, status)
}

export default async function handleRequest(
  request: Request,
  given: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
) {
  const status = statusOf(given, router)
  const { nonce } = context.get(requestContext)
  const { serverHandoffStream, manifest, ...page } = router
  const handedOver = serverHandoffStream ? await readWhole(serverHandoffStream) : undefined
  const rendered = renderToString(
    <NonceContext value={nonce}>
      <ServerRouter context={{ ...page, manifest: withoutImports(manifest) }} url={request.url} />
    </NonceContext>,
  )
  const routeIds = router.staticHandlerContext.matches.map(({ route }) => route.id)
  const document = wholeDocument(rendered, {
    nonce,
    scripts: page.renderMeta?.didRenderScripts
      ? { data: handedOver, imports: importsOf(manifest, routeIds) }
      : undefined,
  })
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(await compressPage(pageBytes(document), request, headers), { headers, status })
}
