/** Renders a page on the server; the nonce lets its own scripts run under the strict policy. */
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { requestContext } from '#app/http/request-context.server.ts'
import { NonceContext } from './shell/nonce.tsx'

const timeoutMs = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
) {
  const { nonce } = context.get(requestContext)
  return new Promise<Response>((resolve, reject) => {
    const whole = isbot(request.headers.get('user-agent') ?? '')
    const failure = { before: true }
    const answer = () => {
      failure.before = false
      const body = new PassThrough()
      headers.set('content-type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        [whole ? 'onAllReady' : 'onShellReady']: answer,
        onShellError: reject,
        onError: (error: unknown) => {
          if (!failure.before) console.error(error)
        },
      },
    )
    setTimeout(abort, timeoutMs).unref()
  })
}
