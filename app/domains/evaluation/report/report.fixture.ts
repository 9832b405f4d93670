/** An evaluation of no real place, whole, for the tests of its report. */
import type { Evidence } from '../evidence/evidence-shape.ts'
import type { EvaluationContent } from '../frozen-content.ts'
import type { RoomEvidence } from '../room-shape.ts'
import type { ReportSource } from './report-content.ts'

const caf = { partyId: 'caf', name: 'Caf des Hauts-de-Seine', shortName: 'Caf', kind: 'caf' } as const
const town = { partyId: 'town', name: 'Ville de Gennevilliers', shortName: 'Ville', kind: 'authority' } as const
const mission = { partyId: 'ml', name: 'Mission locale', shortName: 'Mission locale', kind: 'partner' } as const

const together = {
  ...{ actionCount: 3, severalServices: 2, crossing: 1 },
  services: [
    { id: 's1', name: 'Action sociale', partyName: 'Caf' },
    { id: 's2', name: 'Petite enfance', partyName: 'Ville' },
  ],
  pairs: [{ one: 's1', other: 's2', actions: 2 }],
}

export const evidence: Evidence = {
  process: {
    measuredOn: '2028-09-12',
    actions: { total: 3, done: 2, going: 1, late: 0, left: 1 },
    list: [
      { id: 'a', code: '1.2.1', title: 'Vingt places à horaires élargis', status: 'done' },
      { id: 'b', code: '1.2.2', title: 'Rendez-vous commun des parents', status: 'in-progress' },
    ],
    nodes: [
      { id: 'o1', code: '1.2', title: 'Accueillir les enfants des parents en insertion', total: 3, done: 2 },
      { id: 'o2', code: '2.1', title: 'Élargir les horaires', total: 1, done: 1 },
    ],
    slips: {
      ...{ since: '2025-11-20', known: 4, fromJournal: 1, unknown: 1 },
      moved: [
        {
          ...{ actionCode: '1.2.1', title: 'Ouverture', firstOn: '2027-09-01', firstPrecision: 'month' },
          ...{ nowOn: '2028-03-14', nowPrecision: 'day', isDone: true, months: 6, source: 'state' },
        },
      ],
    },
    decisions: { total: 4, done: 3, open: 1, dropped: 0 },
    copils: { held: 3, promised: 3, from: '2025-03-10', everyMonths: 12 },
    attendance: [{ name: 'Mission locale', kind: 'partner', sat: 5, noted: 8 }],
    together: {
      first: { ...together, severalServices: 0, pairs: [], on: '2025-11-20', name: 'Copil de lancement' },
      today: together,
    },
    means: { announcedEuros: 91_000, grantedEuros: 73_000, lines: 4, unknown: 1 },
  },
  result: {
    measuredOn: '2028-09-12',
    objectives: [
      {
        ...{ id: 'o1', code: '1.2', title: 'Accueillir les enfants des parents en insertion' },
        ...{
          measure: 'Familles en parcours d’insertion dont un enfant est accueilli, par an',
          unit: null,
          decimals: 1,
        },
        ...{ ownUnit: 'familles', baseline: { value: 22, year: 2025 }, target: { value: 60, year: 2029 } },
        ...{ last: { value: 41, year: 2028 }, lastWords: '41 familles' },
        points: [
          { year: 2025, value: 22 },
          { year: 2026, value: 24 },
          { year: 2027, value: 35 },
          { year: 2028, value: 41 },
        ],
        references: [{ name: 'Hauts-de-Seine', year: 2027, words: '1 204' }],
      },
    ],
  },
  word: {
    measuredOn: '2028-09-12',
    surveys: [
      {
        ...{ id: 's', title: 'Trouver un accueil', audience: 'families', closedOn: '2028-06-30', answers: 52 },
        questions: [
          {
            ...{ id: 'q', rank: 1, label: 'Avez-vous trouvé en moins de trois mois ?', kind: 'one', askedIf: null },
            ...{ asked: 52, answered: 52, without: 0 },
            choices: [
              { label: 'Oui', count: 38, sharePercent: 73.1, byGroup: [] },
              { label: 'Non', count: 14, sharePercent: 26.9, byGroup: [] },
            ],
          },
        ],
      },
    ],
    testimonies: [
      {
        ...{ id: 't', text: 'J’ai commencé ma formation le jour même : la place était à cinq minutes.' },
        ...{
          source: 'Enquête auprès des familles',
          kind: 'survey',
          themeName: 'Petite enfance',
          collectedOn: '2028-06-01',
        },
      },
    ],
  },
  document: { measuredOn: '2028-09-12', files: [{ fileId: 'f', name: 'Bilan de l’année 2', about: '1.2.1' }] },
}

const rows = (questionId: string | null): EvaluationContent['evidence'] =>
  (['process', 'result', 'word', 'document'] as const).map((kind) => ({
    ...{ id: `${kind}-${questionId}`, questionId, kind, nature: kind, content: evidence[kind] },
    ...{ frozenBy: 'Claire Mousseline', frozenAt: '2028-09-12T09:00:00+00:00' },
  }))

