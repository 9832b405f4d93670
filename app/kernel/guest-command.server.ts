/**
 * Commands of people without an account, who came through a door: parse, one transaction, one answer kept. Each door has its own
 * type of holder, so that a command of one door accepts neither a member nor the holder of another. Why: docs/decisions/0028.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Guest } from './actor.ts'
import { type Answer, answerOnce, requestIdShape } from './answer-once.server.ts'
import { refuseArchived } from './archived-ctg.server.ts'
import { parisDay } from './calendar.ts'
import { againWhenCrossed } from './crossed.server.ts'
import type { Database } from './database.server.ts'
import type { DoorHolder } from './door.ts'
import { readInput } from './read-input.ts'
import type { Work } from './transaction.server.ts'

/** What a query or an act through a door is given. */
export type GuestContext<Holder extends Guest> = {
  readonly db: Database
  readonly holder: Holder
  readonly at: Date
  /** From the form; a repeated POST with the same id answers as the first did. */
  readonly requestId?: string
}

/** An act through a door under way; its author is the holder. */
export type GuestWork<Holder extends Guest> = Omit<Work, 'actor'> & { readonly actor: Holder }

export type GuestCommand<Holder extends Guest, Shape extends z.ZodType, Result extends Answer> = {
  (context: GuestContext<Holder>, input: z.input<Shape>): Promise<Result>
  /** The same, from a form: nothing is known of the shape yet. */
  readonly runUnknown: (context: GuestContext<Holder>, input: unknown) => Promise<Result>
}

/** Names of the acts without account, for docs/permissions.md. */
export const guestCommands = new Set<string>()

/**
 * Makes the `command` of one door: the CTG and the scope are the holder's, never the form's.
 * @param idOf identifies what let them in: a request repeated through it is handled once
 */
export const guestCommandOf =
  <Holder extends DoorHolder>(idOf: (holder: Holder) => string) =>
  <Shape extends z.ZodType, Result extends Answer>(definition: {
    readonly name: `${string}.${string}`
    readonly input: Shape
    /** What may still be done when the CTG is archived: to take back what one gave, to say what is unlawful. */
    readonly runsWhenArchived?: true
    /** Of what is kept to handle the request once, only the day: nobody may read at what time it came. */
    readonly forgetsHour?: true
    readonly run: (work: GuestWork<Holder>, input: z.output<Shape>) => Promise<Result>
  }): GuestCommand<Holder, Shape, Result> => {
    const { name: command } = definition
    guestCommands.add(command)
    const execute = async ({ db, holder, at, ...rest }: GuestContext<Holder>, rawInput: unknown): Promise<Result> => {
      const input = readInput(definition.input, rawInput)
      const requestId = requestIdShape.parse(rest.requestId)
      const handledAt = definition.forgetsHour ? new Date(parisDay(at)) : at
      return againWhenCrossed(() =>
        db.transaction().execute((tx) =>
          answerOnce(tx, { authorId: idOf(holder), requestId, command, at: handledAt }, async () => {
            if (holder.ctgId !== null && !definition.runsWhenArchived) await refuseArchived(tx, holder.ctgId)
            return definition.run({ tx, actor: holder, at, newId: randomUUID }, input)
          }),
        ),
      )
    }
    return Object.assign((context: GuestContext<Holder>, input: z.input<Shape>) => execute(context, input), {
      runUnknown: execute,
    })
  }
