/** GET, POST /ctg/:ctgId/mandat — choosing for whom one acts. */
import { actAs } from '#app/domains/ctg/commands/act-as.server.ts'
import { MandatePage } from '#app/domains/ctg/pages/mandate-page.tsx'
import { getCtgFrame } from '#app/domains/ctg/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getCtgFrame(context, ctgPath.parse(params).ctgId))

export const action = formAction({ 'act-as': intent(actAs, { said: 'Mandat changé.' }) })

export default titled<Loaded<typeof loader>>(MandatePage, 'Vos mandats')
