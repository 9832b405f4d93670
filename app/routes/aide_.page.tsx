/** GET /aide/page?de= — leads to the chapter of the page one is on. */
import { redirect } from 'react-router'
import { helpFor } from '#app/domains/guides/queries.server.ts'
import { ownPath } from '#app/http/own-path.server.ts'
import { publicRoute } from '#app/http/route.server.ts'

export const loader = publicRoute(async ({ surroundings: { actor, instance }, searchParams }) => {
  const from = ownPath(searchParams.get('de'), instance.config.url)
  throw redirect(helpFor(new URL(from, instance.config.url).pathname, actor))
})
