/** GET, POST /ctg/:ctgId/suivi/reglages — from when an action calls for attention. */
import { updateWatchSettings } from '#app/domains/followup/watch/commands/update-watch-settings.server.ts'
import { WatchSettingsPage } from '#app/domains/followup/watch/pages/settings-page.tsx'
import { getWatchSettingsPage } from '#app/domains/followup/watch/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getWatchSettingsPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'update-watch-settings': intent(updateWatchSettings, {
    said: 'Réglages enregistrés.',
    done: (_, { ctgId }) => `/ctg/${ctgId}/suivi`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(WatchSettingsPage, 'Réglages du suivi')
