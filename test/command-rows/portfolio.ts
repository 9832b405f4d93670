/** Rows of the portfolio: acts of whoever is signed in, on the CTGs she follows. */
import { randomUUID } from 'node:crypto'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg, testInstant } from '../ctg-fixture.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators, members } from './command-row.ts'

const inThreeWeeks = addDays(parisDay(new Date()), 21)

/** With three CTGs, they have a portfolio. */
async function followTwoMore(db: Database, { actors }: FullCtg): Promise<void> {
  for (const { ctgId, caf } of [await givenCtg(db), await givenCtg(db)])
    await db
      .insertInto('member')
      .values(
        members.map((one) => ({
          ...{ ctg_id: ctgId, id: randomUUID(), person_id: actors[one].personId, party_id: caf.id },
          ...{ role: 'reader' as const, function_title: '', created_at: testInstant },
        })),
      )
      .execute()
}

export const portfolioRows: Readonly<Record<string, CommandRow>> = {
  'portfolio.choose-columns': {
    url: () => '/?index',
    intent: 'choose-columns',
    form: () => ({ columns: ['end', 'late'] }),
    mayDo: members,
    prepare: followTwoMore,
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
