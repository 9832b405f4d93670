/** GET /t/:address/fil.atom — what is public, the last first, for feed readers. */
import { publicFeed } from '#app/domains/portal/exports/feed.server.ts'
import { PublicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicFile } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(<PublicMissing />, ({ view }) =>
  sendPublicFile(publicFeed(view), { type: 'application/atom+xml; charset=utf-8', ctgId: view.ctgId }),
)
