/** GET, POST /ctg/:ctgId/instances — the bodies, who sits, which seats await their holder. */
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { BodiesPage } from '#app/domains/governance/pages/bodies-page.tsx'
import { getBodiesPage } from '#app/domains/governance/queries.server.ts'
import { listOccasions } from '#app/domains/meetings/meeting-queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  return { ...(await getBodiesPage(context, ctgId)), occasions: await listOccasions(context, ctgId) }
})

export const action = formAction({
  'create-body': intent(createBody, {
    said: 'Instance créée.',
    done: ({ bodyId }, { ctgId }) => `/ctg/${ctgId}/instances/${bodyId}`,
  }),
})

export default titled<Loaded<typeof loader>>(BodiesPage, 'Instances')
