/** GET, POST /ctg/:ctgId/constats/:findingId — one finding, and the positions on it. */
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { withdrawFinding } from '#app/domains/diagnosis/commands/withdraw-finding.server.ts'
import { getFindingPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { FindingPage } from '#app/domains/diagnosis/pages/finding-page.tsx'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { findCarriedFinding } from '#app/domains/renewal/chapters/carried-finding.server.ts'
import { CarriedFindingCard } from '#app/domains/renewal/pages/carried-finding-card.tsx'
import { WorkshopSourceCard } from '#app/domains/workshops/pages/workshop-source.tsx'
import { findWorkshopSource } from '#app/domains/workshops/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'findingId')
  const page = await getFindingPage(context, key)
  const subject = { ctgId: key.ctgId, type: 'finding', id: key.findingId } as const
  const [decisions, source, carried] = await Promise.all([
    listDecisionsAbout(context, subject),
    findWorkshopSource(context, subject),
    findCarriedFinding(context, key),
  ])
  return { page, decisions, source, carried }
})

export const action = formAction({
  'give-position': intent(givePosition, { said: 'Position enregistrée.' }),
  'withdraw-finding': intent(withdrawFinding, { said: 'Constat retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  ({ page, decisions, source, carried }) => (
    <Stack>
      <FindingPage {...page} />
      <CarriedFindingCard carried={carried} />
      <WorkshopSourceCard ctgId={page.ctgId} source={source} />
      <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
    </Stack>
  ),
  ({ page }) => page.finding.title,
)
