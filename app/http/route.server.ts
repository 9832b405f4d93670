/** Around every loader and action: session → actor, refusal → status and sentence, success → redirect. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import type { Actor } from '#app/kernel/actor.ts'
import type { Answer } from '#app/kernel/answer-once.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import { DomainError, type RefusalKind } from '#app/kernel/errors.ts'
import type { Command, CommandPermission, Context } from '#app/kernel/transaction.server.ts'
import { isKnownTooLong, lookAgain, seeingNow } from './asked-again.server.ts'
import { ownNumber } from './form-number.server.ts'
import { type FormValues, fieldErrors, fieldOfIssue, formValues, readForm } from './form-values.server.ts'
import { receive } from './receive-upload.server.ts'
import { refusalLabels } from './refusal-labels.fr.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { saidCookie } from './said-cookie.server.ts'
import { shownAddress } from './shown-address.ts'
import { keepingReceived, type Received, type Upload } from './uploads.server.ts'

export const statusOf: Readonly<Record<RefusalKind, number>> = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
  'too-many': 429,
  'too-large': 413,
}

type Params = Readonly<Record<string, string | undefined>>

/** What the address of a page of a CTG says. */
export const ctgPath = z.object({ ctgId: z.uuid() })

/** The same with the other ids of the address, all of them, by name. @throws ZodError when one is malformed: a page not found */
export const ctgIds = <Name extends string>(params: Params, ...names: readonly Name[]) =>
  z.record(z.enum(['ctgId', ...names]), z.uuid()).parse(params)

export type RouteArgs = {
  /** For queries and commands. */
  readonly context: Context
  /** The request's surroundings: instance, nonce. */
  readonly surroundings: RequestContext
  readonly params: Params
  /** Of its address. */
  readonly searchParams: URLSearchParams
  readonly request: Request
  /** The files of the form, where it carries some. */
  readonly received?: Received
  /**
   * Runs with the rights of now: they may have changed while a body came or a turn was awaited.
   * @throws as entering does, when she is signed out
   */
  readonly asOfNow: <Result>(run: (args: RouteArgs) => Promise<Result>) => Promise<Result>
}

/** What a form is told when its act did not happen; `ui/form.tsx` shows it at the fields. */
export type FormAnswer = {
  readonly intent: string
  /** Tells apart the forms of one page that have the same intent. */
  readonly subject: string | undefined
  readonly errors: Readonly<Record<string, string>>
  readonly refusal: string | undefined
  readonly values: FormValues
}

type RouterArgs = LoaderFunctionArgs | ActionFunctionArgs
type Entering = (args: RouterArgs) => RouteArgs

const enteredAs = (enter: Entering, args: RouterArgs, actor: Actor, { searchParams }: URL): RouteArgs => {
  const surroundings = args.context.get(requestContext)
  const { params, request } = args
  const context = { db: surroundings.instance.db, actor, at: new Date() }
  const visit = { context, surroundings, params, searchParams, request }
  const entered: RouteArgs = {
    ...visit,
    async asOfNow(run) {
      const { at } = visit.context
      if (!isKnownTooLong(at)) return run(entered)
      const now = await lookAgain(surroundings, request, at)
      // The page that comes after the act is hers too.
      args.context.set(requestContext, now)
      const again = enter(args)
      return seeingNow(now, () => run({ ...again, context: { ...again.context, at } }))
    },
  }
  return entered
}

function signedIn(args: RouterArgs): RouteArgs {
  const { actor, silence } = args.context.get(requestContext)
  if (silence) throw silence
  const address = new URL(args.request.url)
  const { pathname, search } = address
  if (!actor) throw redirect(`/connexion?retour=${encodeURIComponent(shownAddress(pathname) + search)}`)
  return enteredAs(signedIn, args, actor, address)
}

/** Whose second factor is awaited, or was a moment ago: for the page that asks for it, and no other. */
function awaited(args: RouterArgs): RouteArgs {
  const surroundings = args.context.get(requestContext)
  if (surroundings.silence) throw surroundings.silence
  const actor = surroundings.awaited?.actor ?? surroundings.actor
  if (!actor) throw redirect('/connexion')
  return enteredAs(awaited, args, actor, new URL(args.request.url))
}

