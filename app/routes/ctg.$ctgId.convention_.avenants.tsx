/** GET, POST /ctg/:ctgId/convention/avenants — amendments, and the end before its term. */
import { prepareAmendment } from '#app/domains/amendments/commands/prepare-amendment.server.ts'
import { recordTermination } from '#app/domains/amendments/commands/record-termination.server.ts'
import { undoTermination } from '#app/domains/amendments/commands/undo-termination.server.ts'
import { AmendmentsPage } from '#app/domains/amendments/pages/amendments-page.tsx'
import { getAmendmentsPage } from '#app/domains/amendments/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getAmendmentsPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'prepare-amendment': intent(prepareAmendment, {
    done: ({ amendmentId }, { ctgId }) => `/ctg/${ctgId}/convention/avenants/${amendmentId}`,
  }),
  'record-termination': intent(recordTermination, { said: 'Résiliation enregistrée.' }),
  'undo-termination': intent(undoTermination, { said: 'Résiliation annulée.' }),
})

export default titled<Loaded<typeof loader>>(AmendmentsPage, 'Avenants, convention')
