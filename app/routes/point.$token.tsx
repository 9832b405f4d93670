/** GET, POST /point/:token — what a personal link opens, without account. Rules: docs/rules/followup.md §7. */
import { useLoaderData, useParams } from 'react-router'
import { sendReports } from '#app/domains/campaigns/link/commands/send-reports.server.ts'
import { fieldPrefix, linkLimits } from '#app/domains/campaigns/link/link.ts'
import { LinkPage } from '#app/domains/campaigns/link/pages/link-page.tsx'
import { getLinkPage } from '#app/domains/campaigns/link/queries.server.ts'
import { linkPath } from '#app/domains/campaigns/link-token.ts'
import { mostFiles } from '#app/domains/followup/report-field-names.ts'
import { linkAction, linkIntent, linkRoute, noteVisit } from '#app/http/link-route.server.ts'
import { readUploads } from '#app/http/uploads.server.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'

export { LinkRefusalPage as ErrorBoundary } from '#app/shell/link-frame.tsx'
export { clientAction } from '#app/ui/kept-draft.tsx'

export const loader = linkRoute(async (args) => {
  await noteVisit(args)
  return getLinkPage(args.context, args.link)
})

/** A few on each of her actions; beyond, the size of the whole holds them. */
const mostFilesByLink = 60

export const action = linkAction({
  'send-reports': linkIntent(sendReports, {
    limit: linkLimits.send,
    said: 'Points envoyés. Merci !',
    done: (token) => `${linkPath(token)}/envoye`,
    upload: {
      most: mostFilesByLink,
      read: async (args, form) => {
        const kept = []
        for (const actionId of args.link.holder.actionIds)
          kept.push(await readUploads(args, form, { field: `${fieldPrefix(actionId)}files`, most: mostFiles }))
        return Object.assign({}, ...kept)
      },
    },
  }),
})

export default function LinkRoute() {
  const linkTo = linkPath(useParams().token ?? '')
  return (
    <LinkFrame homeTo={linkTo}>
      <title>Faire le point – Trame</title>
      <LinkPage {...useLoaderData<typeof loader>()} linkTo={linkTo} />
    </LinkFrame>
  )
}
