/** Rows of the diagnosis slice. The fixture's officers each have one theme; the forms are about « Petite enfance ». */
import { randomUUID } from 'node:crypto'
import { forgetFigures } from '#app/domains/observatory/kept-figures.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'
import { givenBirths } from './drafts.ts'

const themePage = ({ ctgId, themeId }: FullCtg) => `/ctg/${ctgId}/diagnostic/${themeId}`
const findingPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/constats/${ids.finding}`
const issuePage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/enjeux/${ids.issue}`
const objectivesPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/objectifs`

/** Axes and objectives are common: an officer of any theme writes them. */
const officers = ['earlyOfficer', 'housingOfficer'] as const

const objectiveForm = ({ ids }: FullCtg) => ({
  title: 'Accueillir soixante familles par an',
  axisId: ids.axis,
  issueId: ids.issue,
  measureKind: 'own',
  measureName: 'Familles accueillies',
  measureUnit: 'familles',
  notMeasurableReason: '',
  baseline: '22',
  baselineYear: '2025',
  target: '60',
  targetYear: '2029',
  lastValue: '31,5',
  lastValueYear: '2026',
})

export const diagnosisRows: Readonly<Record<string, CommandRow>> = {
  'diagnosis.write-reading': {
    url: themePage,
    intent: 'write-reading',
    form: ({ partyId }) => ({ partyId, subject: partyId, version: '0', text: 'Les places manquent au nord.' }),
    mayDo: ['townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.start-reading': {
    url: themePage,
    intent: 'start-reading',
    form: ({ partyId }) => ({ partyId, subject: partyId }),
    mayDo: ['townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.ask-reading': {
    url: themePage,
    intent: 'ask-reading',
    form: ({ cafPartyId }) => ({ partyId: cafPartyId, subject: cafPartyId }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.add-testimony': {
    url: themePage,
    intent: 'add-testimony',
    form: () => ({
      kind: 'workshop',
      text: 'Les horaires ne vont pas.',
      source: 'Atelier des parents',
      collectedOn: '2024-11-06',
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.remove-testimony': {
    url: themePage,
    intent: 'remove-testimony',
    form: ({ ids }) => ({ testimonyId: ids.testimony, subject: ids.testimony }),
    mayDo: ['townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.create-reference-group': {
    url: ({ ctgId }) => `/ctg/${ctgId}/diagnostic/reperes`,
    intent: 'create-reference-group',
    form: () => ({
      name: 'Nos voisines',
      reason: 'Les mêmes bassins de vie.',
      communes: '92004\nClichy\n92078 Villeneuve',
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', ...officers],
  },
  'diagnosis.remove-reference-group': {
    url: ({ ctgId }) => `/ctg/${ctgId}/diagnostic/reperes`,
    intent: 'remove-reference-group',
    form: ({ ids }) => ({ groupId: ids.referenceGroup, subject: ids.referenceGroup }),
    mayDo: ['cafCoordinator', 'townCoordinator', ...officers],
  },
  'diagnosis.propose-finding': {
    url: (ctg) => `${themePage(ctg)}/constats/nouveau`,
    intent: 'propose-finding',
    form: ({ ids }) => ({
      title: 'Les horaires ne conviennent pas',
      kind: 'weakness',
      text: 'Les formations commencent tôt.',
      year: '2023',
      testimonyIds: [ids.testimony],
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.update-finding': {
    url: (ctg) => `${findingPage(ctg)}/modifier`,
    intent: 'update-finding',
    form: ({ ids }) => ({
      version: '1',
      title: 'Les horaires ne conviennent pas',
      kind: 'weakness',
      text: 'Les formations commencent tôt.',
      testimonyIds: [ids.testimony],
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.give-position': {
    url: findingPage,
    intent: 'give-position',
    form: () => ({ version: '1', position: 'reservation', reservation: 'La demande baisse aussi.' }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'bodyMember'],
  },
  'diagnosis.withdraw-finding': {
    url: findingPage,
    intent: 'withdraw-finding',
    form: () => ({ reason: 'Il dit la même chose qu’un autre.' }),
    mayDo: ['townCoordinator', 'earlyOfficer', 'contributor'],
  },
  'diagnosis.create-issue': {
    url: (ctg) => `${themePage(ctg)}/enjeux/nouveau`,
    intent: 'create-issue',
    form: ({ ids }) => ({
      title: 'Un accueil pour les parents en formation',
      argument: 'Les formations commencent tôt.',
      publics: 'Parents en insertion',
      findingIds: [ids.finding],
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.update-issue': {
    url: issuePage,
    intent: 'update-issue',
    form: ({ ids }) => ({
      version: '1',
      title: 'Un accueil pour les parents en formation',
      argument: 'Les formations commencent tôt.',
      publics: 'Parents en insertion',
      findingIds: [ids.finding],
    }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.set-issue-status': {
    url: issuePage,
    intent: 'set-issue-status',
    form: () => ({ status: 'proposed' }),
    mayDo: ['cafCoordinator', 'townCoordinator', 'earlyOfficer'],
  },
  'diagnosis.score-issues': {
    url: ({ ctgId }) => `/ctg/${ctgId}/enjeux/noter`,
    intent: 'score-issues',
    form: ({ ids }) => ({
      [`version-${ids.issue}`]: '0',
      [`gravity-${ids.issue}`]: '4',
      [`capacity-${ids.issue}`]: '2',
      [`urgency-${ids.issue}`]: '3',
      [`argument-${ids.issue}`]: 'Les formations commencent tôt.',
    }),
    // Who sits at the copil scores: here, the Caf too.
    prepare: async (db, { ctgId, cafPartyId, ids }) => {
      const seat = { body_id: ids.body, party_id: cafPartyId, function_title: 'Direction', position: 1 }
      await db
        .insertInto('seat')
        .values({ ctg_id: ctgId, id: randomUUID(), ...seat })
        .execute()
    },
    mayDo: ['cafCoordinator', 'townCoordinator', 'bodyMember'],
  },
  'diagnosis.propose-issue-ranks': {
    url: ({ ctgId }) => `/ctg/${ctgId}/enjeux`,
    intent: 'propose-issue-ranks',
    form: ({ ids }) => ({ version: '0', [`rank-${ids.issue}`]: '1' }),
    mayDo: ['cafCoordinator', 'townCoordinator'],
  },
  'diagnosis.not-retain-issue': {
    url: issuePage,
    intent: 'not-retain-issue',
    form: () => ({ reason: 'Un autre enjeu le dit mieux.' }),
    mayDo: ['cafCoordinator', 'townCoordinator'],
  },
  'diagnosis.create-axis': {
    url: objectivesPage,
    intent: 'create-axis',
    form: ({ ids, themeId }) => ({ title: 'Accueillir', parentId: ids.axis, themeId }),
    mayDo: [...coordinators, ...officers],
  },
  'diagnosis.rename-axis': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/plan/arbre?deplacer=axis.${ids.axis}`,
    intent: 'rename-axis',
    form: ({ ids }) => ({
      axisId: ids.axis,
      subject: ids.axis,
      version: '1',
      title: 'Accueillir',
    }),
    mayDo: [...coordinators, ...officers],
  },
  'diagnosis.create-objective': {
    url: (ctg) => `${objectivesPage(ctg)}/nouveau`,
    intent: 'create-objective',
    form: objectiveForm,
    mayDo: [...coordinators, ...officers],
  },
  'diagnosis.choose-hypothesis': {
    url: ({ ctgId, ids }) => `/ctg/${ctgId}/objectifs/${ids.objective}`,
    intent: 'choose-hypothesis',
    form: () => ({ hypothesis: 'trend' }),
    prepare: async (db, { ctgId, ids }) => {
      await givenBirths(db)
      await db
        .insertInto('figure')
        .values({
          indicator_id: 'childcare-places',
          territory_code: '92036',
          year: 2023,
          value: 57.4,
          status: 'published',
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      forgetFigures(db)
      await db
        .updateTable('objective')
        .set({ indicator_id: 'childcare-places', measure_name: null, measure_unit: null })
        .set({ target: 60, target_year: 2030, last_value: null, last_value_year: null })
        .where('ctg_id', '=', ctgId)
        .where('id', '=', ids.objective)
        .execute()
    },
    mayDo: [...coordinators, ...officers],
  },
  'diagnosis.update-objective': {
    url: (ctg) => `${objectivesPage(ctg)}/${ctg.ids.objective}`,
    intent: 'update-objective',
    form: (ctg) => ({ ...objectiveForm(ctg), version: '1' }),
    mayDo: [...coordinators, ...officers],
  },
}
