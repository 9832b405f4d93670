/** GET, POST /ctg/:ctgId/diagnostic/equipements?annee=&type=&commune=&tri= — facilities and services of a year. */
import { addFacility } from '#app/domains/facilities/commands/add-facility.server.ts'
import { carryYear } from '#app/domains/facilities/commands/carry-year.server.ts'
import { confirmYear } from '#app/domains/facilities/commands/confirm-year.server.ts'
import { askedYear } from '#app/domains/facilities/inputs.ts'
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { readListView } from '#app/domains/facilities/list-view.ts'
import { FacilitiesPage } from '#app/domains/facilities/pages/facilities-page.tsx'
import { getFacilitiesPage } from '#app/domains/facilities/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getFacilitiesPage(context, ctgPath.parse(params).ctgId, askedYear(searchParams), readListView(searchParams)),
)

export const action = formAction({
  'add-facility': intent(addFacility, { said: 'Équipement ajouté.' }),
  'confirm-year': intent(confirmYear, { said: 'Lignes confirmées.' }),
  'carry-year': intent(carryYear, {
    said: 'Année reportée : confirmez ou corrigez chaque ligne.',
    done: ({ year }, { ctgId }) => `/ctg/${ctgId}/diagnostic/equipements?annee=${year}`,
  }),
})

export default titled<Loaded<typeof loader>>(FacilitiesPage, facilitiesLabels.page.title)