/** A refusal becomes an answer with its status and its sentence; a malformed id in the address is a page not found. */
export function answerFor(error: unknown): never {
  if (error instanceof DomainError) throw data({ refusal: refusalSentence(error) }, { status: statusOf[error.kind] })
  if (error instanceof z.ZodError) throw data({ refusal: undefined }, { status: 404 })
  throw error
}

/** Sentence and status of a refusal, for pages that are no command's form. @throws what is no refusal */
export function refusalOf(error: unknown) {
  if (error instanceof z.ZodError)
    return { sentence: error.issues[0]?.message ?? '', status: statusOf.invalid, fields: fieldErrors(error) }
  if (!(error instanceof DomainError)) throw error
  const { fields } = error
  return { sentence: Object.values(fields)[0] ?? refusalSentence(error), status: statusOf[error.kind], fields }
}

/** A loader for people signed in; a visitor is sent to sign in, then back. */
export const route =
  <Result>(run: (args: RouteArgs) => Promise<Result>) =>
  async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      return await run(signedIn(args))
    } catch (error) {
      return answerFor(error)
    }
  }

type PublicArgs = Pick<RouteArgs, 'surroundings' | 'params' | 'searchParams' | 'request'>

/** A loader anyone may call (sign-in, public page, health). */
export const publicRoute =
  <Result>(run: (args: PublicArgs) => Promise<Result>) =>
  async ({ context, params, request }: RouterArgs): Promise<Result> => {
    try {
      const { searchParams } = new URL(request.url)
      return await run({ surroundings: context.get(requestContext), params, searchParams, request })
    } catch (error) {
      return answerFor(error)
    }
  }

export type Intent = {
  readonly commandName: string
  /** Where its form carries files: how many, and by what right. Elsewhere its body is held to what texts need. */
  readonly files?: {
    readonly most: number
    readonly mostBytes?: number | undefined
    readonly permission: CommandPermission
  }
  readonly run: (args: RouteArgs, form: FormData) => Promise<Response>
}

/** Path and search of the page a form was on, as the browser shows them. */
function pageAddress(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('index')
  searchParams.delete('_routes')
  const search = searchParams.toString()
  return shownAddress(pathname) + (search && `?${search}`)
}

/** A command, as far as a form runs it. */
type Act<Result extends Answer = Answer> = Pick<Command<z.ZodType, Result>, 'commandName' | 'permission' | 'runUnknown'>

/**
 * Ties a form's intent to its command. The address wins over the form for ids (`params`).
 * `done`: where to go afterwards, the page of the form by default. `said`: the sentence shown there, by what the act did when it does several things.
 * `complete`: adds values that the form does not carry as they are: rows of a table. `upload`: the same, of its files.
 */
export function intent<Result extends Answer>(
  command: Act<Result>,
  options: {
    readonly said?: string | ((answer: Result) => string)
    readonly done?: (answer: Result, params: Params, request: Request) => string
    readonly complete?: (args: RouteArgs, form: FormData) => Promise<Readonly<Record<string, unknown>>>
    readonly upload?: Upload<RouteArgs>
  } = {},
): Intent {
  return {
    commandName: command.commandName,
    ...(options.upload && {
      files: { most: options.upload.most, mostBytes: options.upload.mostBytes, permission: command.permission },
    }),
    async run(args, form) {
      const complete = options.upload?.read ?? options.complete
      const completed = { ...formValues(form), ...(await complete?.(args, form)) }
      const runAs = (actor: Actor) => () =>
        command.runUnknown({ ...args.context, actor }, { ...completed, ...args.params })
      // Its files were read, each in its turn.
      const answer = await args
        .asOfNow(({ context: { actor } }) => keepingReceived(args, runAs(actor)))
        .catch((error: unknown) => {
          throw error instanceof z.ZodError ? byField(error, completed) : error
        })
      const said = typeof options.said === 'function' ? options.said(answer) : options.said
      const headers: HeadersInit = said ? { 'set-cookie': saidCookie(said) } : {}
      return redirect(options.done?.(answer, args.params, args.request) ?? pageAddress(args.request), {
        status: 303,
        headers,
      })
    },
  }
}

