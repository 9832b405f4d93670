/** GET, POST /ctg/:ctgId/plan/nouvelle?objectif= — a new action. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { NewActionPage } from '#app/domains/plan/pages/new-action-page.tsx'
import { getNewActionPage } from '#app/domains/plan/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => ({
  ...(await getNewActionPage(context, path.parse(params).ctgId)),
  objectiveId: new URL(request.url).searchParams.get('objectif') ?? undefined,
}))

export const action = formAction({
  'create-action': intent(createAction, {
    said: 'Action créée.',
    done: ({ actionId }, { ctgId }) => `/ctg/${ctgId}/actions/${actionId}`,
  }),
})

export default function NewActionRoute() {
  return (
    <>
      <title>Nouvelle action – Trame</title>
      <NewActionPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
