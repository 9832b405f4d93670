/** How a command runs: parse, one transaction, one answer kept under its request id. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, type Author, requireMembership, untoldOfArchiving } from './actor.ts'
import { type Answer, answerOnce, requestIdShape } from './answer-once.server.ts'
import { refuseArchived } from './archived-ctg.server.ts'
import { againWhenCrossed } from './crossed.server.ts'
import type { Database, Transaction } from './database.server.ts'
import { authorize } from './errors.ts'
import { id } from './fields.ts'
import { allows, type Permission, type Thing } from './permission.ts'
import { readInput } from './read-input.ts'

/** Context of a query or a command: the actor, the database, the time. */
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
  /**
   * The same, of a CTG, inside a transaction of its caller, who keeps the answer under its own key and says whether all is kept:
   * several acts at once, or one that is only tried.
   */
  readonly within: (work: Work, input: unknown) => Promise<Result>
  readonly commandName: string
  readonly permission: CommandPermission
  readonly input: Shape
}

/** A right inside a CTG; or `signed-in` for an act on oneself or a new CTG; or `administrator` of the platform. */
export type CommandPermission = Permission | 'signed-in' | 'administrator'

/** Facts about a command, readable without running it. */
export type CommandDescription = {
  readonly commandName: string
  readonly permission: CommandPermission
  readonly input: z.ZodType
}

/** Every command made, by name: the table from which bad-input tests and docs/permissions.md are generated. */
export const commands = new Map<string, CommandDescription>()

/** What a form says: its fields, or a schema where some are judged together. */
type Fields = Readonly<Record<string, z.ZodType>>
/** The fields of its input, or its whole schema. */
type Saying<Said extends Fields | z.ZodType> = { readonly input: Said }

/** Every act of a CTG says which: in no `input` of fields. */
const ofCtg = { ctgId: id() }
type WithCtg<Said extends Fields> = z.ZodObject<Said & typeof ofCtg>

function schemaOf<Shape extends z.ZodType>(act: Saying<Shape>): Shape
function schemaOf(act: Saying<Fields | z.ZodType>): z.ZodType {
  if (act.input instanceof z.ZodType) return act.input
  return z.object('about' in act ? { ...ofCtg, ...act.input } : act.input)
}

type NamedCommand = { readonly name: `${string}.${string}` }

/** Every form about a CTG carries its id. */
type OfCtg = z.ZodType<{ readonly ctgId: string }>

/** An act of a CTG: the right is looked at on `subject`, between `about` and `run`. */
type ActOfCtg<Shape extends z.ZodType, Subject extends Thing, Result extends Answer> = NamedCommand & {
  readonly permission: Permission
  /** Loads and locks what the act is about; `wholeCtg` when it is about no one thing. @throws DomainError not-found */
  readonly about: (work: Work, input: z.output<Shape>) => Promise<Subject>
  /** In place of `allows`, where the right is finer. */
  readonly may?: (actor: Actor, subject: Subject, input: z.output<Shape>) => boolean
  /** A second right, which what the form says calls for, and which has its own sentence. */
  readonly alsoNeeds?: (input: z.output<Shape>) => Permission | false
  readonly run: (work: Work, input: z.output<Shape>, subject: Subject) => Promise<Result>
}

/** An act on oneself, on a new CTG, or on the platform. */
type OwnAct<Shape extends z.ZodType, Result extends Answer> = NamedCommand & {
  readonly permission: 'signed-in' | 'administrator'
} & (
    | { readonly run: (work: Work, input: z.output<Shape>) => Promise<Result> }
    // What is slow and needs no transaction (a hash) comes before it; what it returns judges and writes, inside.
    | { readonly prepare: (context: Context, input: z.output<Shape>) => Promise<(work: Work) => Promise<Result>> }
  )

/** For the `about` of an act on the CTG itself, or on what it is about to make there. */
export const wholeCtg = async (_work: Work, { ctgId }: { readonly ctgId: string }): Promise<Thing> => ({ ctgId })

