/** GET, POST /ctg/:ctgId/constats/:findingId/modifier — correcting a finding still proposed. */
import { updateFinding } from '#app/domains/diagnosis/commands/update-finding.server.ts'
import { getFindingEdit } from '#app/domains/diagnosis/finding-queries.server.ts'
import { FindingEditPage } from '#app/domains/diagnosis/pages/finding-form.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getFindingEdit(context, ctgIds(params, 'findingId')))

export const action = formAction({
  'update-finding': intent(updateFinding, {
    said: 'Constat corrigé ; les positions sont redemandées.',
    done: (_, { ctgId, findingId }) => `/ctg/${ctgId}/constats/${findingId}`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(FindingEditPage, 'Corriger un constat')
