/** GET, POST /ctg/:ctgId/plan/nouvelle?objectif=&theme=&champ= — a new action. */
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { NewActionPage } from '#app/domains/plan/pages/new-action-page.tsx'
import { getNewActionPage } from '#app/domains/plan/queries.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => {
  const { objectiveIds, themeIds, cafFields } = readPlanFilter(searchParams)
  return {
    ...(await getNewActionPage(context, ctgPath.parse(params).ctgId)),
    preset: { objectiveId: objectiveIds?.[0], themeId: themeIds?.[0], cafFields },
  }
})

export const action = formAction({
  'create-action': intent(createAction, {
    said: 'Action créée.',
    done: ({ actionId }, { ctgId }) => `/ctg/${ctgId}/actions/${actionId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewActionPage, 'Nouvelle action')
