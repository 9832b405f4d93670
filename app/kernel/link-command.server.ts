/** How an act by personal link runs: the holder instead of a member; parse, one transaction, one answer kept. Rules: docs/rules/followup.md §7. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { LinkHolder } from './actor.ts'
import type { Database, Transaction } from './database.server.ts'
import { storable } from './storable.ts'
import { type Answer, requestIdShape, type Work } from './transaction.server.ts'

/** What a query or an act by link is given. */
export type LinkContext = {
  readonly db: Database
  readonly holder: LinkHolder
  readonly at: Date
  /** From the form; a repeated POST with the same id answers as the first did. */
  readonly requestId?: string
}

/** An act by link under way; its author is the holder. */
export type LinkWork = Omit<Work, 'actor'> & { readonly actor: LinkHolder }

export type LinkCommand<Shape extends z.ZodType, Result extends Answer> = {
  (context: LinkContext, input: z.input<Shape>): Promise<Result>
  /** The same, from a form: nothing is known of the shape yet. */
  readonly runUnknown: (context: LinkContext, input: unknown) => Promise<Result>
  readonly commandName: string
}

/** Names of the acts by link, for docs/permissions.md. */
export const linkCommands = new Set<string>()

/** As `command`, for the holder of a link: the CTG and the scope are hers, never the form's. */
export function linkCommand<Shape extends z.ZodType, Result extends Answer>(definition: {
  readonly name: `${string}.${string}`
  readonly input: Shape
  readonly run: (work: LinkWork, input: z.output<Shape>) => Promise<Result>
}): LinkCommand<Shape, Result> {
  const execute = async (context: LinkContext, rawInput: unknown): Promise<Result> => {
    const { holder, at } = context
    const input = definition.input.parse(storable(rawInput))
    const requestId = requestIdShape.parse(context.requestId)
    return context.db.transaction().execute(async (tx) => {
      if (requestId) {
        // Taking the row first makes a simultaneous repeat wait for this transaction, then read its answer.
        const taken = await tx
          .insertInto('handled_link_request')
          .values({
            ctg_id: holder.ctgId,
            link_id: holder.linkId,
            request_id: requestId,
            command: definition.name,
            answer: '{}',
            handled_at: at,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('request_id')
          .executeTakeFirst()
        if (!taken) return answerGivenBefore<Result>(tx, holder, requestId)
      }
      const answer = await definition.run({ tx, actor: holder, at, newId: randomUUID }, input)
      if (requestId)
        await tx
          .updateTable('handled_link_request')
          .set({ answer: JSON.stringify(answer) })
          .where('ctg_id', '=', holder.ctgId)
          .where('link_id', '=', holder.linkId)
          .where('request_id', '=', requestId)
          .execute()
      return answer
    })
  }
  linkCommands.add(definition.name)
  return Object.assign((context: LinkContext, input: z.input<Shape>) => execute(context, input), {
    runUnknown: execute,
    commandName: definition.name,
  })
}

/** The stored answer has the shape the same command gave; jsonb gives it back parsed. */
async function answerGivenBefore<Result>(
  tx: Transaction,
  { ctgId, linkId }: LinkHolder,
  requestId: string,
): Promise<Result> {
  const { rows } = await sql<{ answer: Result }>`
    select answer from handled_link_request
    where ctg_id = ${ctgId} and link_id = ${linkId} and request_id = ${requestId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('handled request without a row')
  return row.answer
}
