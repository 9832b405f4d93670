/** GET /t/:address/donnees — open data and the embed. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicDataPage } from '#app/domains/portal/pages/public-notices.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, ({ view }) =>
  sendPublicDocument(<PublicDataPage view={view} />, { ctgId: view.ctgId }),
)
