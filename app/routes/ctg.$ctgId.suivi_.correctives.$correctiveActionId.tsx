/** GET, POST /ctg/:ctgId/suivi/correctives/:correctiveActionId — one corrective action, followed until closed with its result. */
import { addCorrectiveNote } from '#app/domains/followup/commands/add-corrective-note.server.ts'
import { closeCorrectiveAction } from '#app/domains/followup/commands/close-corrective-action.server.ts'
import { getCorrectivePage } from '#app/domains/followup/corrective-queries.server.ts'
import { CorrectivePage } from '#app/domains/followup/pages/corrective-pages.tsx'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'correctiveActionId')
  const page = await getCorrectivePage(context, key)
  return {
    ...page,
    decisionsAbout: await listDecisionsAbout(context, {
      ctgId: key.ctgId,
      type: 'corrective-action',
      id: key.correctiveActionId,
    }),
  }
})

export const action = formAction({
  'add-corrective-note': intent(addCorrectiveNote, { said: 'Suivi noté.' }),
  'close-corrective-action': intent(closeCorrectiveAction, { said: 'Action corrective close.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  CorrectivePage,
  ({ corrective }) => `Action corrective : ${corrective.measure}`,
  WithDecisions,
)
