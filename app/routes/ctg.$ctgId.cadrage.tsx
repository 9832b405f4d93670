/** GET, POST /ctg/:ctgId/cadrage — the framing note and the dates aimed at. */
import { recordFraming } from '#app/domains/journey/commands/record-framing.server.ts'
import { setMilestoneTarget } from '#app/domains/journey/commands/set-milestone-target.server.ts'
import { FramingPage } from '#app/domains/journey/pages/framing-page.tsx'
import { getFraming } from '#app/domains/journey/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getFraming(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'record-framing': intent(recordFraming, { said: 'Note de cadrage enregistrée.' }),
  'set-milestone-target': intent(setMilestoneTarget, { said: 'Date visée enregistrée.' }),
})

export default titled<Loaded<typeof loader>>(FramingPage, 'Cadrage et calendrier')
