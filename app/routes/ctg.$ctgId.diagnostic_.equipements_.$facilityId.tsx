/** GET, POST /ctg/:ctgId/diagnostic/equipements/:facilityId — one facility and its years. */
import { describeYear } from '#app/domains/facilities/commands/describe-year.server.ts'
import { removeFacility } from '#app/domains/facilities/commands/remove-facility.server.ts'
import { updateFacility } from '#app/domains/facilities/commands/update-facility.server.ts'
import { FacilityPage } from '#app/domains/facilities/pages/facility-page.tsx'
import { getFacilityPage } from '#app/domains/facilities/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getFacilityPage(context, ctgIds(params, 'facilityId')))

export const action = formAction({
  'describe-year': intent(describeYear, { said: 'Année enregistrée.' }),
  'update-facility': intent(updateFacility, { said: 'Équipement corrigé.' }),
  'remove-facility': intent(removeFacility, {
    said: 'Équipement retiré.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/diagnostic/equipements`,
  }),
})

export default titled<Loaded<typeof loader>>(FacilityPage, (page) => page.facility.name)
