/** GET /t/:address/encart — the page in short, the only one that other sites may show inside theirs. */
import { PublicEmbed } from '#app/domains/portal/pages/public-embed.tsx'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(publicMissing, ({ view }) =>
  sendPublicDocument(<PublicEmbed view={view} />, { ctgId: view.ctgId, isFramed: true }),
)
