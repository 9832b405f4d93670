/** Requests as an attacker writes them: by hand, without what a library would mend. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export const patienceMs = 30_000

export type Sent = {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | number>>
  /** Whole, or piece by piece; what is not taken any more is not sent. */
  readonly body?: Buffer | Iterable<Buffer>
}

/** @returns the status, or `fermé` when the connection ended without one, `sans réponse` after half a minute */
export async function send(port: number, { method = 'POST', path, headers = {}, body }: Sent): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const answered = readStatus(socket)
  socket.on('error', () => undefined)
  const lines = Object.entries({ host: `localhost:${port}`, connection: 'close', ...headers })
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  const pieces = body === undefined ? [] : Buffer.isBuffer(body) ? [body] : body
  const isOver = { now: false }
  void answered.then(() => (isOver.now = true))
  for (const piece of pieces) {
    if (isOver.now || socket.destroyed) break
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), answered])
  }
  const status = await answered
  socket.destroy()
  return status
}

/** The first line of the answer. */
export function readStatus(socket: Socket): Promise<string> {
  const said = { text: '' }
  const status = new Promise<string>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      if (said.text.length < 20) said.text += chunk.toString('latin1')
      const found = /^HTTP\/1\.1 (\d{3})/.exec(said.text)?.[1]
      if (found) resolve(found)
    })
    socket.on('close', () => resolve('fermé'))
  })
  return Promise.race([status, wait(patienceMs, 'sans réponse', { ref: false })])
}

/** The same bytes again and again, in pieces. */
export function* repeat(text: string, bytes: number): Generator<Buffer> {
  const piece = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)))
  for (let left = bytes; left > 0; left -= piece.length) yield left < piece.length ? piece.subarray(0, left) : piece
}

/** As the body of a message without a length. */
export function* chunked(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces)
    yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
  yield Buffer.from('0\r\n\r\n')
}

/** `count` times, `together` at once. */
export async function many<Result>(
  count: number,
  together: number,
  run: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const next = { index: 0 }
  const worker = async () => {
    while (next.index < count) results.push(await run(next.index++))
  }
  await Promise.all(Array.from({ length: Math.min(together, count) }, worker))
  return results
}

type Part = { readonly name: string; readonly fileName?: string; readonly content: Buffer | string }

/** A form with files, as a browser writes it. */
export function multipart(parts: readonly Part[]): { readonly type: string; readonly body: Buffer } {
  const boundary = '----trame-attaque'
  const pieces = parts.flatMap(({ name, fileName, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName ? `; filename="${fileName}"` : ''}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
