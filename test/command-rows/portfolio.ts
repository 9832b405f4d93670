/** Rows of the portfolio: acts of whoever is signed in, on the CTGs she follows. */
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import { type CommandRow, coordinators, members } from './command-row.ts'

const inThreeWeeks = addDays(parisDay(new Date()), 21)

export const portfolioRows: Readonly<Record<string, CommandRow>> = {
  'portfolio.choose-columns': {
    url: () => '/?index',
    intent: 'choose-columns',
    form: () => ({ columns: ['end', 'late'] }),
    mayDo: members,
  },
  'portfolio.launch-campaigns': {
    url: ({ ctgId }) => `/campagnes/nouvelle?ctg=${ctgId}`,
    isOfEveryCtg: true,
    intent: 'launch-campaigns',
    form: ({ ctgId }) => ({
      ...{ ctgIds: ctgId, asked: 'under-way', name: 'Point de printemps', message: '' },
      ...{ closesOn: inThreeWeeks, reminderEveryDays: '7', evenUnderWay: 'on' },
    }),
    mayDo: coordinators,
  },
}
