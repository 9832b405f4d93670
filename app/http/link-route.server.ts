/** Around the pages behind a personal link: token → holder, limits, refusals as pages of their own. Rules: docs/rules/followup.md §7. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { type FoundLink, findLink, noteOpened } from '#app/domains/campaigns/link/holder.server.ts'
import { type LinkRefusal, lastDayBefore, linkLimits } from '#app/domains/campaigns/link/link.ts'
import { countAttempt, findBySecret } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { LinkCommand, LinkContext } from '#app/kernel/link-command.server.ts'
import { sightOf, withSight } from '#app/kernel/sight.server.ts'
import type { Answer } from '#app/kernel/transaction.server.ts'
import { formValues } from './form-values.server.ts'
import { receiveUpload } from './receive-upload.server.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { byField, giveBack, refusedForm, statusOf } from './route.server.ts'
import { saidCookie } from './said-cookie.server.ts'
import { keepingReceived, type Received, type Upload } from './uploads.server.ts'

export type LinkArgs = {
  readonly context: LinkContext
  readonly link: FoundLink
  readonly token: string
  readonly surroundings: RequestContext
  readonly request: Request
  /** The files of the form, where it carries some. */
  readonly received?: Received
}

/** What a page is told of a link that shows nothing; the same status whatever the reason. */
export type ClosedLink = {
  readonly link: LinkRefusal
  /** Last day it answered. */
  readonly lastDay?: string
  readonly contact?: FoundLink['contact']
}

const refuseLink = (closed: ClosedLink, status = 404): never => {
  throw data(closed, { status })
}

/** @throws the refusal's page when the link shows nothing: unknown, expired, taken back, or too many tries from this address */
async function openLink(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<LinkArgs> {
  const surroundings = args.context.get(requestContext)
  const { db } = surroundings.instance
  const at = new Date()
  const token = args.params.token ?? ''
  const tried = { limit: linkLimits.guess, address: surroundings.clientAddress, at }
  const link = await findBySecret(db, tried, () => findLink(db, token, at))
  if (!link) return refuseLink({ link: 'unknown' })
  if (link.state !== 'open')
    return refuseLink({
      link: link.state,
      lastDay: lastDayBefore(link.expiresAt, link.holder.timeZone),
      contact: link.contact,
    })
  return { context: { db, holder: link.holder, at }, link, token, surroundings, request: args.request }
}

/** A refusal becomes the page that says so; anything else is a fault. */
function answerFor(error: unknown): never {
  if (isDatabaseSilent(error)) throw data({ refusal: refusalSentence(error) }, { status: statusOf[error.kind] })
  if (error instanceof DomainError)
    return refuseLink(
      { link: error.kind === 'too-many' ? 'too-many' : 'unknown' },
      error.kind === 'too-many' ? 429 : 404,
    )
  throw error
}

/** A loader for whoever holds the link of the address. */
export const linkRoute =
  <Result>(run: (args: LinkArgs) => Promise<Result>) =>
  async (args: LoaderFunctionArgs): Promise<Result> => {
    try {
      const opened = await openLink(args)
      return await withSight(sightOf(opened.link.restrictedActionIds), () => run(opened))
    } catch (error) {
      return answerFor(error)
    }
  }

/** Asked ahead of time by a browser or a mail reader, not by someone. */
const isPrefetch = ({ headers }: Request): boolean =>
  [headers.get('sec-purpose'), headers.get('purpose')].some((purpose) => purpose?.includes('prefetch'))

/** Notes that the link was opened, the first time it is seen. Nothing else is ever written by reading. */
export async function noteVisit({ context, link, request }: LinkArgs): Promise<void> {
  if (link.isOpened || request.method !== 'GET' || isPrefetch(request)) return
  await noteOpened(context.db, context.holder, context.at)
}

export type LinkIntent = {
  readonly run: (args: LinkArgs, form: FormData) => Promise<Response>
  readonly limit: AttemptLimit
  readonly mostFiles: number
}

/** Ties a form's intent to its act by link; `done`: where to go afterwards. */
export function linkIntent<Shape extends z.ZodType, Result extends Answer>(
  command: LinkCommand<Shape, Result>,
  options: {
    readonly limit: AttemptLimit
    readonly said: string
    readonly done: (token: string) => string
    readonly complete?: (args: LinkArgs, form: FormData) => Promise<Readonly<Record<string, unknown>>>
    readonly upload?: Upload<LinkArgs>
  },
): LinkIntent {
  return {
    limit: options.limit,
    mostFiles: options.upload?.most ?? 0,
    async run(args, form) {
      const completed = { ...formValues(form), ...(await (options.upload?.read ?? options.complete)?.(args, form)) }
      await keepingReceived(args, () => command.runUnknown(args.context, completed)).catch((error: unknown) => {
        throw error instanceof z.ZodError ? byField(error, completed) : error
      })
      return redirect(options.done(args.token), { status: 303, headers: { 'set-cookie': saidCookie(options.said) } })
    },
  }
}

/** An action for whoever holds the link: limits first, then a table intent → act. Nothing typed is lost when it is refused. */
export const linkAction = (intents: Readonly<Record<string, LinkIntent>>) => async (args: ActionFunctionArgs) => {
  const surroundings = args.context.get(requestContext)
  const opened = await openLink(args).catch((error: unknown) =>
    isDatabaseSilent(error) ? giveBack(error, args.request, surroundings) : answerFor(error),
  )
  if (!('link' in opened)) return opened
  const { context, request, link } = opened
  const { db, at } = context
  // A body is only read from a link that has not sent too many.
  await countAttempt(db, linkLimits.receive, link.holder.linkId, at).catch(answerFor)
  const mostFiles = Math.max(0, ...Object.values(intents).map((intent) => intent.mostFiles))
  const { linkId, ctgId } = link.holder
  const allow = async (form: FormData) => {
    if (!intents[String(form.get('intent') ?? '')]?.mostFiles)
      throw new DomainError('invalid', 'documents.no-file-here')
  }
  await using received = await receiveUpload({ surroundings, request, mostFiles, sender: linkId, ctgId, allow })
  const { form } = received
  const values = formValues(form)
  const name = String(values.intent ?? '')
  const chosen = intents[name]
  if (!chosen)
    throw data({ refusal: 'Cette demande n’est pas connue : rechargez la page et recommencez.' }, { status: 400 })
  const requestId = typeof values.requestId === 'string' && values.requestId ? values.requestId : undefined
  try {
    if (received.refusal) throw received.refusal
    await countAttempt(db, chosen.limit, link.holder.linkId, at)
    return await withSight(sightOf(link.restrictedActionIds), () =>
      chosen.run({ ...opened, received, context: requestId ? { ...context, requestId } : context }, form),
    )
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return answerFor(error)
    return refusedForm(error, name, values, surroundings)
  }
}
