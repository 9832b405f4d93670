/** GET /point/:token/envoye — what was sent by a personal link. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { SentPage } from '#app/domains/campaigns/link/pages/sent-page.tsx'
import { getSentPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { linkRoute } from '#app/http/link-route.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export { LinkRefusalPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = linkRoute(({ context, link }) => getSentPage(context, link))

export default function SentRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  return (
    <LinkFrame homeTo={linkTo}>
      <title>Points envoyés – Trame</title>
      <SentPage {...useLoaderData<typeof loader>()} linkTo={linkTo} />
    </LinkFrame>
  )
}
