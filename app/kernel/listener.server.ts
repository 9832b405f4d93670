/** Listens to a channel of PostgreSQL, on a connection of its own made again when it is lost. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { log } from './log.server.ts'

export type Listener = {
  /** Resolves once it listens for the first time. */
  readonly ready: Promise<void>
  readonly stop: () => Promise<void>
}

const retryMs = 300
/** Sent at once: neither the query that detects a silent server nor what is said meanwhile waits for what was asked before. */
const connecting = { keepAlive: true, connectionTimeoutMillis: 5_000, pipeline: true }
/** Of the query that detects a connection whose server vanished. */
const ordinary = { askEveryMs: 5_000, answerWithinMs: 4_000 }

/** @param onSilence its server did not answer in time */
function askAgain(client: pg.Client, { askEveryMs, answerWithinMs }: typeof ordinary, onSilence: () => void) {
  return setInterval(() => {
    let isAnswered = false
    // After one turn of the loop: where this process was busy or stopped, the answer came and waits to be read.
    const late = setTimeout(() => setImmediate(() => isAnswered || onSilence()), answerWithinMs)
    client.query('select 1').then(() => {
      isAnswered = true
      clearTimeout(late)
    }, onSilence)
  }, askEveryMs)
}

/**
 * @param onMessage one that fails is logged, and the others still come
 * @param onListening called on this connection each time it begins to listen: earlier messages were missed
 * @param rhythm a test gives a shorter one
 */
export function startListener(
  url: string,
  channel: string,
  {
    onMessage,
    onListening,
  }: { readonly onMessage: (payload: string) => void; readonly onListening: (client: pg.Client) => Promise<void> },
  rhythm: typeof ordinary = ordinary,
): Listener {
  const stopping = new AbortController()
  const { promise: ready, resolve: sayReady } = Promise.withResolvers<void>()

  /** Listens until the connection is lost. */
  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, ...connecting })
    const lost = Promise.withResolvers<void>()
    client.on('error', () => lost.resolve())
    client.on('end', () => lost.resolve())
    stopping.signal.addEventListener('abort', () => lost.resolve(), { once: true })
    client.on('notification', ({ payload }) => {
      try {
        onMessage(payload ?? '')
      } catch (err) {
        log.error({ err }, 'a message of another node was not understood')
      }
    })
    const asking = askAgain(client, rhythm, lost.resolve)
    try {
      await client.connect()
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      await onListening(client)
      sayReady()
      await lost.promise
    } finally {
      clearInterval(asking)
      // One that never connected, or whose server is gone, may not end: it is not waited for.
      void client.end().catch(() => undefined)
    }
  }

  async function listenAlways(): Promise<void> {
    while (!stopping.signal.aborted) {
      await listen().catch((err: unknown) => log.debug({ err }, 'listener'))
      if (!stopping.signal.aborted) await wait(retryMs)
    }
  }
  const running = listenAlways()
  return {
    ready,
    async stop() {
      stopping.abort()
      await running
    },
  }
}
