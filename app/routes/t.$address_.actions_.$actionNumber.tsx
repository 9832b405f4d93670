/** GET /t/:address/actions/:actionNumber — one public action. */
import { PublicActionPage } from '#app/domains/portal/pages/public-action-page.tsx'
import { PublicMissing } from '#app/domains/portal/pages/public-missing.tsx'
import { publicLoader, sendPublicDocument } from '#app/http/public-answer.server.ts'

export const loader = publicLoader(<PublicMissing />, ({ view, params }) => {
  const action = view.content.actions.find(({ number }) => String(number) === params.actionNumber)
  return action && sendPublicDocument(<PublicActionPage view={view} action={action} />, { ctgId: view.ctgId })
})
