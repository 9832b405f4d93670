/** One answer kept under the id of a request: a repeated POST answers as the first did, and writes nothing. */
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
  /** The person, or what let in someone without account: a link, an invitation, a workshop. */
  readonly authorId: string
  readonly requestId: string | undefined
  readonly command: string
  readonly at: Date
  /** Of what was sent, for other software: its key comes back with the same words or is refused. */
  readonly bodyHash?: string
}

/**
 * @param act in this transaction; run once for an author and a request id, each time when there is no id
 * @throws DomainError conflict `request.key-reused`, for an id that came with another act or other words
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
  // The answer of another act says nothing of this one, which would be lost.
  const isSame = row.command === command && (bodyHash === undefined || row.bodyHash === bodyHash)
  if (!isSame) throw new DomainError('conflict', 'request.key-reused')
  return row.answer
}
