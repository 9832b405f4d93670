/** Rows of the schéma of childcare. All are for the coordination. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/convention/sppe`
const missionsPage = (ctg: FullCtg) => `${page(ctg)}/missions`
const pointPage = (ctg: FullCtg) => `${page(ctg)}/points/4b`

const giveMissionsBack = (db: Database, { ctgId }: FullCtg) =>
  db.updateTable('sppe_mission_holder').set({ holder_id: null }).where('ctg_id', '=', ctgId).execute()

export const sppeRows: Readonly<Record<string, CommandRow>> = {
  'sppe.save-missions': {
    url: missionsPage,
    intent: 'save-missions',
    form: ({ ids }) => ({
      ...{ 'census-92036': 'commune', 'information-92036': 'commune', 'planning-92036': ids.sppeHolder },
      ...{ 'quality-92036': '', 'total-92036': '51 204', totalYear: '2023' },
    }),
    mayDo: coordinators,
  },
  'sppe.entrust-missions': {
    url: missionsPage,
    intent: 'entrust-missions',
    form: ({ ids }) => ({ missions: ['planning', 'quality'], holder: ids.sppeHolder }),
    mayDo: coordinators,
  },
  'sppe.add-holder': {
    url: missionsPage,
    intent: 'add-holder',
    form: () => ({ kind: 'syndicat', name: 'Syndicat petite enfance', outsideInhabitants: '1200' }),
    mayDo: coordinators,
  },
  'sppe.remove-holder': {
    url: missionsPage,
    intent: 'remove-holder',
    form: ({ ids }) => ({ holderId: ids.sppeHolder }),
    mayDo: coordinators,
    prepare: giveMissionsBack,
  },
  'sppe.update-schema': {
    url: page,
    intent: 'update-schema',
    form: () => ({
      ...{ version: '1', standsIn: 'yes', sdsfName: 'SDSF des Hauts-de-Seine', sdsfStartsOn: '2024-01-01' },
      ...{ sdsfEndsOn: '2029-12-31', sdsfWord: 'Mêmes priorités.', interimTargetOn: '2028-06-30', finalTargetOn: '' },
    }),
    mayDo: coordinators,
  },
  'sppe.tie-answer': {
    url: pointPage,
    intent: 'tie-answer',
    form: () => ({
      ...{ subject: 'document-4b', title: 'Plan de recrutement, mars 2026' },
      ...{ cover: 'part', word: 'Deux postes y sont prévus.' },
    }),
    mayDo: coordinators,
  },
  'sppe.remove-tie': {
    url: pointPage,
    intent: 'remove-tie',
    form: ({ ids }) => ({ tieId: ids.sppeTie }),
    mayDo: coordinators,
  },
  'sppe.record-deed': {
    url: page,
    intent: 'record-deed',
    form: ({ ids }) => ({
      ...{
        deedId: ids.sppeDeed,
        kind: 'adoption',
        doneOn: '2026-11-02',
        sentOn: '2026-11-20',
        note: 'délibération 118',
      },
    }),
    mayDo: coordinators,
  },
  'sppe.remove-deed': {
    url: page,
    intent: 'remove-deed',
    form: ({ ids }) => ({ deedId: ids.sppeDeed }),
    mayDo: coordinators,
  },
}
