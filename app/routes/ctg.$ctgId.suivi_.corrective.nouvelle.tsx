/** GET, POST /ctg/:ctgId/suivi/corrective/nouvelle?action=&objectif=&decision= — a new corrective action. */
import { openCorrectiveAction } from '#app/domains/followup/commands/open-corrective-action.server.ts'
import { getCorrectiveForm } from '#app/domains/followup/corrective-queries.server.ts'
import { NewCorrectivePage } from '#app/domains/followup/pages/corrective-pages.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => ({
  ...(await getCorrectiveForm(context, ctgPath.parse(params).ctgId)),
  actionId: searchParams.get('action') ?? undefined,
  objectiveId: searchParams.get('objectif') ?? undefined,
  decisionId: searchParams.get('decision') ?? undefined,
}))

export const action = formAction({
  'open-corrective-action': intent(openCorrectiveAction, {
    said: 'Action corrective ouverte.',
    done: ({ correctiveActionId }, { ctgId }) => `/ctg/${ctgId}/suivi/correctives/${correctiveActionId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewCorrectivePage, 'Nouvelle action corrective')
