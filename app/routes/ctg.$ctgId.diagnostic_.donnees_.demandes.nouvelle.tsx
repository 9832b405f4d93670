/** GET, POST /ctg/:ctgId/diagnostic/donnees/demandes/nouvelle — a party asks another for figures. */
import { askData } from '#app/domains/deposits/commands/ask-data.server.ts'
import { NewRequestPage } from '#app/domains/deposits/pages/new-request-page.tsx'
import { requestLabels } from '#app/domains/deposits/request-labels.fr.ts'
import { getNewRequestPage } from '#app/domains/deposits/request-queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getNewRequestPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'ask-data': intent(askData, {
    said: 'Demande faite. Les deux parties la voient.',
    done: ({ requestId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/donnees/demandes/${requestId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewRequestPage, requestLabels.newTitle)
