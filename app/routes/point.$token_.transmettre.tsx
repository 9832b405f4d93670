/** GET, POST /point/:token/transmettre — passes the question to a colleague. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { forwardLink } from '#app/domains/campaigns/link/commands/forward-link.server.ts'
import { linkDoor } from '#app/domains/campaigns/link/door.server.ts'
import { forwardLimit } from '#app/domains/campaigns/link/link.ts'
import { ForwardPage } from '#app/domains/campaigns/link/pages/forward-page.tsx'
import { getForwardPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = doorRoute(linkDoor, async ({ found }) => getForwardPage(found))

export const action = doorAction(linkDoor, {
  'forward-link': doorIntent(forwardLink, {
    limit: forwardLimit,
    said: 'Lien transmis. La coordination en est informée.',
    done: ({ secret }) => linkPath(secret),
    complete: async ({ surroundings }) => ({ siteUrl: surroundings.instance.config.url }),
  }),
})

export default function ForwardRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  return (
    <LinkFrame homeTo={linkTo}>
      <PageTitle>Transmettre à un collègue</PageTitle>
      <ForwardPage {...useLoaderData<typeof loader>()} linkTo={linkTo} />
    </LinkFrame>
  )
}
