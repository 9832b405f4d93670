/** GET, POST /atelier/:code — proposing to a workshop by the code of the room, without account. Rules: docs/rules/journey.md §7. */
import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import { z } from 'zod'
import { openGuestPage, proposeAsGuest } from '#app/domains/workshops/guest.server.ts'
import { workshopLabels as t } from '#app/domains/workshops/labels.fr.ts'
import { GuestPage } from '#app/domains/workshops/pages/guest-page.tsx'
import { guestLimits } from '#app/domains/workshops/workshops.ts'
import { formValues, readForm } from '#app/http/form-values.server.ts'
import { requestContext } from '#app/http/request-context.server.ts'
import { byField, publicRoute, refusedForm } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export const loader = publicRoute(async ({ surroundings, params, request }) => ({
  ...(await openGuestPage(surroundings.instance.db, params.code ?? '', surroundings.clientAddress)),
  name: guestName(request),
}))

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
    const { joinCode } = await openGuestPage(db, code, surroundings.clientAddress)
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
