/** GET, POST /atelier/:code — proposing to a workshop by the code of the room, without account. Rules: docs/rules/journey.md §7. */
import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { z } from 'zod'
import { getGuestPage, proposeAsGuest } from '#app/domains/workshops/guest.server.ts'
import { workshopLabels as t } from '#app/domains/workshops/labels.fr.ts'
import { GuestPage } from '#app/domains/workshops/pages/guest-page.tsx'
import { guestLimits } from '#app/domains/workshops/workshops.ts'
import { formValues, readForm } from '#app/http/form-values.server.ts'
import { type RequestContext, requestContext } from '#app/http/request-context.server.ts'
import { byField, publicRoute, refusedForm } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export const loader = publicRoute(async ({ surroundings, params, request }) => ({
  ...(await withCode(surroundings, () => getGuestPage(surroundings.instance.db, params.code ?? ''))),
  name: guestName(request),
}))

/** Runs what a code opens: a right one passes, wrong ones are counted. @throws DomainError too-many after too many from one address */
async function withCode<Result>(
  { instance: { db }, clientAddress }: RequestContext,
  run: () => Promise<Result>,
): Promise<Result> {
  const at = new Date()
  try {
    return await run()
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found')
      await countAttempt(db, guestLimits.guess, clientAddress, at)
    throw error
  }
}

/** The name given once, for the next proposals from the same device; forgotten after the session. */
const nameCookie = 'trame_atelier'

function guestName(request: Request): string {
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
export async function action({ request, params, context }: ActionFunctionArgs) {
  const surroundings = context.get(requestContext)
  const { db } = surroundings.instance
  const at = new Date()
  const code = params.code ?? ''
  const values = formValues(await readForm(request))
  try {
    const { joinCode } = await withCode(surroundings, () => getGuestPage(db, code))
    await countAttempt(db, guestLimits.propose, `${joinCode} ${surroundings.clientAddress}`, at)
    await proposeAsGuest(db, code, values, at)
  } catch (error) {
    return refusedForm(error instanceof z.ZodError ? byField(error, values) : error, 'propose', values, surroundings)
  }
  const headers = new Headers({ 'set-cookie': saidCookie(t.guestAgain) })
  const name = encodeURIComponent(String(values.byName ?? '').slice(0, 120))
  headers.append('set-cookie', `${nameCookie}=${name}; Path=/atelier; HttpOnly; SameSite=Lax`)
  return redirect(new URL(request.url).pathname.replace(/\.data$/, ''), { status: 303, headers })
}

export default function GuestRoute() {
  const { joinCode, ...page } = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={`/atelier/${joinCode}`}>
      <title>{`${page.question} – Trame`}</title>
      <GuestPage {...page} />
    </LinkFrame>
  )
}
