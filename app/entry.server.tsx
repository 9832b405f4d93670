/**
 * Renders a page on the server; the nonce lets its own scripts run under the strict policy.
 * The page is sent whole: nothing in it waits, and one write costs far less than hundreds of small ones.
 */
import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { compressPage } from '#app/http/compress-page.server.ts'
import { requestContext } from '#app/http/request-context.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { NonceContext } from './shell/nonce.tsx'

const timeoutMs = 10_000

/** What nobody was told in a sentence goes to the log; an unknown address or a reader gone is no error of ours. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!isRouteErrorResponse(error) && !request.signal.aborted) log.error({ err: error }, 'unexpected error')
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
) {
  const { nonce } = context.get(requestContext)
  return new Promise<Response>((resolve, reject) => {
    const chunks: Buffer[] = []
    const whole = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        headers.set('content-type', 'text/html; charset=utf-8')
        compressPage(Buffer.concat(chunks), request, headers).then(
          (body) => resolve(new Response(body, { headers, status })),
          reject,
        )
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </NonceContext>,
      { nonce, onShellReady: () => pipe(whole), onShellError: reject, onError: reject },
    )
    const timeout = setTimeout(() => abort(new Error('the page took too long to render')), timeoutMs)
    whole.on('finish', () => clearTimeout(timeout))
  })
}
