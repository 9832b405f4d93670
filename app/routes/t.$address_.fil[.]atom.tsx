/** GET /t/:address/fil.atom — what is public, the last first, for feed readers. */
import { listFeedComments } from '#app/domains/comments/public-parts.server.ts'
import { publicFeed } from '#app/domains/portal/exports/feed.server.ts'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicFile } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, async ({ view, db }) => {
  const others = await listFeedComments(db, view, view.siteUrl)
  return sendPublicFile(publicFeed(view, others), {
    type: 'application/atom+xml; charset=utf-8',
    ctgId: view.ctgId,
  })
})
