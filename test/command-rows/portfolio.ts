/** Rows of the portfolio: acts of whoever is signed in, on the CTGs she follows. */
import { type CommandRow, coordinators, members } from './command-row.ts'

export const portfolioRows: Readonly<Record<string, CommandRow>> = {
  'portfolio.choose-columns': {
    url: () => '/',
    intent: 'choose-columns',
    form: () => ({ columns: ['end', 'late'] }),
    mayDo: members,
  },
  'portfolio.launch-campaigns': {
    url: () => '/campagnes/nouvelle',
    intent: 'launch-campaigns',
    form: ({ ctgId }) => ({
      ...{ ctgIds: ctgId, asked: 'under-way', name: 'Point de printemps', message: '' },
      ...{ closesOn: '2099-01-01', reminderEveryDays: '7', evenUnderWay: 'on' },
    }),
    mayDo: coordinators,
  },
}
