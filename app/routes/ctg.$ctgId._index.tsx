/** GET /ctg/:ctgId — the dashboard. */
import { packLabels } from '#app/domains/dossiers/labels.fr.ts'
import { QuickDossier } from '#app/domains/dossiers/pages/quick-dossier.tsx'
import { dossierPermissions } from '#app/domains/dossiers/permissions.ts'
import { FirstWalkCard } from '#app/domains/guides/pages/first-walk-card.tsx'
import { findFirstWalk } from '#app/domains/guides/queries.server.ts'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { DashboardPage } from '#app/domains/journey/pages/dashboard-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const dashboard = await getDashboard(context, ctgId)
  // Once its plan has actions, a CTG begins no more: nothing is asked.
  const walk = dashboard.followup.total > 0 ? null : await findFirstWalk(context, ctgId)
  return {
    dashboard,
    walk,
    mayRequestDossier: allows(dossierPermissions.requestDossier, context.actor, { ctgId }),
    // Ended, its copil has met for the last time: what is read first is what became of it.
    hasEnded: dashboard.milestones.endsOn !== null && dashboard.milestones.endsOn < dashboard.today,
  }
})

export default titled<Loaded<typeof loader>>(({ dashboard, walk, mayRequestDossier, hasEnded }) => {
  const { ctgId } = dashboard
  return (
    <DashboardPage
      {...dashboard}
      first={walk && <FirstWalkCard {...walk} />}
      acts={
        hasEnded ? (
          <LinkButton to={`/ctg/${ctgId}/bilan`}>{packLabels.balance}</LinkButton>
        ) : mayRequestDossier ? (
          <QuickDossier ctgId={ctgId} />
        ) : (
          <LinkButton to={`/ctg/${ctgId}/elu`} look="primary">
            {packLabels.essentials}
          </LinkButton>
        )
      }
    />
  )
}, 'Tableau de bord')
