/** A plan made for tests: actions with every part, a rank changing what each says. Pure. */
import { keyOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { meansFields } from '#app/domains/plan/sheet/fields.fr.ts'
import { columnNames } from '#app/domains/plan/sheet/sheet-columns.ts'
import type { ActionRow } from '#app/domains/plan-files/export/plan-columns.ts'
import { listsOf, type PlanWorkbook, tablesOf } from '#app/domains/plan-files/export/plan-tables.ts'

const idOf = (kind: number, rank: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(rank).padStart(12, '0')}`

/** Every field of a line of means, with nothing said. */
function blankMeans(): ActionRow['means'][number]
function blankMeans(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columnNames(meansFields).map((name) => [keyOf(name), null]))
}

const action = (rank: number): ActionRow => ({
  id: idOf(1, rank),
  number: rank + 1,
  code: `1.1.${rank + 1}`,
  title: `Action ${rank + 1} ; « essai »`,
  axisId: idOf(2, 0),
  themeId: idOf(3, 0),
  themeName: 'Petite enfance',
  status: 'in-progress',
  isRestricted: false,
  isWatched: rank % 2 === 1,
  startsOn: '2026-09-14',
  startsPrecision: 'day',
  endsOn: '2027-01-01',
  endsPrecision: 'quarter',
  nextStep: 'Réunir les parties',
  nextStepOn: '2027-02-03',
  lastReportOn: null,
  leadPartyId: idOf(4, 0),
  leadPartyName: 'Caf',
  leadPartyKind: 'caf',
  leadServiceId: idOf(5, 0),
  leadServiceName: 'Action sociale',
  leadName: 'Camille Exemple',
  leadPersonId: null,
  leadEmail: 'camille@exemple.fr',
  partnersText: '=Association\n+ une autre',
  need: 'Des familles sans mode d’accueil.',
  description: 'Première ligne.\nSeconde ligne, avec une "citation".',
  public: 'Familles',
  areas: 'Quartier nord',
  electedSponsor: '',
  importId: null,
  externalId: rank === 0 ? 'ACT-0012' : null,
  version: 1 + (rank % 3),
  createdOn: '2026-06-01',
  isHelpWanted: false,
  silentDays: 120,
  dueSoonDays: 30,
  objectives: [{ id: idOf(6, 0) }],
  partners: [{ id: idOf(4, 1), shortName: 'Ville', kind: 'authority' }],
  services: [
    { id: idOf(5, 0), name: 'Action sociale', partyName: 'Caf', partyKind: 'caf', isLead: true },
    { id: idOf(5, 1), name: 'Petite enfance', partyName: 'Ville', partyKind: 'authority', isLead: false },
  ],
  coLeadPartyId: idOf(4, 1),
  coLeadPartyName: 'Ville',
  coLeadPartyKind: 'authority',
  coLeadName: 'Dominique Exemple',
  bodyId: idOf(10, 0),
  bodyName: 'Groupe petite enfance',
  expectedResults: 'Vingt familles accueillies.',
  tags: ['parentalité', 'horaires'],
  inhabitantsPart: 'consultation',
  priority: 'high',
  recurrence: 'yearly',
  calendarText: 'chaque dernier trimestre',
  humanMeans: 'Un mi-temps',
  materialMeans: 'Un local',
  watchPoints: 'Recrutement',
  successConditions: 'Un site trouvé',
  qualitativeIndicators: 'Ce que disent les parents',
  cafFields: [
    { field: 'benefits', levers: [] },
    { field: 'collective-aid', levers: ['bonus territoire', 'COF'] },
  ],
  communes: [{ code: '92036', name: 'Gennevilliers' }],
  namedAreas: [{ id: idOf(11, 0), name: 'Le Luth', isPriority: true, communeName: 'Gennevilliers' }],
  dependencies: [],
  files: [],
  linkedPlans: [{ id: idOf(12, 0), name: 'Contrat de ville' }],
  steps: [0, 1, 2].map((step) => ({
    id: idOf(7, rank * 10 + step),
    title: `Étape ${step + 1}`,
    targetOn: '2027-03-01',
    targetPrecision: step === 0 ? 'month' : 'day',
    doneOn: null,
    status: 'to-come',
    responsible: 'Une responsable',
    responsiblePartyId: idOf(4, 1),
    responsiblePartyName: 'Ville',
    responsiblePartyKind: 'authority',
    description: step === 0 ? 'Visiter trois sites.' : '',
  })),
  means: [0, 1].map((line) => ({
    ...blankMeans(),
    id: idOf(8, rank * 10 + line),
    year: 2027,
    nature: 'operating',
    funderPartyId: null,
    funderName: 'Département',
    funderShortName: null,
    funderKind: null,
    scheme: '',
    state: 'estimated',
    amountEuros: line === 0 ? 12_000 : null,
    cofNumber: '',
  })),
  measures: [
    {
      id: idOf(9, rank * 10),
      name: 'places ouvertes',
      unit: 'places',
      baseline: 0,
      baselineOn: '2026-01-01',
      target: 12.5,
      targetOn: null,
      values: [{ id: idOf(14, rank * 10), measuredOn: '2026-10-01', value: 4, source: 'Ville' }],
    },
  ],
  axisText: '1 Petite enfance',
  objectiveTexts: ['1.1 Ouvrir des places'],
  leadPartyFullName: 'Caf de test',
  leadPersonName: '',
  coLeadPartyFullName: 'Ville de test',
  partnerNames: ['Ville de test'],
})

export const planRows = (count: number): readonly ActionRow[] =>
  Array.from({ length: count }, (_, rank) => action(rank))

export const planWorkbook = (count: number): PlanWorkbook => ({
  tables: tablesOf(planRows(count)),
  lists: listsOf(planFacts),
})

/** The names that the cells of `planRows` may hold. */
export const planFacts: FieldLists = {
  ...noLists,
  themes: [
    { id: idOf(3, 0), name: 'Petite enfance' },
    { id: idOf(3, 1), name: 'Jeunesse' },
  ],
  parties: [
    { id: idOf(4, 0), name: 'Caf de test', shortName: 'Caf' },
    { id: idOf(4, 1), name: 'Ville de test', shortName: 'Ville' },
  ],
  services: [
    { id: idOf(5, 0), name: 'Action sociale', partyId: idOf(4, 0), partyShortName: 'Caf' },
    { id: idOf(5, 1), name: 'Petite enfance', partyId: idOf(4, 1), partyShortName: 'Ville' },
  ],
  people: [{ id: idOf(13, 0), name: 'Camille Exemple' }],
  communes: [
    { id: '92036', name: 'Gennevilliers' },
    { id: '92004', name: 'Asnières-sur-Seine' },
  ],
  areas: [{ id: idOf(11, 0), name: 'Le Luth', communeName: 'Gennevilliers' }],
  linkedPlans: [{ id: idOf(12, 0), name: 'Contrat de ville' }],
  bodies: [{ id: idOf(10, 0), name: 'Groupe petite enfance' }],
  objectives: [
    { id: idOf(6, 0), code: '1.1', title: 'Ouvrir des places', axisId: idOf(2, 0), themeId: null },
    { id: idOf(6, 1), code: '1.2', title: 'Informer les familles', axisId: idOf(2, 0), themeId: null },
  ],
}
