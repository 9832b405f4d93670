/** The acts of a workshop's board, on its page and on the screen of the room; and those who propose by its code. */
import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { addProposal } from '#app/domains/workshops/commands/add-proposal.server.ts'
import { addWorkshopGroup } from '#app/domains/workshops/commands/add-workshop-group.server.ts'
import { makeAction } from '#app/domains/workshops/commands/make-action.server.ts'
import { makeFinding } from '#app/domains/workshops/commands/make-finding.server.ts'
import { moveProposal } from '#app/domains/workshops/commands/move-proposal.server.ts'
import { removeProposal } from '#app/domains/workshops/commands/remove-proposal.server.ts'
import { removeWorkshopGroup } from '#app/domains/workshops/commands/remove-workshop-group.server.ts'
import { renameWorkshopGroup } from '#app/domains/workshops/commands/rename-workshop-group.server.ts'
import { setWorkshopState } from '#app/domains/workshops/commands/set-workshop-state.server.ts'
import { updateProposal } from '#app/domains/workshops/commands/update-proposal.server.ts'
import { getGuestPage, proposeAsGuest } from '#app/domains/workshops/guest.server.ts'
import { workshopLabels as t } from '#app/domains/workshops/labels.fr.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { formValues, readForm } from './form-values.server.ts'
import { type RequestContext, requestContext } from './request-context.server.ts'
import { byField, intent, refusedForm } from './route.server.ts'
import { saidCookie } from './said-cookie.server.ts'

/** No sentence above the page: it would push the board down under the hand that drags. What is done is seen there, and told by the board. */
export const workshopIntents = {
  'add-proposal': intent(addProposal),
  'update-proposal': intent(updateProposal),
  'remove-proposal': intent(removeProposal),
  'move-proposal': intent(moveProposal),
  'add-group': intent(addWorkshopGroup),
  'rename-group': intent(renameWorkshopGroup),
  'remove-group': intent(removeWorkshopGroup),
  'set-state': intent(setWorkshopState),
  'make-finding': intent(makeFinding),
  'make-action': intent(makeAction),
}

/** A room shares one address: what is counted is wrong codes, and far more proposals of one workshop than a room writes. */
const limits = {
  guess: { name: 'workshop-guess', most: 30, minutes: 15 },
  propose: { name: 'workshop-propose', most: 600, minutes: 60 },
} as const satisfies Record<string, AttemptLimit>

/** Runs what a code opens: a right one passes, wrong ones are counted. @throws DomainError too-many after too many from one address */
export async function withCode<Result>(
  { instance: { db }, clientAddress }: RequestContext,
  run: () => Promise<Result>,
): Promise<Result> {
  const at = new Date()
  try {
    return await run()
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found')
      await countAttempt(db, limits.guess, clientAddress, at)
    throw error
  }
}

/** The name given once, for the next proposals from the same device; forgotten after the session. */
const nameCookie = 'trame_atelier'

export function guestName(request: Request): string {
  const pair = request.headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.startsWith(`${nameCookie}=`))
  try {
    return decodeURIComponent(pair?.slice(nameCookie.length + 1) ?? '')
  } catch {
    return ''
  }
}

/** One proposal by the code of the address; what was typed comes back when it is refused. */
export async function guestAction({ request, params, context }: ActionFunctionArgs) {
  const surroundings = context.get(requestContext)
  const { db } = surroundings.instance
  const at = new Date()
  const code = params.code ?? ''
  const values = formValues(await readForm(request))
  try {
    const { joinCode } = await withCode(surroundings, () => getGuestPage(db, code))
    await countAttempt(db, limits.propose, `${joinCode} ${surroundings.clientAddress}`, at)
    await proposeAsGuest(db, code, values, at)
  } catch (error) {
    return refusedForm(error instanceof z.ZodError ? byField(error, values) : error, 'propose', values, surroundings)
  }
  const headers = new Headers({ 'set-cookie': saidCookie(t.guestAgain) })
  const name = encodeURIComponent(String(values.byName ?? '').slice(0, 120))
  headers.append('set-cookie', `${nameCookie}=${name}; Path=/atelier; HttpOnly; SameSite=Lax`)
  return redirect(new URL(request.url).pathname.replace(/\.data$/, ''), { status: 303, headers })
}
