/** GET, POST /invitation/:invitationToken — a convocation read and answered without account. Rules: docs/rules/governance.md §11.7. */
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from 'react-router'
import { invitationPath } from '#app/domains/meetings/invitations/invitation-link.ts'
import { InvitationPage, UnknownInvitationPage } from '#app/domains/meetings/invitations/pages/invitation-page.tsx'
import { getInvitationPage } from '#app/domains/meetings/invitations/queries.server.ts'
import { invitationAction, invitationRoute } from '#app/http/invitation-route.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { RefusalPage } from '#app/shell/refusal-page.tsx'

export const loader = invitationRoute(({ invitation, surroundings }) =>
  getInvitationPage(surroundings.instance.db, invitation),
)

export const action = invitationAction

export function ErrorBoundary() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status !== 404 && status !== 429) return <RefusalPage />
  return (
    <LinkFrame homeTo="/">
      <title>Convocation – Trame</title>
      <UnknownInvitationPage isTooMany={status === 429} />
    </LinkFrame>
  )
}

export default function InvitationRoute() {
  const linkTo = invitationPath(useParams().invitationToken ?? '')
  return (
    <LinkFrame homeTo={linkTo}>
      <title>Convocation – Trame</title>
      <InvitationPage {...useLoaderData<typeof loader>()} linkTo={linkTo} />
    </LinkFrame>
  )
}
