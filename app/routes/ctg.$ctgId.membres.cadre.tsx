/** GET, POST /ctg/:ctgId/membres/cadre — dates, perimeter, linked plans; `?territoire=` searches for the perimeter. */
import { useLoaderData, useParams } from 'react-router'
import { addArea } from '#app/domains/ctg/commands/add-area.server.ts'
import { removeArea } from '#app/domains/ctg/commands/remove-area.server.ts'
import { setLinkedPlans } from '#app/domains/ctg/commands/set-linked-plans.server.ts'
import { setPerimeter } from '#app/domains/ctg/commands/set-perimeter.server.ts'
import { updateArea } from '#app/domains/ctg/commands/update-area.server.ts'
import { updateCtg } from '#app/domains/ctg/commands/update-ctg.server.ts'
import { getFramePage } from '#app/domains/ctg/page-queries.server.ts'
import { FramePage } from '#app/domains/ctg/pages/frame-page.tsx'
import { ArrangementCard } from '#app/domains/privacy/pages/arrangement-card.tsx'
import { keyedValues } from '#app/http/form-values.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { readFileRoom } from '#app/http/upload-room.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params, surroundings, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const searched = (searchParams.get('territoire') ?? '').slice(0, 100)
  const page = await getFramePage(context, ctgId, searched, pageNumber(searchParams))
  return { ...page, room: await readFileRoom(surroundings.instance, ctgId) }
})

/** Several fields of one name. */
const textsOf = (form: FormData, name: string) => keyedValues(form, name).map(({ text }) => text)
const plansOf = async (_args: RouteArgs, form: FormData) => ({
  names: textsOf(form, 'names'),
  notes: textsOf(form, 'notes'),
  planIds: textsOf(form, 'planIds'),
})

export const action = formAction({
  'update-ctg': intent(updateCtg, { said: 'Nom et dates enregistrés.' }),
  'set-perimeter': intent(setPerimeter, { said: 'Périmètre enregistré.' }),
  'add-area': intent(addArea, { said: 'Quartier ajouté.' }),
  'update-area': intent(updateArea, { said: 'Quartier enregistré.' }),
  'remove-area': intent(removeArea, { said: 'Quartier retiré.' }),
  'set-linked-plans': intent(setLinkedPlans, { said: 'Liste enregistrée.', complete: plansOf }),
})

export default function FrameRoute() {
  return (
    <>
      <PageTitle>Périmètre et dates</PageTitle>
      <FramePage {...useLoaderData<typeof loader>()} />
      <ArrangementCard ctgId={useParams().ctgId ?? ''} />
    </>
  )
}
