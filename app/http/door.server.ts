/** Requests of people without an account: secret → what it opens, with limits and refusals in the words of the door. Why: docs/decisions/0028. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import type { Answer } from '#app/kernel/answer-once.server.ts'
import { countAttempt, findBySecret } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import type { ClosedDoor, Door, DoorHolder, SendingDoor } from '#app/kernel/door.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { GuestCommand } from '#app/kernel/guest-command.server.ts'
import { mostBodyBytes, mostVisitorBytes } from '#app/kernel/sending.ts'
import { sightOf, withSight } from '#app/kernel/sight.server.ts'
import { isKnownTooLong } from './asked-again.server.ts'
import { keptNumber } from './form-number.server.ts'
import { formValues } from './form-values.server.ts'
import { receiveUpload } from './receive-upload.server.ts'
import { refusalLabels } from './refusal-labels.fr.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { answerFor, byField, giveBack, intentNamed, refusedForm } from './route.server.ts'
import { saidCookie } from './said-cookie.server.ts'
import { keepingReceived, type Received, type Upload } from './uploads.server.ts'

export type Opened<Found> = {
  readonly found: Found
  readonly secret: string
  readonly db: Database
  readonly at: Date
  readonly surroundings: RequestContext
  readonly request: Request
  /** The files of the form, where it carries some. */
  readonly received?: Received
}

const showClosed = (closed: ClosedDoor, status: number): never => {
  throw data({ closed }, { status })
}

/** @throws the closed page, or DomainError not-found | too-many */
async function open<Found>(
  door: Door<Found>,
  args: LoaderFunctionArgs | ActionFunctionArgs,
  at: Date = new Date(),
): Promise<Opened<Found>> {
  const { request, params, context } = args
  const surroundings = context.get(requestContext)
  const { db } = surroundings.instance
  const secret = params[door.secret] ?? ''
  const tried = { limit: door.guess, address: surroundings.clientAddress, at }
  const found = await findBySecret(db, tried, () => door.find(db, secret, at))
  if (found === undefined) throw new DomainError('not-found', door.unknown)
  const ended = door.ended?.(found)
  return ended ? showClosed(ended, 404) : { found, secret, db, at, surroundings, request }
}

/** A refusal becomes the page that says so; what may be asked again says it, the door stays; anything else is a fault. */
function shut<Found>({ closed }: Door<Found>, error: unknown): never {
  if (!(error instanceof DomainError) || error.kind === 'unavailable' || !closed) return answerFor(error)
  return error.kind === 'too-many' ? showClosed(closed('too-many'), 429) : showClosed(closed('unknown'), 404)
}

const seeing = <Found, Result>({ sight }: Door<Found>, found: Found, run: () => Promise<Result>): Promise<Result> =>
  withSight(sightOf(sight?.(found) ?? []), run)

/** A prefetch by a browser or a mail reader, not a visit. */
export const isPrefetch = ({ headers }: Request): boolean =>
  [headers.get('sec-purpose'), headers.get('purpose')].some((purpose) => purpose?.includes('prefetch'))

/** A loader, or an action without form of ours, for whoever comes through the door. */
export const doorRoute =
  <Found, Result>(door: Door<Found>, run: (opened: Opened<Found>) => Promise<Result>) =>
  async (args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Result> => {
    try {
      const opened = await open(door, args)
      return await seeing(door, opened.found, () => run(opened))
    } catch (error) {
      return shut(door, error)
    }
  }

type GivenForm = {
  readonly form: FormData
  readonly values: Readonly<Record<string, unknown>>
  readonly requestId?: string
}

export type DoorIntent<Found, Holder> = {
  readonly run: (opened: Opened<Found>, holder: Holder, sentForm: GivenForm) => Promise<Response>
  readonly limit: AttemptLimit
  readonly mostFiles: number
}

/** Ties a form's intent to its act through the door; `done`: where to go afterwards. */
export function doorIntent<Found, Holder extends DoorHolder, Shape extends z.ZodType, Result extends Answer>(
  command: GuestCommand<Holder, Shape, Result>,
  options: {
    readonly limit: AttemptLimit
    readonly said: string
    readonly done: (opened: Opened<Found>) => string
    /** Cookies to keep on the device. */
    readonly cookies?: (values: GivenForm['values']) => readonly string[]
    readonly complete?: (opened: Opened<Found>, form: FormData) => Promise<Readonly<Record<string, unknown>>>
    readonly upload?: Upload<Opened<Found>>
  },
): DoorIntent<Found, Holder> {
  const { limit, said, done, cookies, complete, upload } = options
  return {
    limit,
    mostFiles: upload?.most ?? 0,
    async run(opened, holder, { form, values, ...request }) {
      const completed = { ...values, ...(await (upload?.read ?? complete)?.(opened, form)) }
      const { db, at } = opened
      await keepingReceived(opened, () => command.runUnknown({ db, at, holder, ...request }, completed)).catch(
        (error: unknown) => {
          throw error instanceof z.ZodError ? byField(error, completed) : error
        },
      )
      const headers = new Headers({ 'set-cookie': saidCookie(said) })
      for (const cookie of cookies?.(values) ?? []) headers.append('set-cookie', cookie)
      return redirect(done(opened), { status: 303, headers })
    },
  }
}

/** An action for whoever comes through the door: limits first, then a table intent → act. Nothing typed is lost when it is refused. */
export const doorAction =
  <Found, Holder extends DoorHolder>(
    door: SendingDoor<Found, Holder>,
    intents: Readonly<Record<string, DoorIntent<Found, Holder>>>,
  ) =>
  async (args: ActionFunctionArgs) => {
    const surroundings = args.context.get(requestContext)
    const opened = await open(door, args).catch((error: unknown) =>
      isDatabaseSilent(error) ? giveBack(error, args.request, surroundings) : shut(door, error),
    )
    if (!('found' in opened)) return opened
    const { found, db, at, request } = opened
    const sender = door.senderOf(found, surroundings.clientAddress)
    // The limit comes before reading the body.
    if (door.receive) await countAttempt(db, door.receive, sender, at).catch((error: unknown) => shut(door, error))
    const mostFiles = Math.max(0, ...Object.values(intents).map((intent) => intent.mostFiles))
    const allow = async (form: FormData) => {
      if (!intentNamed(intents, String(form.get('intent') ?? ''))?.mostFiles)
        throw new DomainError('invalid', 'documents.no-file-here')
    }
    const ctgId = door.holderOf(found).ctgId ?? undefined
    const mostBytes = mostFiles === 0 ? mostVisitorBytes : mostBodyBytes
    await using received = await receiveUpload({ surroundings, request, mostFiles, mostBytes, sender, ctgId, allow })
    const { form } = received
    const values = formValues(form)
    const name = String(values.intent ?? '')
    const chosen = intentNamed(intents, name)
    if (!chosen) throw data({ refusal: refusalLabels.unknownRequest }, { status: 400 })
    const requestId = keptNumber(values.requestId)
    try {
      if (received.refusal) throw received.refusal
      await countAttempt(db, chosen.limit, sender, at)
      // Reading the body may have taken minutes: a link revoked meanwhile is refused.
      const now = isKnownTooLong(at) ? await open(door, args, at) : opened
      const sentForm = { form, values, ...(requestId !== undefined && { requestId }) }
      return await seeing(door, now.found, () => chosen.run({ ...now, received }, door.holderOf(now.found), sentForm))
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return shut(door, error)
      return refusedForm(error, name, values, surroundings)
    }
  }
