/** GET /ctg/:ctgId/annuaire — everybody of the CTG, with all each is there. */
import { z } from 'zod'
import { getDirectoryPage } from '#app/domains/governance/directory-queries.server.ts'
import { DirectoryPage } from '#app/domains/governance/pages/directory-page.tsx'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** A filter that is not understood is no filter. */
const filter = z.object({
  q: z.string().trim().max(100).catch(''),
  partie: z.uuid().nullable().catch(null),
  instance: z.uuid().nullable().catch(null),
})

export const loader = route(({ context, params, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const { q: words, partie, instance } = filter.parse(Object.fromEntries(searchParams))
  return getDirectoryPage(context, { ctgId, words, partyId: partie, bodyId: instance })
})

export default titled<Loaded<typeof loader>>(DirectoryPage, 'Annuaire')
