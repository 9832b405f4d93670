/** GET, POST /point/:token/transmettre — passes the question to a colleague. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { forwardLink } from '#app/domains/campaigns/link/commands/forward-link.server.ts'
import { linkLimits } from '#app/domains/campaigns/link/link.ts'
import { ForwardPage } from '#app/domains/campaigns/link/pages/forward-page.tsx'
import { getForwardPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { linkAction, linkIntent, linkRoute } from '#app/http/link-route.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export { LinkRefusalPage as ErrorBoundary } from '#app/shell/link-frame.tsx'
export { clientAction } from '#app/ui/kept-draft.tsx'

export const loader = linkRoute(async ({ link }) => getForwardPage(link))

export const action = linkAction({
  'forward-link': linkIntent(forwardLink, {
    limit: linkLimits.forward,
    said: 'Lien transmis. La coordination en est informée.',
    done: linkPath,
    complete: async ({ surroundings }) => ({ siteUrl: surroundings.instance.config.url }),
  }),
})

export default function ForwardRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  return (
    <LinkFrame homeTo={linkTo}>
      <title>Transmettre à un collègue – Trame</title>
      <ForwardPage {...useLoaderData<typeof loader>()} linkTo={linkTo} />
    </LinkFrame>
  )
}
