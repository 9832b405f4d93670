/** GET, POST /atelier/:code — proposing to a workshop by the code of the room, without account. Rules: docs/rules/journey.md §7. */
import { useLoaderData } from 'react-router'
import { proposeAsGuest } from '#app/domains/workshops/commands/propose-as-guest.server.ts'
import { guestPageOf, workshopDoor } from '#app/domains/workshops/door.server.ts'
import { workshopLabels as t } from '#app/domains/workshops/labels.fr.ts'
import { GuestPage } from '#app/domains/workshops/pages/guest-page.tsx'
import { guestLimits } from '#app/domains/workshops/workshops.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { cookieOf, readCookie } from '#app/http/own-cookie.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = doorRoute(workshopDoor, async ({ found, request }) => ({
  ...guestPageOf(found),
  name: readCookie(request, nameCookie) ?? '',
}))

/** The name given once, for the next proposals from the same device; forgotten after the session. */
const nameCookie = { name: 'trame_atelier' }

export const action = doorAction(workshopDoor, {
  propose: doorIntent(proposeAsGuest, {
    limit: guestLimits.propose,
    said: t.guestAgain,
    cookies: ({ byName }) => [cookieOf(nameCookie, String(byName ?? '').slice(0, 120))],
    done: ({ secret }) => `/atelier/${encodeURIComponent(secret)}`,
  }),
})

export default function GuestRoute() {
  const { joinCode, ...page } = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={`/atelier/${joinCode}`}>
      <PageTitle>{page.question}</PageTitle>
      <GuestPage {...page} />
    </LinkFrame>
  )
}
