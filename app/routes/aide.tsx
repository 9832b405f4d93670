/** GET /aide?q= — the guides and their search, open to all. */
import { HelpPage } from '#app/domains/guides/pages/help-page.tsx'
import { getHelpPage, listOwnWalks } from '#app/domains/guides/queries.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { GuideFrame } from '#app/shell/guide-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings: { actor, instance }, searchParams }) => ({
  ...getHelpPage(searchParams.get('q') ?? ''),
  walks: await listOwnWalks(instance.db, actor, parisDay(new Date())),
}))

export default titled<Loaded<typeof loader>>(HelpPage, 'Aide', GuideFrame)
