/** GET /t/:address — the public page of a CTG, without a script. */
import { PublicSection, publicSectionTitle } from '#app/domains/comments/pages/public-section.tsx'
import { loadPublicSection } from '#app/domains/comments/public-parts.server.ts'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicPage } from '#app/domains/portal/pages/public-page.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

export const loader = publicLoader(publicMissing, async ({ view, db }) => {
  const loaded = await loadPublicSection(db, view, parisDay(new Date()))
  const comments = { title: publicSectionTitle(loaded), section: <PublicSection {...loaded} /> }
  return sendPublicDocument(<PublicPage view={view} parts={{ comments }} />, { ctgId: view.ctgId })
})
