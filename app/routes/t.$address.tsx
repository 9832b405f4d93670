/** GET /t/:address — the public page of a CTG, without a script. */
import { PublicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicPage } from '#app/domains/portal/pages/public-page.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(<PublicMissing />, ({ view }) =>
  sendPublicDocument(<PublicPage view={view} />, { ctgId: view.ctgId }),
)
