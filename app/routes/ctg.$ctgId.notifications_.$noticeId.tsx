/** GET /ctg/:ctgId/notifications/:noticeId — leads to what a notice is about, and says it read. */
import { redirect } from 'react-router'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { openNotice } from '#app/domains/notices/queries.server.ts'
import { ctgIds, route } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'noticeId')
  const address = await openNotice(context, key)
  if (address) return redirect(address)
  const headers = { 'set-cookie': saidCookie(noticeLabels.withdrawn) }
  return redirect(`/ctg/${key.ctgId}/notifications`, { headers })
})
