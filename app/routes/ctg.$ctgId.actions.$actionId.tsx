/** GET /ctg/:ctgId/actions/:actionId — one action: its sheet, and beside it what follow-up knows of it. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { CorrectivesOfAction, LastReportOfAction, ReportAct } from '#app/domains/followup/pages/action-followup.tsx'
import { followupActs, getActionFollowup } from '#app/domains/followup/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ActionPage } from '#app/domains/plan/pages/action-page.tsx'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import { CarryLinks } from '#app/domains/renewal/pages/carry-links.tsx'
import { WorkshopSourceCard } from '#app/domains/workshops/pages/workshop-source.tsx'
import { findWorkshopSource } from '#app/domains/workshops/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), actionId: z.uuid() })

export const loader = route(async ({ context, params }) => {
  const key = path.parse(params)
  const [page, followup, decisions, source] = await Promise.all([
    getActionPage(context, key),
    getActionFollowup(context, key),
    listDecisionsAbout(context, { ctgId: key.ctgId, type: 'action', id: key.actionId }),
    findWorkshopSource(context, { ctgId: key.ctgId, type: 'action', id: key.actionId }),
  ])
  return {
    page,
    decisions,
    source,
    followup: { ...followup, may: followupActs(context.actor, key.ctgId, page.sheet) },
  }
})

export default function ActionRoute() {
  const { page, followup, decisions, source } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`${page.sheet.code} ${page.sheet.title}`}</PageTitle>
      <ActionPage
        {...page}
        acts={followup.may.report && <ReportAct {...followup} />}
        lastReport={<LastReportOfAction {...followup} />}
        around={
          <>
            <CorrectivesOfAction {...followup} />
            <CarryLinks links={page.thread.carried} />
            <WorkshopSourceCard ctgId={page.ctgId} source={source} />
            <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
          </>
        }
      />
    </>
  )
}
