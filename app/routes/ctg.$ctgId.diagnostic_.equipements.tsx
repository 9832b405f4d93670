/** GET, POST /ctg/:ctgId/diagnostic/equipements?annee= — facilities and services of a year. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addFacility } from '#app/domains/facilities/commands/add-facility.server.ts'
import { carryYear } from '#app/domains/facilities/commands/carry-year.server.ts'
import { confirmYear } from '#app/domains/facilities/commands/confirm-year.server.ts'
import { askedYear } from '#app/domains/facilities/inputs.ts'
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { FacilitiesPage } from '#app/domains/facilities/pages/facilities-page.tsx'
import { getFacilitiesPage } from '#app/domains/facilities/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getFacilitiesPage(context, path.parse(params).ctgId, askedYear(new URL(request.url).searchParams)),
)

export const action = formAction({
  'add-facility': intent(addFacility, { said: 'Équipement ajouté.' }),
  'confirm-year': intent(confirmYear, { said: 'Lignes confirmées.' }),
  'carry-year': intent(carryYear, {
    said: 'Année reportée : confirmez ou corrigez chaque ligne.',
    done: ({ year }, { ctgId }) => `/ctg/${ctgId}/diagnostic/equipements?annee=${year}`,
  }),
})

export default function FacilitiesRoute() {
  return (
    <>
      <PageTitle>{facilitiesLabels.page.title}</PageTitle>
      <FacilitiesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
