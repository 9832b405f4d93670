/** GET, POST /ctg/:ctgId/convention/relances — reminders of the acts awaited, `?partie=` for those ticked, before they leave. */
import { remindSignatories } from '#app/domains/convention/commands/remind-signatories.server.ts'
import { RemindersPage } from '#app/domains/convention/pages/reminders-page.tsx'
import { reminderLabels } from '#app/domains/convention/signatories/labels.fr.ts'
import { getRemindersPage } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => ({
  ...(await getRemindersPage(context, ctgPath.parse(params).ctgId)),
  chosen: searchParams.getAll('partie').slice(0, 200),
}))

export const action = formAction({
  'remind-signatories': intent(remindSignatories, {
    said: reminderLabels.said,
    complete: async (_, form) => ({ recipients: formRows(form, ['remind', 'email']) }),
    done: (_, { ctgId }) => `/ctg/${ctgId}/convention`,
  }),
})

export default titled<Loaded<typeof loader>>(RemindersPage, 'Relancer les actes attendus')