/** The right, then the act. */
async function runInCtg<Shape extends OfCtg, Subject extends Thing, Result extends Answer>(
  act: ActOfCtg<Shape, Subject, Result>,
  work: Work,
  input: z.output<Shape>,
): Promise<Result> {
  // A stranger learns nothing, not even that something does not exist.
  requireMembership(work.actor, input.ctgId)
  const subject = await act.about(work, input)
  const isAllowed = act.may?.(work.actor, subject, input) ?? allows(act.permission, work.actor, subject)
  authorize(isAllowed, act.permission.refusal ?? act.name)
  const second = act.alsoNeeds?.(input)
  if (second) authorize(allows(second, work.actor, subject), second.refusal ?? act.name)
  if (!act.permission.holdsWhenArchived) await refuseArchived(work.tx, input.ctgId)
  return act.run(work, input, subject)
}

/** What runs inside the transaction. */
async function prepared<Shape extends OfCtg, Subject extends Thing, Result extends Answer>(
  act: ActOfCtg<Shape, Subject, Result> | OwnAct<Shape, Result>,
  context: Context,
  input: z.output<Shape>,
): Promise<(work: Work) => Promise<Result>> {
  if ('about' in act) return (work) => runInCtg(act, work, input)
  const run = 'prepare' in act ? await act.prepare(context, input) : (work: Work) => act.run(work, input)
  return (work) => {
    authorize(act.permission !== 'administrator' || work.actor.isPlatformAdministrator, act.name)
    return run(work)
  }
}

/**
 * Makes one user action. Its right is enforced here: 404 for a stranger, `about` (404 for another CTG's thing), then 403.
 * `run` checks the rule, writes, and records one journal line.
 * The returned function parses its input (`ZodError` when a field is wrong), runs in one transaction and, when the context
 * carries a request id already handled, answers as the first time and writes nothing.
 */
export function command<Said extends Fields, Subject extends Thing, Result extends Answer>(
  act: Saying<Said> & ActOfCtg<WithCtg<Said>, Subject, Result>,
): Command<WithCtg<Said>, Result>
export function command<Said extends Fields, Result extends Answer>(
  act: Saying<Said> & OwnAct<z.ZodObject<Said>, Result>,
): Command<z.ZodObject<Said>, Result>
export function command<Shape extends OfCtg, Subject extends Thing, Result extends Answer>(
  act: Saying<Shape> & ActOfCtg<Shape, Subject, Result>,
): Command<Shape, Result>
export function command<Shape extends z.ZodType, Result extends Answer>(
  act: Saying<Shape> & OwnAct<Shape, Result>,
): Command<Shape, Result>
export function command<Shape extends OfCtg, Subject extends Thing, Result extends Answer>(
  act: Saying<Shape> & (ActOfCtg<Shape, Subject, Result> | OwnAct<Shape, Result>),
): Command<Shape, Result> {
  const shape = schemaOf(act)
  const execute = async (context: Context, rawInput: unknown): Promise<Result> => {
    const input = readInput(shape, rawInput)
    const requestId = requestIdShape.parse(context.requestId)
    const run = await prepared(act, context, input)
    const { at } = context
    const actor = untoldOfArchiving(context.actor)
    return againWhenCrossed(() =>
      context.db
        .transaction()
        .execute((tx) =>
          answerOnce(tx, { authorId: actor.personId, requestId, command: act.name, at }, () =>
            run({ tx, actor, at, newId: randomUUID }),
          ),
        ),
    )
  }
  const made = Object.assign((context: Context, input: z.input<Shape>) => execute(context, input), {
    runUnknown: execute,
    async within(work: Work, rawInput: unknown) {
      if (!('about' in act)) throw new Error(`${act.name} is no act of a CTG`)
      return runInCtg(act, work, readInput(shape, rawInput))
    },
    commandName: act.name,
    permission: act.permission,
    input: shape,
  })
  commands.set(act.name, made)
  return made
}
