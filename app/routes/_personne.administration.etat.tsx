/** GET /administration/etat — health, nodes, version, what an update brought. */
import { getHealthPage } from '#app/domains/instance/health-queries.server.ts'
import { HealthPage } from '#app/domains/instance/pages/health-page.tsx'
import { readOwnVersion } from '#app/domains/instance/pulse.server.ts'
import { healthLabels as t } from '#app/domains/instance/work-labels.fr.ts'
import { route } from '#app/http/route.server.ts'
import { readDiskState } from '#app/http/upload-room.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings: { instance } }) =>
  getHealthPage(context, {
    own: readOwnVersion(),
    disk: await readDiskState(instance.config.dataFolder),
    hasMetrics: instance.config.metricsToken !== undefined,
    nodeVersion: process.versions.node,
  }),
)

export default titled<Loaded<typeof loader>>(HealthPage, t.title)
