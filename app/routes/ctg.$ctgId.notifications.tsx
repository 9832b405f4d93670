/** GET, POST /ctg/:ctgId/notifications — my notices in this CTG; `?vue=toutes` with those already read, `?page=` turns. */
import { markAllNotices } from '#app/domains/notices/commands/mark-all-notices.server.ts'
import { markNotice } from '#app/domains/notices/commands/mark-notice.server.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { readNoticesView } from '#app/domains/notices/notices.ts'
import { NoticesPage } from '#app/domains/notices/pages/notices-page.tsx'
import { getNoticesPage } from '#app/domains/notices/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, request, searchParams }) =>
  getNoticesPage(context, {
    ...ctgPath.parse(params),
    ...readNoticesView(request.url),
    page: pageNumber(searchParams),
  }),
)

export const action = formAction({
  mark: intent(markNotice),
  'mark-all': intent(markAllNotices, { said: noticeLabels.markedAll }),
})

export default titled<Loaded<typeof loader>>(NoticesPage, 'Notifications')
