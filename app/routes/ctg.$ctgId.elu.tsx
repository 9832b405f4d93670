/** GET /ctg/:ctgId/elu — « L’essentiel », the page of the élu: what she is named to sign, then what she decides. */
import { EssentialsPage } from '#app/domains/dossiers/pages/essentials-page.tsx'
import { getEssentialsPage } from '#app/domains/dossiers/queries.server.ts'
import { ToSignCard } from '#app/domains/signing/pages/to-sign-card.tsx'
import { listToSign } from '#app/domains/signing/to-sign.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const page = await getEssentialsPage(context, ctgId)
  return { ...page, toSign: (await listToSign(context)).filter((one) => one.ctgId === ctgId) }
})

export default titled<Loaded<typeof loader>>(
  ({ toSign, ...page }) => <EssentialsPage {...page} first={<ToSignCard toSign={toSign} />} />,
  'L’essentiel',
)
