/** GET /t/:address — the public page of a CTG, without a script. */
import { PublicSection, publicSectionTitle } from '#app/domains/comments/pages/public-section.tsx'
import { loadPublicSection } from '#app/domains/comments/public-parts.server.ts'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { PublicPage } from '#app/domains/portal/pages/public-page.tsx'
import { getMapCentres } from '#app/domains/portal/queries.server.ts'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

export const loader = publicLoader(publicMissing, async ({ view, db }) => {
  const [loaded, centres] = await Promise.all([
    loadPublicSection(db, view, parisDay(new Date())),
    getMapCentres(view.content),
  ])
  const comments = { title: publicSectionTitle(loaded), section: <PublicSection {...loaded} /> }
  return sendPublicDocument(<PublicPage {...{ view, centres }} parts={{ comments }} />, { ctgId: view.ctgId })
})
