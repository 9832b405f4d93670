/** A proxy in front of PostgreSQL that can fall silent, as a network does: nothing is closed, nothing passes any more. */
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type SilentProxy = {
  /** The address of the database, through the proxy. */
  readonly url: string
  /** What is open will never speak again; what opens meanwhile gets no answer. */
  readonly fallSilent: () => void
  /** From a moment when nothing waits for its answer: what is asked next arrives, and is done; the answers of what is open never come. */
  readonly loseAnswers: () => Promise<void>
  /** What is open is closed, what opens meanwhile too: a server that died. */
  readonly hangUp: () => void
  /** What opens from now on passes. */
  readonly speakAgain: () => void
  readonly close: () => void
}

export async function startSilentProxy(databaseUrl: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const answering = new Set<Socket>()
  const asked = new Set<Socket>()
  const state = { isSilent: false, isDead: false }
  const server = createServer((near) => {
    sockets.add(near)
    near.on('error', () => undefined)
    if (state.isDead) return void near.destroy()
    if (state.isSilent) return void near.pause()
    const far = connect(Number(port), hostname)
    sockets.add(far)
    far.on('error', () => near.destroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    answering.add(far)
    near.on('data', () => asked.add(far))
    far.on('data', () => asked.delete(far))
    far.on('close', () => asked.delete(far))
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: url.href,
    fallSilent() {
      state.isSilent = true
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    async loseAnswers() {
      while ([...answering].some((far) => asked.has(far))) await wait(1)
      for (const far of answering) far.unpipe()
      answering.clear()
    },
    hangUp() {
      state.isDead = true
      for (const socket of sockets) socket.destroy()
    },
    speakAgain() {
      state.isSilent = false
      state.isDead = false
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
