/** The other software: takes what is posted to it on this machine, keeps it, and answers as it is told. */
import { createServer } from 'node:http'

export type Received = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> }

/** @param answer told at each message; its promise is waited for */
export function openReceiver(answer: (received: Received) => Answer | Promise<Answer> = () => ({ status: 204 })) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const message = { headers, body: Buffer.concat(chunks).toString() }
    received.push(message)
    const { status, headers: answered = {} } = await answer(message)
    response.writeHead(status, answered).end()
  })
  return new Promise<{
    readonly host: string
    readonly port: number
    readonly received: readonly Received[]
    readonly close: () => Promise<void>
  }>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      resolve({ host: `127.0.0.1:${port}`, port, received, close })
    })
  })
}
