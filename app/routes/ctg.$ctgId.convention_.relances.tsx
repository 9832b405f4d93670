/** GET, POST /ctg/:ctgId/convention/relances — reminders of the acts awaited, `?partie=` for those ticked, before they leave. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { remindSignatories } from '#app/domains/convention/commands/remind-signatories.server.ts'
import { RemindersPage } from '#app/domains/convention/pages/reminders-page.tsx'
import { reminderLabels } from '#app/domains/convention/signatories/labels.fr.ts'
import { getRemindersPage } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => ({
  ...(await getRemindersPage(context, path.parse(params).ctgId)),
  chosen: new URL(request.url).searchParams.getAll('partie').slice(0, 200),
}))

export const action = formAction({
  'remind-signatories': intent(remindSignatories, {
    said: reminderLabels.said,
    complete: async (_, form) => ({ recipients: formRows(form, ['remind', 'email']) }),
    done: (_, { ctgId }) => `/ctg/${ctgId}/convention`,
  }),
})

export default function RemindersRoute() {
  return (
    <>
      <PageTitle>Relancer les actes attendus</PageTitle>
      <RemindersPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
