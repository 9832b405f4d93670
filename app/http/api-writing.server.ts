/** One request that writes: its scope, its key, its version, its body, then its command in one transaction. Rules: docs/rules/api.md §3. */
import { createHash, randomUUID } from 'node:crypto'
import { mostSentBytes, scopeWords } from '#app/domains/api/api.ts'
import { apiTexts } from '#app/domains/api/api-texts.fr.ts'
import { ApiRefusal } from '#app/domains/api/problems.ts'
import type { ApiReader } from '#app/domains/api/tokens.server.ts'
import {
  trialQuery,
  versionIn,
  type WriteOperation,
  type WriteResult,
  type WrittenTogether,
} from '#app/domains/api/writing/write-operation.ts'
import { wrongBody } from '#app/domains/api/wrong-body.ts'
import { wrongQuery } from '#app/domains/api/wrong-query.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { answerOnce, requestIdShape } from '#app/kernel/answer-once.server.ts'
import { againWhenCrossed } from '#app/kernel/crossed.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { type Headers, writtenAnswer } from './api-answers.server.ts'
import { isKnownTooLong } from './asked-again.server.ts'
import { readBody } from './read-body.server.ts'
import { takeWritingTurn } from './request-turns.server.ts'

/** Thrown at the end of a trial, to roll its transaction back. */
class Trial extends Error {
  readonly answer: WriteResult | WrittenTogether
  constructor(answer: WriteResult | WrittenTogether) {
    super('trial')
    this.answer = answer
  }
}

/** @throws ApiRefusal scope-missing | mandate-ended */
export function requireScope(reader: ApiReader, wanted: WriteOperation['scope'][]): void {
  if (!wanted.some((scope) => reader.scopes.includes(scope)))
    throw new ApiRefusal('scope-missing', {
      detail: apiTexts.wrongBody.scope(wanted.map((scope) => `« ${scopeWords[scope]} »`)),
    })
}

function requireActor({ actor }: ApiReader): Actor {
  if (!actor) throw new ApiRefusal('mandate-ended')
  return actor
}

/** @throws ApiRefusal when it is missing */
function keyIn(request: Request): string {
  const key = requestIdShape.safeParse(request.headers.get('idempotency-key') ?? undefined)
  if (key.data === undefined) throw new ApiRefusal('key-missing')
  return key.data
}

/** What was sent, as its shape reads it. @throws ApiRefusal | TooLarge */
async function bodyIn(request: Request, { body: shape }: WriteOperation) {
  const bytes = await readBody(request, mostSentBytes)
  if (shape === undefined) return { bytes, body: {} }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new ApiRefusal('not-json')
  const sent = readSentJson(bytes.toString('utf8'))
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) throw new ApiRefusal('not-json')
  const errors = wrongBody(shape, sent, bytes.byteLength)
  if (errors.length > 0) throw new ApiRefusal('invalid-body', { errors })
  return { bytes, body: Object.fromEntries(Object.entries(shape.parse(sent))) }
}

/** Other words under the same key are another request: the address, the version and the body are of it. */
const hashOf = (request: Request, bytes: Buffer): string =>
  createHash('sha256')
    .update(JSON.stringify([request.method, new URL(request.url).pathname, request.headers.get('if-match')]))
    .update(bytes)
    .digest('hex')

type WriteCall = {
  readonly db: Database
  readonly request: Request
  readonly ids: Readonly<Record<string, string>>
  readonly reader: ApiReader
  /** The same token with its rights of now, for a request begun at that time; undefined once it is revoked. */
  readonly lookAgain: (at: Date) => Promise<ApiReader | undefined>
  readonly headers: Headers
  readonly siteUrl: string
}

/** The ETag to send next: of a thing that has a version. */
function headersOf(
  answer: WriteResult | WrittenTogether,
  operation: WriteOperation,
  { ids, siteUrl }: WriteCall,
): Headers {
  if (!('id' in answer)) return {}
  const madeAt = operation.madeAt?.(ids, answer)
  return {
    ...(answer.version !== null && { etag: `"${answer.version}"` }),
    ...(madeAt !== undefined && { location: `${siteUrl}/api/v1${madeAt}` }),
  }
}

/** What was asked, once all that needs no transaction has been looked at. */
type ReadyCall = WriteCall & {
  readonly operation: WriteOperation
  readonly actor: Actor
  readonly isTrial: boolean
  readonly requestId: string | undefined
  readonly bytes: Buffer
  readonly body: Readonly<Record<string, unknown>>
  readonly version: number
}

/** @throws ApiRefusal | TooLarge */
async function readyIn(operation: WriteOperation, call: WriteCall): Promise<ReadyCall> {
  const { request, reader } = call
  requireScope(reader, [operation.scope])
  const actor = requireActor(reader)
  const search = new URL(request.url).searchParams
  const detail = wrongQuery(trialQuery, search)
  if (detail !== undefined) throw new ApiRefusal('invalid-query', { detail })
  const isTrial = search.has('essai')
  // A trial keeps no key, and is tried again under one that was kept.
  const requestId = isTrial ? undefined : keyIn(request)
  const sent = await bodyIn(request, operation)
  const version = operation.isVersioned ? versionIn(request.headers.get('if-match') ?? undefined) : 0
  if (version === undefined) throw new ApiRefusal('version-missing')
  return { ...call, ...sent, operation, actor, isTrial, requestId, version }
}

/** After its body has come and its turn too: what was taken back meanwhile writes nothing. @throws ApiRefusal */
async function asOfNow(ready: ReadyCall): Promise<ReadyCall> {
  const { at } = ready.reader
  if (!isKnownTooLong(at)) return ready
  const reader = await ready.lookAgain(at)
  if (!reader) throw new ApiRefusal('token-refused')
  requireScope(reader, [ready.operation.scope])
  return { ...ready, reader, actor: requireActor(reader) }
}

type ActOutcome = { readonly answer: WriteResult | WrittenTogether; readonly isReplayed: boolean }

/** One transaction: the key, the version, the command; of a trial, nothing stays. @throws what its command throws */
async function act(ready: ReadyCall): Promise<ActOutcome> {
  const { operation, request, reader, actor, isTrial, requestId, bytes, ids, body, version } = ready
  const { ctgId, today, at, tokenId } = reader
  const once = { authorId: tokenId, requestId, command: `api.${operation.operationId}`, at }
  const seen = { isReplayed: true }
  const answer = await againWhenCrossed(() => {
    seen.isReplayed = true
    return ready.db.transaction().execute((tx) =>
      answerOnce(tx, { ...once, bodyHash: hashOf(request, bytes) }, async () => {
        seen.isReplayed = false
        const work = { tx, actor, at, newId: randomUUID }
        const written = await operation.write({ work, ctgId, today }, { ids, body, version })
        if (isTrial) throw new Trial(written)
        return written
      }),
    )
  }).catch((error: unknown) => {
    if (error instanceof Trial) return error.answer
    throw error
  })
  return { answer, isReplayed: seen.isReplayed }
}

/** @throws ApiRefusal, and what its command throws */
export async function answerWrite(operation: WriteOperation, call: WriteCall): Promise<Response> {
  const ready = await readyIn(operation, call)
  const { isTrial } = ready
  const { answer, isReplayed } = await takeWritingTurn(call.reader.ctgId, async () => act(await asOfNow(ready)))
  const isMade = operation.madeAt !== undefined && !isTrial
  return writtenAnswer({ ...answer, isTrial }, isMade ? 201 : 200, {
    ...call.headers,
    ...(!isTrial && headersOf(answer, operation, call)),
    ...(isReplayed && { 'idempotency-replayed': 'true' }),
  })
}
