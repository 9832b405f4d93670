/** GET, POST /invitation/:invitationToken — a convocation read and answered without account. Rules: docs/rules/governance.md §11.7. */
import { useLoaderData, useParams } from 'react-router'
import { answerByLink } from '#app/domains/meetings/invitations/commands/answer-by-link.server.ts'
import { invitationDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { invitationPath } from '#app/domains/meetings/invitations/invitation-link.ts'
import { InvitationPage } from '#app/domains/meetings/invitations/pages/invitation-page.tsx'
import { getInvitationPage } from '#app/domains/meetings/invitations/queries.server.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { doorLimits } from '#app/kernel/door.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

export const loader = doorRoute(invitationDoor, ({ found, db }) => getInvitationPage(db, found))

export const action = doorAction(invitationDoor, {
  'answer-by-link': doorIntent(answerByLink, {
    limit: doorLimits.send,
    said: 'Réponse enregistrée. Merci !',
    done: ({ secret }) => invitationPath(secret),
  }),
})

export default function InvitationRoute() {
  const linkTo = invitationPath(useParams().invitationToken ?? '')
  const page = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={linkTo}>
      <PageTitle>{`Convocation : ${page.meeting.title}`}</PageTitle>
      <InvitationPage {...page} linkTo={linkTo} />
    </LinkFrame>
  )
}
