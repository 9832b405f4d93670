/** GET, POST /ctg/:ctgId/diagnostic/reperes — the groups of communes a CTG compares with. */
import { z } from 'zod'
import { createReferenceGroup } from '#app/domains/diagnosis/commands/create-reference-group.server.ts'
import { removeReferenceGroup } from '#app/domains/diagnosis/commands/remove-reference-group.server.ts'
import { ReferencesPage } from '#app/domains/diagnosis/pages/references-page.tsx'
import { referenceLabels } from '#app/domains/diagnosis/reference-labels.fr.ts'
import { getReferencesPage } from '#app/domains/diagnosis/reference-queries.server.ts'
import { groupKinds } from '#app/domains/observatory/peer-kinds.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const from = z.enum(groupKinds).optional().catch(undefined)

export const loader = route(({ context, params, searchParams }) =>
  getReferencesPage(context, ctgPath.parse(params).ctgId, from.parse(searchParams.get('groupe') ?? undefined)),
)

export const action = formAction({
  'create-reference-group': intent(createReferenceGroup, {
    said: 'Groupe gardé.',
    done: (_, { ctgId }) => `/ctg/${ctgId}/diagnostic/reperes`,
  }),
  'remove-reference-group': intent(removeReferenceGroup, { said: 'Groupe retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(ReferencesPage, referenceLabels.page.title)
