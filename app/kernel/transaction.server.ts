/** How a command runs: parse, one transaction, one answer kept under its request id. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Actor, Author } from './actor.ts'
import { type Answer, answerOnce, requestIdShape } from './answer-once.server.ts'
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
    const { actor, at } = context
    return context.db
      .transaction()
      .execute((tx) =>
        answerOnce(tx, { authorId: actor.personId, requestId, command: definition.name, at }, () =>
          run({ tx, actor, at, newId: randomUUID }),
        ),
      )
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
