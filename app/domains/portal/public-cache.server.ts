/**
 * The public page as bytes ready to send, compressed once, kept in the memory of each node until something public changes.
 * Nothing here knows who asks: only answers that are the same for everybody enter it. Rules: docs/rules/portal.md §6.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Transaction } from '#app/kernel/database.server.ts'

/** Every node listens to it; the payload is the id of a CTG. */
export const publicChannel = 'trame_public'

/** A route that answers the same to everybody says of which CTG its answer is; the cache takes the header away. */
export const publicTag = 'x-trame-public'

/**
 * What was served of this CTG is forgotten by every node once the transaction commits, never after a rollback. To call whenever
 * something shown on its public page appears, changes or is hidden.
 */
export async function emptyPublicCache(tx: Transaction, ctgId: string): Promise<void> {
  await sql`select pg_notify(${publicChannel}, ${ctgId})`.execute(tx)
}

type Encoding = 'br' | 'gzip' | 'identity'
export type ReadyAnswer = {
  readonly ctgId: string
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  readonly bodies: Readonly<Record<Encoding, Buffer<ArrayBuffer>>>
  readonly until: number
}

/** What a message lost between two nodes could let live, at most. */
const livesMs = 10_000
/** Addresses invented by hostile people are not kept (only answers found are); this bounds the true ones. */
const mostAnswers = 5_000
const mostBytes = 200_000_000

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)]

/** Once per publication and address: worth the best that a few milliseconds give. */
async function compressed(body: Buffer<ArrayBuffer>, type: string): Promise<ReadyAnswer['bodies']> {
  if (/^image\/|pdf/.test(type)) return { identity: body, br: body, gzip: body }
  const [br, gzip] = await Promise.all([
    toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    toGzip(body, { level: 6 }),
  ])
  return { identity: body, br, gzip }
}

/** One for a process. `isListening` false: nothing is kept, for nobody would say when it changes. */
export function createPublicCache(now: () => number = Date.now) {
  const answers = new Map<string, ReadyAnswer>()
  let bytes = 0
  let isListening = false
  /** Raised by each message: an answer begun before it is not kept. */
  let changes = 0

  const sizeOf = ({ bodies }: ReadyAnswer): number =>
    bodies.identity.byteLength + bodies.br.byteLength + bodies.gzip.byteLength
  const forget = (key: string, answer: ReadyAnswer): void => {
    answers.delete(key)
    bytes -= sizeOf(answer)
  }

  return {
    get: (key: string): ReadyAnswer | undefined => {
      const answer = answers.get(key)
      if (answer && answer.until > now()) return answer
      if (answer) forget(key, answer)
      return undefined
    },
    changes: () => changes,
    isListening: () => isListening,
    /** @param since `changes()` before the answer was made */
    async keep(key: string, since: number, answer: Pick<ReadyAnswer, 'ctgId' | 'headers'>, body: Buffer<ArrayBuffer>) {
      const ready: ReadyAnswer = {
        ...answer,
        etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        bodies: await compressed(body, answer.headers['content-type'] ?? ''),
        until: now() + livesMs,
      }
      if (!isListening || changes !== since) return ready
      const former = answers.get(key)
      if (former) forget(key, former)
      for (const [oldest, one] of answers) {
        if (answers.size < mostAnswers && bytes + sizeOf(ready) <= mostBytes) break
        forget(oldest, one)
      }
      answers.set(key, ready)
      bytes += sizeOf(ready)
      return ready
    },
    /** @param ctgId left out: all of them */
    empty(ctgId?: string): void {
      changes += 1
      for (const [key, answer] of answers) if (ctgId === undefined || answer.ctgId === ctgId) forget(key, answer)
    },
    listens(yes: boolean): void {
      isListening = yes
    },
    size: () => ({ answers: answers.size, bytes }),
  }
}

export type PublicCache = ReturnType<typeof createPublicCache>
