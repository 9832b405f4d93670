/** Around the pages behind the link of a convocation: token → invitation, limits, refusals. Rules: docs/rules/governance.md §11.7. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router'
import { linkLimits } from '#app/domains/campaigns/link/link.ts'
import { answerByLink } from '#app/domains/meetings/invitations/commands/answer-by-link.server.ts'
import { type FoundInvitation, findInvitation } from '#app/domains/meetings/invitations/holder.server.ts'
import { invitationPath } from '#app/domains/meetings/invitations/invitation-link.ts'
import { countAttempt, findBySecret } from '#app/kernel/attempts.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { formValues, readForm } from './form-values.server.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { refusedForm, statusOf } from './route.server.ts'
import { saidCookie } from './said-cookie.server.ts'

type Opened = {
  readonly invitation: FoundInvitation
  readonly token: string
  readonly at: Date
  readonly surroundings: RequestContext
}

/** What the page is told of a link that opens nothing; the same status whatever the reason. */
export type ClosedInvitation = { readonly invitation: 'unknown' | 'too-many' }

function answerFor(error: unknown): never {
  if (!(error instanceof DomainError)) throw error
  if (isDatabaseSilent(error)) throw data({ refusal: refusalSentence(error) }, { status: statusOf[error.kind] })
  const isTooMany = error.kind === 'too-many'
  const closed: ClosedInvitation = { invitation: isTooMany ? 'too-many' : 'unknown' }
  throw data(closed, { status: isTooMany ? 429 : 404 })
}

/** @throws the refusal's page when the link opens nothing, or after too many tries from this address */
async function open(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Opened> {
  const surroundings = args.context.get(requestContext)
  const { db } = surroundings.instance
  const at = new Date()
  const token = args.params.invitationToken ?? ''
  const tried = { limit: linkLimits.guess, address: surroundings.clientAddress, at }
  const invitation = await findBySecret(db, tried, () => findInvitation(db, token, at))
  if (invitation) return { invitation, token, at, surroundings }
  throw new DomainError('not-found', 'governance.invitation-not-found')
}

/** A loader for whoever holds the link of the address. Reading writes nothing. */
export const invitationRoute =
  <Result>(run: (opened: Opened) => Promise<Result>) =>
  async (args: LoaderFunctionArgs): Promise<Result> =>
    open(args).then(run).catch(answerFor)

/** The one act of these pages: answering. */
export async function invitationAction(args: ActionFunctionArgs) {
  const surroundings = args.context.get(requestContext)
  const opened = await open(args).catch((error: unknown) => (isDatabaseSilent(error) ? error : answerFor(error)))
  const { db } = surroundings.instance
  const isOpen = !(opened instanceof DomainError)
  // A body is only read from a link that has not sent too many.
  if (isOpen) await countAttempt(db, linkLimits.receive, opened.invitation.invitationId, opened.at).catch(answerFor)
  const values = formValues(await readForm(args.request, mostVisitorBytes))
  const intentName = 'answer-by-link'
  if (values.intent !== intentName)
    throw data({ refusal: 'Cette demande n’est pas connue : rechargez la page et recommencez.' }, { status: 400 })
  try {
    if (!isOpen) throw opened
    const { invitation, token, at } = opened
    await countAttempt(db, linkLimits.send, invitation.invitationId, at)
    await answerByLink({ db, at }, invitation, values)
    return redirect(invitationPath(token), {
      status: 303,
      headers: { 'set-cookie': saidCookie('Réponse enregistrée. Merci !') },
    })
  } catch (error) {
    return refusedForm(error, intentName, values, surroundings)
  }
}
