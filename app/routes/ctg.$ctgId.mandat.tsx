/** GET, POST /ctg/:ctgId/mandat — choosing for whom one acts. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { actAs } from '#app/domains/ctg/commands/act-as.server.ts'
import { MandatePage } from '#app/domains/ctg/pages/mandate-page.tsx'
import { getCtgFrame } from '#app/domains/ctg/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getCtgFrame(context, path.parse(params).ctgId))

export const action = formAction({ 'act-as': intent(actAs, { said: 'Mandat changé.' }) })

export default function MandateRoute() {
  return (
    <>
      <PageTitle>Vos mandats</PageTitle>
      <MandatePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
