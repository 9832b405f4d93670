/** GET, POST /atelier/:code — proposing to a workshop by the code of the room, without account. Rules: docs/rules/journey.md §7. */
import { useLoaderData } from 'react-router'
import { getGuestPage } from '#app/domains/workshops/guest.server.ts'
import { GuestPage } from '#app/domains/workshops/pages/guest-page.tsx'
import { publicRoute } from '#app/http/route.server.ts'
import { guestAction, guestName, withCode } from '#app/http/workshop-forms.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export const loader = publicRoute(async ({ surroundings, params, request }) => ({
  ...(await withCode(surroundings, () => getGuestPage(surroundings.instance.db, params.code ?? ''))),
  name: guestName(request),
}))

export const action = guestAction

export default function GuestRoute() {
  const { joinCode, ...page } = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={`/atelier/${joinCode}`}>
      <title>{`${page.question} – Trame`}</title>
      <GuestPage {...page} />
    </LinkFrame>
  )
}
