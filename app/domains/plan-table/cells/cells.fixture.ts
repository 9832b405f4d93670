/** Rows and lists for the tests of cells. */
import type { CellLists } from './cells.ts'
import type { CellLine, CellRights } from './judge-cells.ts'

export const cellLists: CellLists = {
  ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' },
  objectives: [
    { id: 'o1', code: '1.1', title: 'Accueillir 60 familles', axisId: 'a1', themeId: 'early' },
    { id: 'o2', code: '1.2', title: 'Ouvrir plus tôt ; fermer plus tard', axisId: 'a1', themeId: null },
    { id: 'o3', code: '2.1', title: 'Loger les jeunes', axisId: 'a2', themeId: 'housing' },
  ],
  themes: [
    { id: 'early', name: 'Petite enfance' },
    { id: 'housing', name: 'Logement' },
  ],
  parties: [
    { id: 'caf', name: 'Caf de Test', shortName: 'Caf' },
    { id: 'town', name: 'Ville de Test', shortName: 'Ville' },
    { id: 'msa', name: 'MSA, Île-de-France', shortName: 'MSA' },
  ],
  people: [
    { id: 'claire', name: 'Claire Dupont' },
    { id: 'paul', name: 'Paul Martin' },
  ],
  bodies: [{ id: 'copil', name: 'Comité de pilotage' }],
  communes: [
    { id: '92036', name: 'Gennevilliers' },
    { id: '92078', name: 'Villeneuve-la-Garenne' },
  ],
  areas: [
    { id: 'luth', name: 'Le Luth', communeName: 'Gennevilliers' },
    { id: 'centre-g', name: 'Centre', communeName: 'Gennevilliers' },
    { id: 'centre-v', name: 'Centre', communeName: 'Villeneuve-la-Garenne' },
  ],
  linkedPlans: [
    { id: 'ville', name: 'Contrat de ville' },
    { id: 'pedt', name: 'PEDT' },
  ],
  services: [
    { id: 'caf-early', name: 'Éducation', partyId: 'caf', partyShortName: 'Caf' },
    { id: 'caf-social', name: 'Action sociale', partyId: 'caf', partyShortName: 'Caf' },
    { id: 'town-early', name: 'Éducation', partyId: 'town', partyShortName: 'Ville' },
  ],
}

export const aCellLine = (given: Partial<CellLine>): CellLine => ({
  id: 'action',
  number: 1,
  code: 'A1',
  axisId: null,
  leadPersonId: null,
  leadServiceIds: [],
  otherServiceIds: [],
  version: 1,
  title: 'Ouvrir une crèche',
  objectiveIds: [],
  themeId: null,
  leadPartyId: null,
  leadServiceId: null,
  leadName: '',
  leadEmail: '',
  partyIds: [],
  partnersText: '',
  startsOn: null,
  startsPrecision: 'month',
  endsOn: null,
  endsPrecision: 'month',
  status: 'proposed',
  nextStep: '',
  nextStepOn: null,
  need: '',
  public: '',
  areas: '',
  electedSponsor: '',
  expectedResults: '',
  tags: [],
  priority: null,
  recurrence: null,
  calendarText: '',
  coLeadPartyId: null,
  coLeadName: '',
  bodyId: null,
  inhabitantsPart: null,
  communeCodes: [],
  areaIds: [],
  linkedPlanIds: [],
  cafLevers: [],
  humanMeans: '',
  materialMeans: '',
  qualitativeIndicators: '',
  watchPoints: '',
  successConditions: '',
  ...given,
})

export const everyRight: CellRights = { mayWrite: true, mayMove: true, mayHandOver: true, mayPlaceOn: () => true }
