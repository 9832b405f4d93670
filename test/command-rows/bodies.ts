/** Rows of bodies and seats. The fixture's copil is of no theme: its officers do not lead it. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type ActorKey, type CommandRow, coordinators } from './command-row.ts'

const bodiesPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/instances`
const bodyPage = (ctg: FullCtg) => `${bodiesPage(ctg)}/${ctg.ids.body}`

/** Coordinators, and the officer of the theme once the fixture's body is that theme's. */
const unheldSeat = randomUUID()

export const ofTheme: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer']

export const bodyOfTheme = (db: Database, { ctgId, ids, themeId }: FullCtg) =>
  db.updateTable('body').set({ theme_id: themeId }).where('ctg_id', '=', ctgId).where('id', '=', ids.body).execute()

const endedBody = async (db: Database, ctg: FullCtg) => {
  await bodyOfTheme(db, ctg)
  await db
    .updateTable('body')
    .set({ ended_on: '2027-06-30' })
    .where('ctg_id', '=', ctg.ctgId)
    .where('id', '=', ctg.ids.body)
    .execute()
}

const bodyForm = ({ themeId }: FullCtg) => ({
  name: 'Groupe petite enfance',
  themeId,
  mission: 'Suivre les places.',
  rhythm: 'deux fois par an',
})
const letterForm = {
  expected: 'Un diagnostic partagé.',
  expectedOn: '2027-06-30',
  letterOn: '2026-12-01',
  sitsAs: 'Comité de pilotage du contrat de ville',
}
const seatForm = {
  functionTitle: 'Adjointe à la petite enfance',
  holderName: 'Une adjointe',
  substituteName: 'Un adjoint',
  holderEmail: 'adjointe@exemple.fr',
  substituteEmail: 'adjoint@exemple.fr',
  allowsRepresentative: 'on',
  since: '2026-01-01',
}

export const bodiesRows: Readonly<Record<string, CommandRow>> = {
  'governance.create-body': {
    url: bodiesPage,
    intent: 'create-body',
    form: (ctg) => ({ ...bodyForm(ctg), kind: 'working-group', hasDefaultSeats: 'on' }),
    mayDo: ofTheme,
  },
  'governance.update-body': {
    url: bodyPage,
    intent: 'update-body',
    form: (ctg) => ({ ...bodyForm(ctg), ...letterForm, reminderDays: '7', version: '1' }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.lead-body': {
    url: bodyPage,
    intent: 'lead-body',
    form: ({ cafPartyId }) => ({
      version: '1',
      'leaderName-0': 'Une conseillère',
      'leaderFunction-0': 'Conseillère technique',
      'leaderParty-0': cafPartyId,
      'leaderSince-0': '2026-01-01',
      'leaderUntil-0': '2027-12-31',
      'leaderName-1': '',
    }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.end-body': {
    url: bodyPage,
    intent: 'end-body',
    form: () => ({ endedOn: '2027-06-30', reason: 'Mandat achevé' }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.reopen-body': {
    url: bodyPage,
    intent: 'reopen-body',
    form: () => ({}),
    mayDo: ofTheme,
    prepare: endedBody,
  },
  'governance.file-mission-letter': {
    url: bodyPage,
    intent: 'file-mission-letter',
    form: () => ({ file: new File(['%PDF-1.7 signed'], 'lettre de mission.pdf', { type: 'application/pdf' }) }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.add-seat': {
    url: bodyPage,
    intent: 'add-seat',
    form: ({ cafPartyId }) => ({ ...seatForm, partyId: cafPartyId }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.update-seat': {
    url: bodyPage,
    intent: 'update-seat',
    form: ({ ids }) => ({ ...seatForm, serviceId: ids.service, seatId: ids.seat, subject: ids.seat, version: '1' }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.end-seat': {
    url: bodyPage,
    intent: 'end-seat',
    form: ({ ids }) => ({ seatId: ids.seat, subject: ids.seat, lastDay: '2026-06-30' }),
    mayDo: ofTheme,
    prepare: bodyOfTheme,
  },
  'governance.remove-seats': {
    url: bodyPage,
    intent: 'remove-seats',
    form: () => ({ seatIds: unheldSeat }),
    mayDo: ofTheme,
    prepare: async (db, ctg) => {
      await bodyOfTheme(db, ctg)
      await db
        .insertInto('seat')
        .values({
          ...{ ctg_id: ctg.ctgId, id: unheldSeat, body_id: ctg.ids.body, party_id: ctg.partyId },
          ...{ function_title: 'Maire', position: 9 },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  },
  'governance.renew-party-seats': {
    url: (ctg) => `${bodiesPage(ctg)}/renouvellement/${ctg.partyId}`,
    intent: 'renew-party-seats',
    form: ({ ids }) => ({ since: '2026-07-01', [`holderName-${ids.seat}`]: 'Une nouvelle élue' }),
    mayDo: coordinators,
  },
}
