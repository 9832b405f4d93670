/** GET /accessibilite — the accessibility statement, open to all, whatever happens to the database. */
import { StatementPage } from '#app/domains/accessibility/pages/statement-page.tsx'
import { findPublisher } from '#app/domains/accessibility/queries.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { textAlone } from '#app/http/text-alone.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings: { instance, silence } }) => ({
  publisher: silence ? null : await findPublisher(instance.db),
}))

export const handle = textAlone

export default titled<Loaded<typeof loader>>(StatementPage, 'Accessibilité', ({ children }) => (
  <PlainFrame homeTo="/" isNarrow={false}>
    {children}
  </PlainFrame>
))
