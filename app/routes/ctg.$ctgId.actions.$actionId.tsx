/** GET, POST /ctg/:ctgId/actions/:actionId — one action: its sheet, what follow-up knows of it, whether the library has it. */
import { CorrectivesOfAction, LastReportOfAction, ReportAct } from '#app/domains/followup/pages/action-followup.tsx'
import { followupActs, getActionFollowup } from '#app/domains/followup/queries.server.ts'
import { offerSheet } from '#app/domains/library/commands/offer-sheet.server.ts'
import { withdrawSheet } from '#app/domains/library/commands/withdraw-sheet.server.ts'
import { LibraryStandingCard } from '#app/domains/library/pages/library-standing-card.tsx'
import { getLibraryStanding } from '#app/domains/library/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ActionPage } from '#app/domains/plan/pages/action-page.tsx'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import { CarryLinks } from '#app/domains/renewal/pages/carry-links.tsx'
import { WorkshopSourceCard } from '#app/domains/workshops/pages/workshop-source.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'actionId')
  const [page, followup, decisions, library] = await Promise.all([
    getActionPage(context, key),
    getActionFollowup(context, key),
    listDecisionsAbout(context, { ctgId: key.ctgId, type: 'action', id: key.actionId }),
    getLibraryStanding(context, key),
  ])
  return {
    page,
    decisions,
    library,
    followup: { ...followup, may: followupActs(context.actor, key.ctgId, page.sheet) },
  }
})

export const action = formAction({
  'offer-sheet': intent(offerSheet, { said: 'Fiche offerte à la bibliothèque.' }),
  'withdraw-sheet': intent(withdrawSheet, { said: 'Fiche retirée de la bibliothèque.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, followup, decisions, library }) => (
    <ActionPage
      {...page}
      acts={followup.may.report && <ReportAct {...followup} status={page.sheet.status} />}
      lastReport={<LastReportOfAction {...followup} />}
      around={
        <>
          <CorrectivesOfAction {...followup} />
          <CarryLinks links={page.thread.carried} />
          <LibraryStandingCard {...library} />
          <WorkshopSourceCard ctgId={page.ctgId} source={library.workshop} />
          <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
        </>
      }
    />
  ),
  ({ page }) => `${page.sheet.code} ${page.sheet.title}`,
)
