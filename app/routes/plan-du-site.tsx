/** GET /plan-du-site — where everything is, open to all; signed in, with one's own CTGs. */
import { SiteMapPage } from '#app/domains/accessibility/pages/site-map-page.tsx'
import { listCtgsOfMap } from '#app/domains/accessibility/queries.server.ts'
import { listNamedPages } from '#app/domains/portal/queries.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { sectionPlaces } from '#app/shell/ctg-frame.tsx'
import { openPlaces, personalPlaces } from '#app/shell/places.fr.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const mostPublicPages = 30

export const loader = publicRoute(async ({ surroundings: { instance, actor, silence } }) => {
  if (silence) throw silence
  const [ctgs, pages] = await Promise.all([
    actor && listCtgsOfMap(instance.db, actor),
    listNamedPages(instance.db, mostPublicPages),
  ])
  return { ctgs, open: { pages, isObservatoryOpen: instance.config.isObservatoryOpen } }
})

export default titled<Loaded<typeof loader>>(
  ({ ctgs, open }) => (
    <SiteMapPage ctgs={ctgs} open={openPlaces(open)} personal={personalPlaces(open)} sections={sectionPlaces} />
  ),
  'Plan du site',
  ({ children }) => <PlainFrame homeTo="/">{children}</PlainFrame>,
)
