/** GET, POST /ctg/:ctgId/plan/nouvelle?objectif=&theme=&champ= — a new action. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { NewActionPage } from '#app/domains/plan/pages/new-action-page.tsx'
import { getNewActionPage } from '#app/domains/plan/queries.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => {
  const { objectiveIds, themeIds, cafFields } = readPlanFilter(new URL(request.url).searchParams)
  return {
    ...(await getNewActionPage(context, path.parse(params).ctgId)),
    preset: { objectiveId: objectiveIds?.[0], themeId: themeIds?.[0], cafFields },
  }
})

export const action = formAction({
  'create-action': intent(createAction, {
    said: 'Action créée.',
    done: ({ actionId }, { ctgId }) => `/ctg/${ctgId}/actions/${actionId}`,
  }),
})

export default function NewActionRoute() {
  return (
    <>
      <PageTitle>Nouvelle action</PageTitle>
      <NewActionPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
