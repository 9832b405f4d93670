/** What both pages of notices ask of their address, and the acts of their forms. */
import { markAllNotices } from '#app/domains/notices/commands/mark-all-notices.server.ts'
import { markNotice } from '#app/domains/notices/commands/mark-notice.server.ts'
import { noticeLabels } from '#app/domains/notices/labels.fr.ts'
import { pageNumber } from './page-number.server.ts'
import { intent } from './route.server.ts'

export const markNoticeIntents = {
  mark: intent(markNotice),
  'mark-all': intent(markAllNotices, { said: noticeLabels.markedAll }),
}

export const noticesView = (request: Request) => ({
  isUnreadOnly: new URL(request.url).searchParams.get('vue') !== 'toutes',
  page: pageNumber(request),
})
