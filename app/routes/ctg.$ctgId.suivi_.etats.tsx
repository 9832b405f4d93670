/** GET, POST /ctg/:ctgId/suivi/etats — the states of the plan, and freezing today’s. */
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { StatesPage } from '#app/domains/snapshots/pages/states-page.tsx'
import { getStatesPage } from '#app/domains/snapshots/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getStatesPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'take-snapshot': intent(takeSnapshot, { said: 'État du plan figé.' }),
})

export default titled<Loaded<typeof loader>>(StatesPage, 'États du plan')
