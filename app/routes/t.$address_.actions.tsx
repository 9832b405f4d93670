/** GET /t/:address/actions — all public actions, by axis. */
import { PublicActionsPage } from '#app/domains/portal/pages/public-actions-page.tsx'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, ({ view }) =>
  sendPublicDocument(<PublicActionsPage view={view} />, { ctgId: view.ctgId }),
)
