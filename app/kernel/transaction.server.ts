/** How a command runs: parse, one transaction, one answer kept under its request id. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Author } from './actor.ts'
import type { Database, Transaction } from './database.server.ts'
import type { Permission } from './permission.ts'
import { storable } from './storable.ts'

/** What a query or a command is given: who asks, where the data are, what time it is. */
export type Context = {
  readonly db: Database
  readonly actor: Actor
  /** The instant of the act; the demonstration's seed plays past dates. */
  readonly at: Date
  /** From the form; a repeated POST with the same id answers as the first did. */
  readonly requestId?: string
}

/** A command under way: everything it writes goes through `tx`. */
export type Work = {
  readonly tx: Transaction
  readonly actor: Actor
  readonly at: Date
  readonly newId: () => string
}

/** The same, whoever acts: what a member and the holder of a personal link may both do. */
export type AuthoredWork = Omit<Work, 'actor'> & { readonly actor: Author }

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** The answer of a command: kept as JSON, so a repeated request can be given it again. */
export type Answer = { readonly [key: string]: Json }

export type Command<Shape extends z.ZodType, Result extends Answer> = {
  (context: Context, input: z.input<Shape>): Promise<Result>
  /** The same, from a form: nothing is known of the shape yet. */
  readonly runUnknown: (context: Context, input: unknown) => Promise<Result>
  readonly commandName: string
  readonly permission: CommandPermission
  readonly input: Shape
}

/** A right inside a CTG; or `signed-in` for an act on oneself or a new CTG; or `administrator` of the platform. */
export type CommandPermission = Permission | 'signed-in' | 'administrator'

export const requestIdShape = z.string().min(8).max(100).optional()

/** What is known of a command without running it. */
export type CommandDescription = {
  readonly commandName: string
  readonly permission: CommandPermission
  readonly input: z.ZodType
}

/** Every command made, by name: the table from which bad-input tests and docs/permissions.md are generated. */
export const commands = new Map<string, CommandDescription>()

/**
 * Makes one user action. `run` checks the permission and the rule, writes, and records one journal line.
 * The returned function parses its input (`ZodError` when a field is wrong), runs in one transaction and, when the context
 * carries a request id already handled, answers as the first time and writes nothing.
 */
export function command<Shape extends z.ZodType, Result extends Answer>(
  definition: {
    readonly name: `${string}.${string}`
    /** Told here for the generated table; `run` enforces it with `authorize(allows(…))`. */
    readonly permission: CommandPermission
    readonly input: Shape
  } & (
    | { readonly run: (work: Work, input: z.output<Shape>) => Promise<Result> }
    // What is slow and needs no transaction (a hash) comes before it; what it returns judges and writes, inside.
    | { readonly prepare: (context: Context, input: z.output<Shape>) => Promise<(work: Work) => Promise<Result>> }
  ),
): Command<Shape, Result> {
  const execute = async (context: Context, rawInput: unknown): Promise<Result> => {
    const input = definition.input.parse(storable(rawInput))
    const requestId = requestIdShape.parse(context.requestId)
    const run =
      'prepare' in definition
        ? await definition.prepare(context, input)
        : (work: Work): Promise<Result> => definition.run(work, input)
    return context.db.transaction().execute(async (tx) => {
      if (requestId) {
        // Taking the row first makes a simultaneous repeat wait for this transaction, then read its answer.
        const taken = await tx
          .insertInto('handled_request')
          .values({
            person_id: context.actor.personId,
            request_id: requestId,
            command: definition.name,
            answer: '{}',
            handled_at: context.at,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('request_id')
          .executeTakeFirst()
        if (!taken) return answerGivenBefore<Result>(tx, context.actor.personId, requestId)
      }
      const answer = await run({ tx, actor: context.actor, at: context.at, newId: randomUUID })
      if (requestId)
        await tx
          .updateTable('handled_request')
          .set({ answer: JSON.stringify(answer) })
          .where('person_id', '=', context.actor.personId)
          .where('request_id', '=', requestId)
          .execute()
      return answer
    })
  }
  const made = Object.assign((context: Context, input: z.input<Shape>) => execute(context, input), {
    runUnknown: execute,
    commandName: definition.name,
    permission: definition.permission,
    input: definition.input,
  })
  commands.set(definition.name, made)
  return made
}

/** The stored answer has the shape the same command gave; jsonb gives it back parsed. */
async function answerGivenBefore<Result>(tx: Transaction, personId: string, requestId: string): Promise<Result> {
  const { rows } = await sql<{ answer: Result }>`
    select answer from handled_request where person_id = ${personId} and request_id = ${requestId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('handled request without a row')
  return row.answer
}
