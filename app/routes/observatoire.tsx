/** GET /observatoire — the public figures of any territory; without account where the deployer says so. */
import { redirect } from 'react-router'
import { z } from 'zod'
import { anyLabels } from '#app/domains/observatory/any-labels.fr.ts'
import { findAnyTerritory, searchAnyTerritory } from '#app/domains/observatory/any-territory-queries.server.ts'
import { themeKeys } from '#app/domains/observatory/observatory.ts'
import { ObservatoryPage } from '#app/domains/observatory/pages/observatory-page.tsx'
import { getObservatoryStart } from '#app/domains/observatory/start-queries.server.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { shownAddress } from '#app/http/shown-address.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** An address written by hand asks for nothing. */
const search = z.object({
  recherche: z.string().max(100).catch(''),
  territoire: z.string().max(12).catch(''),
  theme: z.enum(themeKeys).catch('portrait'),
})

export const loader = publicRoute(async ({ surroundings, request }) => {
  const { pathname, search: searched, searchParams } = new URL(request.url)
  const { instance, actor, silence } = surroundings
  if (silence) throw silence
  if (!actor && !instance.config.isObservatoryOpen)
    throw redirect(`/connexion?retour=${encodeURIComponent(shownAddress(pathname) + searched)}`)
  const { recherche, territoire, theme } = search.parse({
    recherche: '',
    territoire: '',
    ...Object.fromEntries(searchParams),
  })
  const [found, shown, start] = await Promise.all([
    recherche === '' ? [] : searchAnyTerritory(instance.db, recherche),
    territoire === '' ? undefined : findAnyTerritory(instance.db, territoire, theme),
    recherche === '' && territoire === '' ? getObservatoryStart(instance.db) : null,
  ])
  // An unknown code becomes the words searched for: the page tells that nothing matches.
  return { search: recherche === '' && !shown ? territoire : recherche, found, shown: shown ?? null, start }
})

export default titled<Loaded<typeof loader>>(
  ObservatoryPage,
  ({ shown }) => (shown ? `${territoryLabels.fullName(shown.territory)}, ${anyLabels.title}` : anyLabels.title),
  ({ children }) => (
    <PlainFrame homeTo="/" isNarrow={false}>
      {children}
    </PlainFrame>
  ),
)
