/** GET /connexion/fournisseur?cause= — why nobody entered by the identity provider. */
import { data, redirect } from 'react-router'
import { ProviderCausePage } from '#app/domains/accounts/pages/provider-cause-page.tsx'
import { providerCauseNames } from '#app/domains/accounts/provider/provider.ts'
import { providerCauses } from '#app/domains/accounts/provider-causes.fr.ts'
import { requireProvider } from '#app/http/provider-door.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings, searchParams }) => {
  const { name } = requireProvider(surroundings)
  const causeName = searchParams.get('cause')
  const cause = providerCauseNames.find((known) => known === causeName)
  if (!cause) throw redirect('/connexion')
  return data({ cause, provider: name }, { status: cause === 'unreachable' ? 503 : cause === 'too-many' ? 429 : 403 })
})

export default titled<Loaded<typeof loader>>(
  ProviderCausePage,
  (page) => providerCauses[page.cause](page.provider).title,
)
