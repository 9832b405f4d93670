/** GET /point/:token/envoye — what was sent by a personal link. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { linkDoor } from '#app/domains/campaigns/link/door.server.ts'
import { linkLabels } from '#app/domains/campaigns/link/labels.fr.ts'
import { SentPage } from '#app/domains/campaigns/link/pages/sent-page.tsx'
import { getSentPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = doorRoute(linkDoor, (opened) => getSentPage(opened, opened.found))

export default function SentRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  const page = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={linkTo}>
      <PageTitle>{linkLabels.sentTitle(page.sent.length)}</PageTitle>
      <SentPage {...page} linkTo={linkTo} />
    </LinkFrame>
  )
}
