/** GET, POST /ctg/:ctgId/plan/changements/:batchId — one change made together: what it did, and putting it back. */
import { getBatchPage } from '#app/domains/plan-table/cells/queries.server.ts'
import { undoBatch } from '#app/domains/plan-table/commands/undo-batch.server.ts'
import { BatchPage } from '#app/domains/plan-table/pages/batch-page.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getBatchPage(context, ctgIds(params, 'batchId')))

export const action = formAction({
  'undo-batch': intent(undoBatch, {
    said: 'Changement annulé : ce qui n’avait pas changé depuis est remis.',
    done: ({ batchId }, { ctgId }) => `/ctg/${ctgId}/plan/changements/${batchId}`,
  }),
})

export default titled<Loaded<typeof loader>>(BatchPage, 'Changement groupé')
