/**
 * GET /ctg/:ctgId/suivi/etats/comparer?avant=&apres= — what changed between two states; without `apres`, up to today.
 * With `reunion`: since the copil before that meeting.
 */
import { z } from 'zod'
import { ComparisonPage } from '#app/domains/snapshots/pages/comparison-page.tsx'
import { getComparisonPage } from '#app/domains/snapshots/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const state = z.uuid().optional()
const address = z.object({ ctgId: z.uuid(), before: state, after: state, meetingId: state })

export const loader = route(({ context, params, searchParams }) => {
  const read = (name: string) => searchParams.get(name) || undefined
  const chosen = { before: read('avant'), after: read('apres'), meetingId: read('reunion') }
  return getComparisonPage(context, address.parse({ ...params, ...chosen }))
})

export default titled<Loaded<typeof loader>>(ComparisonPage, 'Ce qui a changé')
