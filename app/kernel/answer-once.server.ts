/** Idempotent requests: the answer is kept under the request id, so a repeated POST gets it again and writes nothing. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Transaction } from './database.server.ts'
import { DomainError } from './errors.ts'
import { rowsOf } from './rows.server.ts'

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** The answer of a command: kept as JSON, so a repeated request can be given it again. */
export type Answer = { readonly [key: string]: Json }

/** From the form. */
export const requestIdShape = z.string().min(8).max(100).optional()

type Request = {
  /** The person; without an account, the link, the invitation or the workshop that let them in. */
  readonly authorId: string
  readonly requestId: string | undefined
  readonly command: string
  readonly at: Date
  /** Hash of the body, for the API: a key reused with another body is refused. */
  readonly bodyHash?: string
}

/**
 * @param act in this transaction; run once for an author and a request id, each time when there is no id
 * @throws DomainError conflict `request.key-reused`, when the id was used for another command or another body
 */
export async function answerOnce<Result extends Answer>(
  tx: Transaction,
  { authorId, requestId, command, at, bodyHash }: Request,
  act: () => Promise<Result>,
): Promise<Result> {
  if (requestId === undefined) return act()
  // Taking the row first makes a simultaneous repeat wait for this transaction, then read its answer.
  const claimed = await tx
    .insertInto('handled_request')
    .values({
      ...{ author_id: authorId, request_id: requestId, command, answer: '{}', handled_at: at },
      ...(bodyHash !== undefined && { body_hash: bodyHash }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('request_id')
    .executeTakeFirst()
  if (!claimed) return answerBefore<Result>(tx, { authorId, requestId, command, bodyHash })
  const answer = await act()
  await rowsOf(tx, 'handled_request', { author_id: authorId, request_id: requestId }).update({
    answer: JSON.stringify(answer),
  })
  return answer
}

/** The stored answer has the shape the same command gave; jsonb gives it back parsed. */
async function answerBefore<Result>(
  tx: Transaction,
  {
    authorId,
    requestId,
    command,
    bodyHash,
  }: Pick<Request, 'authorId' | 'command' | 'bodyHash'> & { requestId: string },
): Promise<Result> {
  const { rows } = await sql<{ answer: Result; command: string; bodyHash: string | null }>`
    select answer, command, body_hash as "bodyHash" from handled_request where author_id = ${authorId} and request_id = ${requestId}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('handled request without a row')
  // Answering with the result of another command would silently drop this one.
  const isSame = row.command === command && (bodyHash === undefined || row.bodyHash === bodyHash)
  if (!isSame) throw new DomainError('conflict', 'request.key-reused')
  return row.answer
}
