/** GET, POST /ctg/:ctgId/suivi/correctives/:correctiveActionId — one corrective action, followed until closed with its result. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addCorrectiveNote } from '#app/domains/followup/commands/add-corrective-note.server.ts'
import { closeCorrectiveAction } from '#app/domains/followup/commands/close-corrective-action.server.ts'
import { getCorrectivePage } from '#app/domains/followup/corrective-queries.server.ts'
import { CorrectivePage } from '#app/domains/followup/pages/corrective-pages.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), correctiveActionId: z.uuid() })

export const loader = route(({ context, params }) => getCorrectivePage(context, path.parse(params)))

export const action = formAction({
  'add-corrective-note': intent(addCorrectiveNote, { said: 'Suivi noté.' }),
  'close-corrective-action': intent(closeCorrectiveAction, { said: 'Action corrective close.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function CorrectiveRoute() {
  return (
    <>
      <title>Action corrective – Trame</title>
      <CorrectivePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
