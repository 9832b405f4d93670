/** GET, POST /ctg/:ctgId/suivi/reglages — from when an action calls for attention. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { updateWatchSettings } from '#app/domains/followup/watch/commands/update-watch-settings.server.ts'
import { WatchSettingsPage } from '#app/domains/followup/watch/pages/settings-page.tsx'
import { getWatchSettingsPage } from '#app/domains/followup/watch/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getWatchSettingsPage(context, path.parse(params).ctgId))

export const action = formAction({
  'update-watch-settings': intent(updateWatchSettings, {
    said: 'Réglages enregistrés.',
    done: (_, { ctgId }) => `/ctg/${ctgId}/suivi`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function WatchSettingsRoute() {
  return (
    <>
      <PageTitle>Réglages du suivi</PageTitle>
      <WatchSettingsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
