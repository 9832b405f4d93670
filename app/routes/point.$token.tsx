/** GET, POST /point/:token — what a personal link opens, without account. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { sendReports } from '#app/domains/campaigns/link/commands/send-reports.server.ts'
import { linkDoor } from '#app/domains/campaigns/link/door.server.ts'
import { type FoundLink, noteOpened } from '#app/domains/campaigns/link/holder.server.ts'
import { linkLabels } from '#app/domains/campaigns/link/labels.fr.ts'
import { fieldPrefix } from '#app/domains/campaigns/link/link.ts'
import { LinkPage } from '#app/domains/campaigns/link/pages/link-page.tsx'
import { getLinkPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { mostFiles } from '#app/domains/followup/report-field-names.ts'
import { doorAction, doorIntent, doorRoute, isPrefetch, type Opened } from '#app/http/door.server.ts'
import { readUploads } from '#app/http/uploads.server.ts'
import { doorLimits } from '#app/kernel/door.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { ClosedDoorPage as ErrorBoundary } from '#app/shell/link-frame.tsx'

/** The first visit is noted; nothing else is ever written by reading. */
export const loader = doorRoute(linkDoor, async (opened) => {
  const { found, db, at, request } = opened
  if (!found.isOpened && request.method === 'GET' && !isPrefetch(request)) await noteOpened(db, found.holder, at)
  return getLinkPage(opened, found)
})

/** A few on each of her actions; beyond, the size of the whole holds them. */
const mostFilesByLink = 60

export const action = doorAction(linkDoor, {
  'send-reports': doorIntent(sendReports, {
    limit: doorLimits.send,
    said: 'C’est envoyé. Merci !',
    done: ({ secret }) => `${linkPath(secret)}/envoye`,
    upload: {
      most: mostFilesByLink,
      read: async (opened: Opened<FoundLink>, form) => {
        const uploads = []
        for (const actionId of opened.found.holder.actionIds)
          uploads.push(await readUploads(opened, form, { field: `${fieldPrefix(actionId)}files`, most: mostFiles }))
        return Object.assign({}, ...uploads)
      },
    },
  }),
})

export default function LinkRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  const page = useLoaderData<typeof loader>()
  return (
    <LinkFrame homeTo={linkTo}>
      <PageTitle>{linkLabels.title(page.actions.length)}</PageTitle>
      <LinkPage {...page} linkTo={linkTo} />
    </LinkFrame>
  )
}
