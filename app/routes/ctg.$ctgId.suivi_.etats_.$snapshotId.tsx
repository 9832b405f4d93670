/** GET /ctg/:ctgId/suivi/etats/:snapshotId — the plan as it was one day. */
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { StatePage } from '#app/domains/snapshots/pages/state-page.tsx'
import { getStatePage } from '#app/domains/snapshots/queries.server.ts'
import { ctgIds, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'snapshotId')
  return {
    ...(await getStatePage(context, key)),
    decisionsAbout: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'plan-snapshot', id: key.snapshotId }),
  }
})

export default titled<Loaded<typeof loader>>(
  StatePage,
  (data) => snapshotLabels.stateOn(data.state.takenOn),
  WithDecisions,
)
