/** GET /t/:address/mentions-legales — who publishes the page, who hosts it. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicLegalPage } from '#app/domains/portal/pages/public-notices.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, ({ view }) =>
  sendPublicDocument(<PublicLegalPage view={view} />, { ctgId: view.ctgId }),
)
