/** GET /administration — what waits or fails in the instance, then its parts. */
import { getAdministrationHome } from '#app/domains/instance/home-queries.server.ts'
import { homeLabels as t } from '#app/domains/instance/labels.fr.ts'
import { AdministrationHomePage } from '#app/domains/instance/pages/home-page.tsx'
import { readOwnVersion } from '#app/domains/instance/pulse.server.ts'
import { route } from '#app/http/route.server.ts'
import { readDiskState } from '#app/http/upload-room.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings: { instance } }) => {
  const { config, isDemo } = instance
  return getAdministrationHome(context, {
    disk: await readDiskState(config.dataFolder),
    hasMailServer: config.smtpUrl !== undefined,
    quotaBytes: config.quotaBytes,
    isDemo,
    version: readOwnVersion().version,
  })
})

export default titled<Loaded<typeof loader>>(AdministrationHomePage, t.title)
