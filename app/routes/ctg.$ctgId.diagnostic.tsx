/** GET /ctg/:ctgId/diagnostic — the balance of the CTG before, every theme, what awaits, the priorities. */
import { OverviewPage } from '#app/domains/diagnosis/pages/overview-page.tsx'
import { getOverviewPage } from '#app/domains/diagnosis/queries.server.ts'
import { findBalanceLine } from '#app/domains/renewal/balance-queries.server.ts'
import { BalanceLineCard } from '#app/domains/renewal/pages/balance-line.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const [page, line] = await Promise.all([getOverviewPage(context, ctgId), findBalanceLine(context, ctgId)])
  return { page, line }
})

export default titled<Loaded<typeof loader>>(
  ({ page, line }) => <OverviewPage {...page} opening={<BalanceLineCard ctgId={page.ctgId} line={line} />} />,
  'Diagnostic partagé',
)
