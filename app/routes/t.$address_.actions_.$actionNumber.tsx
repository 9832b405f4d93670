/** GET /t/:address/actions/:actionNumber — one public action. */
import { PublicSection } from '#app/domains/comments/pages/public-section.tsx'
import { loadPublicSection } from '#app/domains/comments/public-parts.server.ts'
import { PublicActionPage } from '#app/domains/portal/pages/public-action-page.tsx'
import { publicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

export const loader = publicLoader(publicMissing, async ({ view, db, params }) => {
  const action = view.content.actions.find(({ number }) => String(number) === params.actionNumber)
  if (!action) return
  const today = parisDay(new Date())
  const follow = <PublicSection {...(await loadPublicSection(db, view, today, String(action.number)))} />
  return sendPublicDocument(<PublicActionPage view={view} action={action} parts={{ follow }} />, { ctgId: view.ctgId })
})
