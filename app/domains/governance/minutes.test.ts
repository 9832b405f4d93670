import { expect, test } from 'vitest'
import type { MeetingPageData } from './meeting-queries.server.ts'
import { minutesOf } from './minutes.ts'

const page: MeetingPageData = {
  ctgId: 'c',
  day: '2016-03-18',
  isDayCome: true,
  mayHold: false,
  meeting: {
    id: 'm',
    bodyId: 'b',
    title: 'Comité de pilotage du 18 mars 2016',
    startsAt: new Date('2016-03-18T13:00:00Z'),
    timeZone: 'Europe/Paris',
    place: 'Hôtel de ville',
    status: 'closed',
    minutes: 'Le bilan est présenté.',
    convenedAt: null,
    closedAt: new Date('2016-03-18T15:00:00Z'),
    version: 1,
    bodyName: 'Comité de pilotage',
    bodyKind: 'copil',
    themeId: null,
    ctgName: 'Gennevilliers 2015-2018',
  },
  agenda: [],
  seats: [],
  missingSeats: [],
  decisions: [
    {
      id: 'd',
      number: 2,
      text: 'Le bilan est approuvé.',
      responsible: '',
      dueOn: '2016-06-30',
      state: 'to-do',
      despite: null,
      decidedOn: '2016-03-18',
      positions: [],
      missing: [{ code: 'seats-empty', count: 1, names: ['Caf : administratrice'] }],
    },
  ],
  mailed: [],
  unreachable: [],
  history: [],
  may: { edit: false, convene: false, open: false, decide: false, close: false, cancel: false },
}

test('the record names what was missing, and says that no reason was given', () => {
  const { decisions, state, heldOn } = minutesOf(page, null)
  expect(heldOn).toContain('18 mars 2016 à 14')
  expect(state).toContain('Relevé arrêté à la clôture')
  expect(decisions[0]).toMatchObject({
    number: '2016-02',
    despite: { missing: [expect.stringContaining('(Caf : administratrice)')], motive: 'aucun motif n’a été donné' },
    dueOn: '30 juin 2016',
  })
})
