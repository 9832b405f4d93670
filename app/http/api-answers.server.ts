/** What the API answers: contents with their ETag, refusals as problem+json (RFC 9457). Rules: docs/rules/api.md §3, §4. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { apiLimits } from '#app/domains/api/api.ts'
import { apiTexts } from '#app/domains/api/api-texts.fr.ts'
import { type ApiErrorCode, ApiRefusal, apiErrors, BatchRefusal, type FieldError } from '#app/domains/api/problems.ts'
import { errorsOfCommand, errorsOfFields } from '#app/domains/api/wrong-body.ts'
import { isDatabaseSilent, retrySeconds } from '#app/kernel/database-failure.ts'
import { DomainError, type RefusalKind } from '#app/kernel/errors.ts'
import { log } from '#app/kernel/log.server.ts'
import { TooLarge } from './read-body.server.ts'
import { knownRefusals, refusalSentence } from './refusals.server.ts'

export type Headers = Readonly<Record<string, string>>

/** Answers depend on the token, and are revalidated each time. */
const cacheHeaders = { 'cache-control': 'private, no-cache', vary: 'authorization, origin' }

type ProblemDetails = { readonly detail?: string | undefined } & Readonly<Record<string, unknown>>

/** @param details `detail` replaces the usual sentence of this code; the rest is added to the problem */
export function problemOf(
  siteUrl: string,
  code: ApiErrorCode,
  headers: Headers = {},
  details: ProblemDetails = {},
): Response {
  const { detail = apiTexts.problem[code].detail, ...more } = details
  const { title } = apiTexts.problem[code]
  return new Response(
    JSON.stringify({ type: `${siteUrl}/api#${code}`, status: apiErrors[code], code, title, detail, ...more }),
    {
      status: apiErrors[code],
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...cacheHeaders, ...headers },
    },
  )
}

export const tooMany = (siteUrl: string, { minutes }: { readonly minutes: number }, headers: Headers = {}): Response =>
  problemOf(siteUrl, 'too-many', { 'retry-after': String(minutes * 60), ...headers })

type ExplainedError = { readonly code: ApiErrorCode; readonly detail?: string; readonly errors: readonly FieldError[] }

const codeOfKind: Readonly<Record<RefusalKind, ApiErrorCode>> = {
  'not-found': 'not-found',
  forbidden: 'forbidden',
  conflict: 'refused',
  invalid: 'invalid-body',
  unavailable: 'unavailable',
  'too-many': 'too-many',
  'too-large': 'too-large',
}

const unexplained: ExplainedError = { code: 'unexpected', errors: [] }

/** Why an act was refused, as its page would say it; undefined for a fault of ours. @param isSent whether something was sent that a command may refuse */
function explain(error: unknown, isSent: boolean): ExplainedError | undefined {
  if (error instanceof ApiRefusal) {
    const { code, detail, errors } = error
    return { code, errors, ...(detail !== undefined && { detail }) }
  }
  if (error instanceof z.ZodError) return isSent ? { code: 'invalid-body', errors: errorsOfCommand(error) } : undefined
  if (!(error instanceof DomainError)) return
  if (error.code === 'request.key-reused') return { code: 'key-reused', errors: [] }
  const code = codeOfKind[error.kind]
  const errors = errorsOfFields(error.fields)
  return knownRefusals.has(error.code) ? { code, errors, detail: refusalSentence(error) } : { code, errors }
}

/** Where the faults of an item are: what its command refuses is among its fields, the rest is said of the item itself. */
const placeOf = (index: number, error: unknown): string =>
  `/items/${index}${error instanceof ApiRefusal ? '' : '/fields'}`

/** An account of each item of what was sent together. */
const itemsOf = ({ refusals, count }: BatchRefusal) =>
  Array.from({ length: count }, (_, index) => {
    const error = refusals.get(index)
    if (error === undefined) return { index, code: 'accepted', detail: apiTexts.wrongBody.accepted, errors: [] }
    const { code, errors, detail = apiTexts.problem[code].detail }: ExplainedError = explain(error, true) ?? unexplained
    const placed = errors.map((fault) => ({ ...fault, pointer: placeOf(index, error) + fault.pointer }))
    return { index, code, detail, errors: placed }
  })

/** What a refusal becomes; anything else is a fault, told to the log. */
export function refusalOfApi(siteUrl: string, error: unknown, headers: Headers, isSent = false): Response {
  if (error instanceof BatchRefusal) return problemOf(siteUrl, 'batch-refused', headers, { items: itemsOf(error) })
  if (error instanceof TooLarge) return problemOf(siteUrl, 'too-large', headers)
  const retry = { 'retry-after': String(retrySeconds), ...headers }
  if (isDatabaseSilent(error)) return problemOf(siteUrl, 'unavailable', retry)
  if (error instanceof DomainError && error.code === 'attempts.at-once') return problemOf(siteUrl, 'too-many', retry)
  if (error instanceof DomainError && error.kind === 'too-many') return tooMany(siteUrl, apiLimits.guess, headers)
  const explained = explain(error, isSent)
  if (!explained) {
    log.error({ err: error }, 'api')
    return problemOf(siteUrl, 'unexpected', headers)
  }
  const { code, detail, errors } = explained
  const changes = error instanceof ApiRefusal ? error.changes : []
  return problemOf(siteUrl, code, headers, {
    detail,
    ...(errors.length > 0 && { errors }),
    ...(changes.length > 0 && { changes }),
  })
}

/** For a versioned thing, begins with its version: If-Match compares that alone, whatever else of the answer changed. */
function etagOf(content: object, body: string): string {
  const hash = createHash('sha256').update(body).digest('base64url')
  return 'version' in content ? `W/"${content.version}.${hash}"` : `W/"${hash}"`
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** What was read, or 304 when it is what the software already has. */
export function contentAnswer(content: object, known: string | undefined, more: Headers): Response {
  const body = JSON.stringify(content)
  const etag = etagOf(content, body)
  const headers = { etag, ...cacheHeaders, ...more }
  if (known?.split(/, */).includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...json, ...headers } })
}

/** What was written. */
export const writtenAnswer = (content: object, status: number, headers: Headers): Response =>
  new Response(JSON.stringify(content), { status, headers: { ...json, ...cacheHeaders, ...headers } })
