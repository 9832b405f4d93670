/** GET, POST /ctg/:ctgId/convention/sppe/missions — who holds the missions of childcare, commune by commune. */
import { addHolder } from '#app/domains/sppe/commands/add-holder.server.ts'
import { entrustMissions } from '#app/domains/sppe/commands/entrust-missions.server.ts'
import { removeHolder } from '#app/domains/sppe/commands/remove-holder.server.ts'
import { saveMissions } from '#app/domains/sppe/commands/save-missions.server.ts'
import { sppeLabels as t } from '#app/domains/sppe/labels.fr.ts'
import { MissionsPage } from '#app/domains/sppe/pages/missions-page.tsx'
import { getMissionsPage } from '#app/domains/sppe/queries.server.ts'
import { missions } from '#app/domains/sppe/sppe.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getMissionsPage(context, ctgPath.parse(params).ctgId, pageNumber(searchParams)),
)

export const action = formAction({
  'save-missions': intent(saveMissions, {
    said: t.said.missions,
    complete: async (_args, form) => ({ communes: formRows(form, [...missions, 'total']) }),
  }),
  'entrust-missions': intent(entrustMissions, { said: t.said.everywhere }),
  'add-holder': intent(addHolder, { said: t.said.holderAdded }),
  'remove-holder': intent(removeHolder, { said: t.said.holderRemoved }),
})

export default titled<Loaded<typeof loader>>(MissionsPage, 'Missions de la petite enfance')
