/** GET /accessibilite — the accessibility statement, open to all, whatever happens to the database. */
import { useLoaderData } from 'react-router'
import { StatementPage } from '#app/domains/accessibility/pages/statement-page.tsx'
import { findPublisher } from '#app/domains/accessibility/queries.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { textAlone } from '#app/http/text-alone.ts'
import { PlainFrame } from '#app/ui/app-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings: { instance, silence } }) => ({
  publisher: silence ? null : await findPublisher(instance.db),
}))

export const handle = textAlone

export default function AccessibilityRoute() {
  return (
    <PlainFrame homeTo="/" isNarrow={false}>
      <PageTitle>Accessibilité</PageTitle>
      <StatementPage {...useLoaderData<typeof loader>()} />
    </PlainFrame>
  )
}
