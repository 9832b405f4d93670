/** GET /t/:address/mentions-legales — who publishes the page, who hosts it. */
import { PublicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicLegalPage } from '#app/domains/portal/pages/public-notices.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(<PublicMissing />, ({ view }) =>
  sendPublicDocument(<PublicLegalPage view={view} />, { ctgId: view.ctgId }),
)
