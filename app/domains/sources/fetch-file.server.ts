/** Asks a producer for a file, politely: pauses, retries, limits; whole on the disk, or not there. Rules: docs/rules/sources.md §2. */
import fs from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { SourceFailure } from './failure.ts'
import { largestFileBytes } from './source.ts'

export type Fetching = {
  /** Name of the data set, for whoever reads what failed. */
  readonly file: string
  readonly address: string
  /** Where it goes. */
  readonly to: string
  readonly signal?: AbortSignal | undefined
  /** Times are multiplied by it: a test waits less. @default 1 */
  readonly pace?: number
  readonly mostBytes?: number
}

/** After a 5xx, a connection cut or a silence: three times more, each after a longer wait. */
const retryMs: readonly number[] = [1_000, 5_000, 20_000]
/** A producer that says when to come back is obeyed, so many times and no longer than that each. */
const mostBusy = 6
const longestBusyMs = 180_000
const answerWithinMs = 60_000

/** « 12 », or a date; a minute when it is neither. */
function busyMs(header: string | null, now: number): number {
  const seconds = Number(header)
  if (header !== null && header.trim() !== '' && Number.isFinite(seconds)) return seconds * 1_000
  const date = Date.parse(header ?? '')
  return Number.isNaN(date) ? 60_000 : Math.max(0, date - now)
}

type Outcome =
  | { readonly kind: 'whole' }
  | { readonly kind: 'busy'; readonly waitMs: number }
  | { readonly kind: 'again' }

/**
 * Brings it once. A file that is there is whole: it is not asked for again.
 * @throws SourceFailure html | status | no-answer | too-large
 */
export async function fetchFile(fetching: Fetching): Promise<void> {
  const { file, to, signal, pace = 1 } = fetching
  if (fs.existsSync(to)) return
  let failed = 0
  let busy = 0
  for (;;) {
    signal?.throwIfAborted()
    const outcome = await tryOnce(fetching)
    if (outcome.kind === 'whole') return
    if (outcome.kind === 'busy') busy += 1
    else failed += 1
    const retry = retryMs[failed - 1]
    if (busy > mostBusy || (outcome.kind === 'again' && retry === undefined))
      throw new SourceFailure({ code: 'no-answer', file })
    const waitMs = outcome.kind === 'busy' ? Math.min(outcome.waitMs, longestBusyMs) : (retry ?? 0)
    await wait(waitMs * pace, undefined, signal ? { signal } : {})
  }
}

async function tryOnce(fetching: Fetching): Promise<Outcome> {
  const { file, address, to, signal, pace = 1 } = fetching
  const draft = `${to}.part`
  const stopping = new AbortController()
  const late = setTimeout(() => stopping.abort(), answerWithinMs * pace)
  const signals = AbortSignal.any([stopping.signal, ...(signal ? [signal] : [])])
  try {
    const answer = await fetch(address, { signal: signals, headers: { 'user-agent': 'Trame (observatoire)' } })
    if (answer.status === 429 || (answer.status === 503 && answer.headers.has('retry-after'))) {
      await answer.body?.cancel()
      return { kind: 'busy', waitMs: busyMs(answer.headers.get('retry-after'), Date.now()) }
    }
    if (answer.status >= 500) {
      await answer.body?.cancel()
      return { kind: 'again' }
    }
    if (!answer.ok) throw new SourceFailure({ code: 'status', file, status: answer.status })
    await keepBody(answer, draft, fetching, () => late.refresh())
    await refuseHtml(draft, file)
    await rename(draft, to)
    return { kind: 'whole' }
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof SourceFailure) throw error
    signal?.throwIfAborted()
    return { kind: 'again' }
  } finally {
    clearTimeout(late)
  }
}

async function keepBody(
  answer: Response,
  draft: string,
  { file, mostBytes = largestFileBytes }: Fetching,
  heard: () => void,
) {
  await using handle = await open(draft, 'w', 0o600)
  let size = 0
  for await (const piece of answer.body ?? []) {
    heard()
    size += piece.byteLength
    if (size > mostBytes) throw new SourceFailure({ code: 'too-large', file })
    await handle.writeFile(piece)
  }
  await handle.sync()
}

/** @throws SourceFailure html: no data begins so */
export async function refuseHtml(path: string, file: string): Promise<void> {
  await using handle = await open(path, 'r')
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
  const start = buffer
    .subarray(0, bytesRead)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (start.startsWith('<')) throw new SourceFailure({ code: 'html', file })
}