/** The act of this name; never what every object of JavaScript has, « constructor ». */
export const intentNamed = <Act>(intents: Readonly<Record<string, Act>>, name: string): Act | undefined =>
  Object.hasOwn(intents, name) ? intents[name] : undefined

/** Acts by the name of their intent, of which nothing is said above the page. */
export const intentsOf = (acts: Readonly<Record<string, Act>>): Readonly<Record<string, Intent>> =>
  Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, intent(act)]))

/** The same issues, each under the name of its field. */
export const byField = (error: z.ZodError, values: Readonly<Record<string, unknown>>) =>
  new z.ZodError(error.issues.map((issue) => ({ ...issue, path: [fieldOfIssue(issue.path, values)] })))

/** An action for people signed in: a table intent → command. Nothing typed is lost when the act is refused. */
export const formAction = (intents: Readonly<Record<string, Intent>>) => actionFor(signedIn, intents)

/** The same, for whoever still owes her second factor. */
export const awaitedAction = (intents: Readonly<Record<string, Intent>>) => actionFor(awaited, intents)

const actionFor = (enter: Entering, intents: Readonly<Record<string, Intent>>) =>
  Object.assign(
    async (args: ActionFunctionArgs) => {
      const surroundings = args.context.get(requestContext)
      // Whoever is not known because the database is silent wrote something: it is read, to be given back.
      if (surroundings.silence) return giveBack(surroundings.silence, args.request, surroundings)
      const visit = enter(args)
      await using received = await receive(visit, intents)
      const { form } = received
      const values = formValues(form)
      const name = String(values.intent ?? '')
      const chosen = intentNamed(intents, name)
      if (!chosen) throw data({ refusal: refusalLabels.unknownRequest }, { status: 400 })
      try {
        if (received.refusal) throw received.refusal
        return await visit.asOfNow(({ context, ...now }) => {
          const requestId = ownNumber(values.requestId, context.actor.personId)
          return chosen.run({ ...now, received, context: requestId ? { ...context, requestId } : context }, form)
        })
      } catch (error) {
        return refusedForm(error, name, values, surroundings)
      }
    },
    { intents },
  )

/** The whole form but its passwords, which never come back. */
const withoutPasswords = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)))

/**
 * What a form refused is told, with what was typed.
 * @throws the answer when there is nothing to show it in: a page not found; or one that cannot be made again without the
 * database, which then gives what was typed in a form of its own (shell/refusal-page.tsx)
 */
export function refusedForm(
  error: unknown,
  intentName: string,
  values: FormValues,
  { isDataRequest }: Pick<RequestContext, 'isDataRequest'>,
) {
  const typed = withoutPasswords(values)
  if (isDatabaseSilent(error) && !isDataRequest)
    throw data({ refusal: refusalSentence(error), sent: typed }, { status: statusOf[error.kind] })
  const answer: FormAnswer = {
    intent: intentName,
    subject: typeof typed.subject === 'string' ? typed.subject : undefined,
    errors: {},
    refusal: undefined,
    values: typed,
  }
  if (error instanceof z.ZodError) return data({ ...answer, errors: fieldErrors(error, values) }, { status: 422 })
  if (!(error instanceof DomainError) || error.kind === 'not-found') return answerFor(error)
  return data({ ...answer, errors: error.fields, refusal: refusalSentence(error) }, { status: statusOf[error.kind] })
}

/** What is sent while the database is silent, before anything is known of who sends it. */
export async function giveBack(silence: DomainError, request: Request, surroundings: RequestContext) {
  const values = formValues(await readForm(request))
  return refusedForm(silence, String(values.intent ?? ''), values, surroundings)
}
