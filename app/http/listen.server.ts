/** The HTTP port: taken first, answering « starting » until the pages are ready, let go without cutting answers short. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError, systemErrorCode } from '#app/kernel/start-error.ts'
import type { Stops } from './stops.server.ts'

/** Vite's, in development: handles what is its own and calls `next` for the rest. */
export type Middlewares = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
export type Http = {
  readonly server: Server
  readonly serve: (listener: RequestListener, middlewares: Middlewares | undefined) => void
}

/** A Trame that was just killed needs a moment to let go of the port. */
const attempts = 12
const pauseMs = 250
const answerTimeMs = 3_000

/** @throws StartError when the port is used or not allowed */
export async function listen(port: number, stops: Stops): Promise<Http> {
  const server = createServer()
  server.on('request', answerStarting)
  await takePort(server, port)
  stops.add(() => close(server))
  return {
    server,
    serve(listener, middlewares) {
      server.off('request', answerStarting)
      server.on('request', (request, response) => {
        if (middlewares) middlewares(request, response, () => listener(request, response))
        else listener(request, response)
      })
    },
  }
}

function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' })
  response.end('Trame démarre… Rechargez la page dans quelques secondes.\n')
}

async function takePort(server: Server, port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await tryListen(server, port)
    if (error === undefined) return
    const code = systemErrorCode(error)
    if (code === 'EACCES')
      throw new StartError(`Le port ${port} n’est pas permis à ce compte : choisissez-en un autre avec PORT.`)
    if (code !== 'EADDRINUSE') throw error
    if (attempt === attempts) {
      throw new StartError(
        `Le port ${port} est déjà pris : arrêtez l’autre programme, ou choisissez un autre port (PORT=${port + 1} npm start).`,
      )
    }
    await wait(pauseMs)
  }
}

/** @returns the error, or undefined once the port is ours */
const tryListen = (server: Server, port: number): Promise<Error | undefined> =>
  new Promise((resolve) => {
    const finish = (error?: Error) => {
      server.off('error', finish).off('listening', finish)
      resolve(error)
    }
    server.once('error', finish).once('listening', finish).listen(port)
  })

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), answerTimeMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
