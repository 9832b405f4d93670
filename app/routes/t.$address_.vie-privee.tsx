/** GET /t/:address/vie-privee — what the page knows of who reads it. */
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicPrivacyPage } from '#app/domains/portal/pages/public-notices.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, ({ view }) =>
  sendPublicDocument(<PublicPrivacyPage view={view} />, { ctgId: view.ctgId }),
)
