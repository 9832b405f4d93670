/** Rows of the notices slice: acts on one's own notices and mails. */
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, members } from './command-row.ts'

const noticesPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/notifications`

export const noticesRows: Readonly<Record<string, CommandRow>> = {
  'notices.choose-pace': {
    url: () => '/compte',
    intent: 'choose-pace',
    form: () => ({ pace: 'weekly' }),
    mayDo: members,
  },
  'notices.mark-notice': {
    url: noticesPage,
    intent: 'mark',
    form: ({ ids }) => ({ noticeId: ids.notice, subject: ids.notice, isRead: 'on' }),
    mayDo: ['townCoordinator'],
  },
  'notices.mark-all-notices': {
    url: noticesPage,
    intent: 'mark-all',
    form: () => ({}),
    mayDo: members,
  },
}