const none = { 'not-reached': 0, partly: 0, rather: 0, reached: 0, 'not-judged': 0 }
const room: RoomEvidence = {
  workshops: [
    {
      ...{ id: 'w', title: 'Trouve-t-on plus facilement un accueil ?', openedOn: '2028-06-12', closedOn: '2028-06-12' },
      counts: { ...none, partly: 1, rather: 2 },
      groups: [
        {
          title: 'Des horaires élargis',
          counts: { ...none, rather: 2 },
          words: [
            { level: 'rather', text: 'Les vingt places sont prises', partyName: 'Ville' },
            { level: 'rather', text: 'Le matin, cela va', partyName: null },
          ],
        },
        {
          title: '',
          counts: { ...none, partly: 1 },
          words: [{ level: 'partly', text: 'Le soir, personne', partyName: null }],
        },
      ],
    },
  ],
}
const roomRow = {
  ...{ id: 'room', questionId: 'q1', kind: 'workshop', nature: 'word' as const, content: room },
  ...{ frozenBy: 'Claire Mousseline', frozenAt: '2028-09-12T09:00:00+00:00' },
}

const judgement = (
  party: typeof caf | typeof town | typeof mission,
  level: 'rather' | 'partly' | 'not-judged',
  reasons: string,
) => ({
  ...{
    ...party,
    level,
    reasons,
    writtenBy: 'Claire Mousseline',
    writtenAt: '2028-09-19T09:00:00+00:00',
    number: 1,
    before: [],
  },
})

export const evaluationContent: EvaluationContent = {
  ...{ version: 1, ctgName: 'Gennevilliers 2026-2030', isDemo: true, madeOn: '2028-09-30', kind: 'mid-term' },
  title: 'Évaluation à mi-parcours',
  framing: {
    scope: 'Petite enfance et insertion, 2025 à 2028.',
    method: 'Chiffres repris, une enquête, deux ateliers.',
    calendar: 'De mai à septembre 2028.',
    means: '',
    limits: 'L’enquête n’a touché que des familles déjà accueillies.\n22 familles en 2025 : une estimation du relais.',
    risks: 'Ceux qui jugent ont porté les actions.',
  },
  judges: [caf, town, mission],
  evaluators: ['Paul Coton'],
  criterionLabels: { partnership: 'Décloisonnement' },
  missing: [{ code: 'judgements', count: 1, names: ['Ville, question 2'] }],
  left: [{ code: 'questions-without-limits', count: 1, names: ['Travaille-t-on mieux ensemble ?'] }],
  framed: {
    number: 1,
    frozenAt: '2028-05-04T09:00:00+00:00',
    decision: { id: 'd', number: 12, decidedOn: '2028-05-04' },
  },
  questions: [
    {
      ...{ id: 'q1', position: 1, text: 'Les parents en insertion trouvent-ils plus facilement un accueil ?' },
      ...{ criterion: 'effects', limits: 'Un seul quartier a été enquêté.' },
      targets: [{ on: 'objective', id: 'o1', title: 'Accueillir les enfants des parents en insertion' }],
      conditions: [
        {
          ...{
            id: 'c1',
            text: '60 familles accueillies chaque année d’ici 2029',
            noted: '41 en 2028, trajectoire à 51',
          },
          ...{ held: 'in-part', heldNote: '', notedBy: 'Claire Mousseline', notedAt: '2028-09-12T09:00:00+00:00' },
        },
        {
          ...{
            id: 'c2',
            text: 'Vingt places ouvertes en septembre 2027',
            noted: '20, ouvertes en mars 2028',
            held: 'in-part',
          },
          ...{ heldNote: 'avec 6 mois de retard', notedBy: null, notedAt: null },
        },
      ],
      judgements: [
        {
          ...judgement(caf, 'rather', 'Presque deux fois plus de familles en trois ans.'),
          number: 2,
          before: [
            {
              level: 'partly',
              reasons: 'Premier avis.',
              writtenBy: 'Claire Mousseline',
              writtenAt: '2028-09-15T09:00:00+00:00',
            },
          ],
        },
        judgement(town, 'partly', 'Un tiers renonce avant la commission.'),
        judgement(mission, 'not-judged', 'Nous ne suivons pas ce que deviennent les familles.'),
      ],
    },
    {
      ...{ id: 'q2', position: 2, text: 'Travaille-t-on mieux ensemble ?', criterion: 'partnership', limits: '' },
      ...{
        targets: [],
        conditions: [],
        judgements: [judgement(caf, 'rather', 'Deux services de plus agissent ensemble.')],
      },
    },
  ],
  advice: [
    {
      ...{ on: 'action', id: 'a', title: 'Vingt places à horaires élargis', party: null, advice: 'adapt' },
      reason: 'Ouvrir l’offre du soir dans un deuxième quartier.',
      ...{ writtenBy: 'Claire Mousseline', writtenAt: '2028-09-25T09:00:00+00:00' },
    },
    {
      ...{ on: 'action', id: 'b', title: 'Rendez-vous commun des parents', party: town, advice: 'stop' },
      reason: 'Peu de parents y viennent.',
      ...{ writtenBy: 'Samira Taffetas', writtenAt: '2028-09-25T09:00:00+00:00' },
    },
  ],
  evidence: [...rows(null), ...rows('q1'), roomRow],
}

export const sealed: ReportSource = {
  content: evaluationContent,
  parties: [caf, town].map(({ name, kind }) => ({ name, kind })),
  sealed: {
    sha256: 'a'.repeat(64),
    on: '2028-09-30',
    by: 'Claire Mousseline',
    decided: 'décision n° 14 du 28 septembre 2028',
  },
}
