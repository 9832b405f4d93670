/** GET /ctg/:ctgId/suivi/etats/:snapshotId — the plan as it was one day. */
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { StatePage } from '#app/domains/snapshots/pages/state-page.tsx'
import { getStatePage } from '#app/domains/snapshots/queries.server.ts'
import { ctgIds, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getStatePage(context, ctgIds(params, 'snapshotId')))

export default titled<Loaded<typeof loader>>(StatePage, (data) => snapshotLabels.stateOn(data.state.takenOn))
