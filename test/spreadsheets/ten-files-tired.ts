/** Follow-ups as a coordinator keeps them at the end of a day: states ticked, funders without amounts, months in columns, several things in one cell. Words invented. Long because each cell stands beside its fate. */
import { type Filled, free, type HandFile, kept, money, read, year } from './hand-made.ts'

const span = (from: string, to: string) => ({ from, to })

/** A column a state, ticked; who pays is named, how much is not known yet. */
const ticked: HandFile = {
  name: 'suivi-coche.xlsx',
  layout: 'a column a state',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Suivi 2026',
      rows: [
        [free('Action'), free('Porteur'), free('Avancement'), null, null, free('Financeurs')],
        [null, null, free('À faire'), free('En cours'), free('Fait'), null],
        [
          read('title', 'Ouvrir un lieu d’accueil enfants-parents'),
          read('lead', 'CC'),
          ...[null, read('status', 'x'), null, read('funder', 'Caf, CC')],
        ],
        [
          read('title', 'Former les animatrices'),
          read('lead', 'Caf'),
          ...[null, null, read('status', '☒'), read('funder', 'Caf + MSA')],
        ],
        [
          read('title', 'Refaire le site'),
          null,
          ...[read('status', 'X'), null, null, kept('Caf ? à voir en commission')],
        ],
        [read('title', 'Relancer le conseil des jeunes'), null, ...[kept('x'), kept('x'), null, kept('à définir')]],
        [read('title', 'Tenir une permanence au marché'), null, null, kept('depuis mars'), null, null],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 1, 3],
        [0, 5, 2, 1],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Suivi 2026', cell: 'A3', title: 'Ouvrir un lieu d’accueil enfants-parents' },
      ...{ leads: ['CC'], state: 'in-progress', funders: ['Caf', 'CC'] },
    },
    {
      ...{ sheet: 'Suivi 2026', cell: 'A4', title: 'Former les animatrices', leads: ['Caf'] },
      ...{ state: 'done', funders: ['Caf', 'MSA'] },
    },
    { sheet: 'Suivi 2026', cell: 'A5', title: 'Refaire le site', state: 'not-started' },
    { sheet: 'Suivi 2026', cell: 'A6', title: 'Relancer le conseil des jeunes', state: '' },
    { sheet: 'Suivi 2026', cell: 'A7', title: 'Tenir une permanence au marché', state: '' },
  ],
}

/** Budgets under three rows of titles: what, which year, who. */
const threeHeads: HandFile = {
  name: 'budget-trois-lignes.xlsx',
  layout: 'three rows of titles',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Budget',
      rows: [
        [free('N°'), free('Intitulé de l’action'), free('Pilote'), free('Budget prévisionnel'), null, null, null],
        [null, null, null, free('2026'), null, free('2027'), null],
        [null, null, null, free('Caf'), free('CC'), free('Caf'), free('CC')],
        [
          ...[read('code', '1'), read('title', 'Créer un relais'), read('lead', 'CC')],
          ...[money(12000, { year: 2026, funder: 'Caf' }), money(4000, { year: 2026, funder: 'CC' })],
          ...[money(10000, { year: 2027, funder: 'Caf' }), null],
        ],
        [
          ...[read('code', '2'), read('title', 'Acheter un minibus'), read('lead', 'Caf')],
          ...[null, null, money(30000, { year: 2027, funder: 'Caf' }), money(15000, { year: 2027, funder: 'CC' })],
        ],
      ],
      merges: [
        [0, 0, 3, 1],
        [0, 1, 3, 1],
        [0, 2, 3, 1],
        [0, 3, 1, 4],
        [1, 3, 1, 2],
        [1, 5, 1, 2],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Budget', cell: 'B4', title: 'Créer un relais', code: '1', leads: ['CC'] },
      amounts: [
        { year: 2026, funder: 'Caf', amount: 12000 },
        { year: 2026, funder: 'CC', amount: 4000 },
        { year: 2027, funder: 'Caf', amount: 10000 },
      ],
    },
    {
      ...{ sheet: 'Budget', cell: 'B5', title: 'Acheter un minibus', code: '2', leads: ['Caf'] },
      amounts: [
        { year: 2027, funder: 'Caf', amount: 30000 },
        { year: 2027, funder: 'CC', amount: 15000 },
      ],
    },
  ],
}

const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const marks = (from: number, to: number): readonly (Filled | null)[] =>
  months.map((_, at) => (at >= from && at <= to ? read('calendar', 'x') : null))

/** A Gantt of one year, a column a month. */
const gantt: HandFile = {
  name: 'gantt-2026.xlsx',
  layout: 'a column a month',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Planning',
      rows: [
        [free('Action'), free('Responsable'), free('2026'), ...months.slice(1).map(() => null)],
        [null, null, ...months.map((month) => free(month))],
        [read('title', 'Recruter la coordinatrice'), read('lead', 'CC'), ...marks(0, 2)],
        [read('title', 'Écrire le règlement'), read('lead', 'Caf'), ...marks(3, 3)],
        [read('title', 'Ouvrir au public'), null, ...marks(8, 11)],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 1, 12],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Planning', cell: 'A3', title: 'Recruter la coordinatrice', leads: ['CC'] },
      calendar: { start: span('2026-01-01', '2026-01-31'), end: span('2026-03-01', '2026-03-31') },
    },
    {
      ...{ sheet: 'Planning', cell: 'A4', title: 'Écrire le règlement', leads: ['Caf'] },
      calendar: { start: span('2026-04-01', '2026-04-30'), end: span('2026-04-01', '2026-04-30') },
    },
    {
      ...{ sheet: 'Planning', cell: 'A5', title: 'Ouvrir au public' },
      calendar: { start: span('2026-09-01', '2026-09-30'), end: span('2026-12-01', '2026-12-31') },
    },
  ],
}

/** Who leads, who helps and with whom, all in one cell. */
const oneCell: HandFile = {
  name: 'pilotage-une-cellule.xlsx',
  layout: 'three roles in one cell',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Actions',
      rows: [
        [free('Thème'), free('Action'), free('Pilote / Co-pilote / Partenaires'), free('Quand ?')],
        [
          read('axis', 'Jeunesse'),
          read('title', 'Monter un festival'),
          read('lead', 'Pilote : CC\nCo-pilote : Caf\nPartenaires : MSA, école de musique'),
          read('calendar', 'juin 2026', { either: span('2026-06-01', '2026-06-30') }),
        ],
        [
          read('axis', 'Jeunesse'),
          read('title', 'Aider au permis'),
          read('lead', 'Pilote : Caf'),
          read('calendar', '2026-2027', { start: year(2026), end: year(2027) }),
        ],
        [
          read('axis', 'Familles'),
          read('title', 'Ouvrir une ludothèque'),
          read('lead', 'CC / Caf / association des parents'),
          kept('quand les travaux seront finis'),
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Actions', cell: 'B2', title: 'Monter un festival', axis: 'Jeunesse', leads: ['CC'] },
      ...{ partners: ['MSA', 'école de musique'], calendar: { either: span('2026-06-01', '2026-06-30') } },
    },
    {
      ...{ sheet: 'Actions', cell: 'B3', title: 'Aider au permis', axis: 'Jeunesse', leads: ['Caf'] },
      calendar: { start: year(2026), end: year(2027) },
    },
    {
      ...{ sheet: 'Actions', cell: 'B4', title: 'Ouvrir une ludothèque', axis: 'Familles' },
      ...{ leads: ['CC'], partners: ['association des parents'] },
    },
  ],
}

/** The amount first, who gives it after. */
const amountsFirst: HandFile = {
  name: 'budgets-en-mots.ods',
  layout: 'amounts before their funders',
  kind: 'ods',
  sheets: [
    {
      name: 'Plan',
      rows: [
        [free('Action'), free('Budget'), free('Statut')],
        [
          read('title', 'Créer une bricothèque'),
          read('amount', '3 000 € Caf / 2 000 € CC'),
          read('status', 'en cours'),
        ],
        [
          read('title', 'Fêter les familles'),
          read('amount', '1 500 € (Caf)', { funder: 'Caf', amount: 1500 }),
          read('status', 'terminé'),
        ],
        [read('title', 'Imprimer le guide'), read('amount', '800 €', { amount: 800 }), null],
        [read('title', 'Étudier la mobilité'), kept('entre 5 000 et 8 000 €'), kept('??')],
        // Who gives which is not sure: the amounts alone are read, their words stay.
        [read('title', 'Louer un local'), kept('3 000 € le matériel / 2 000 € la remise en état'), null],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Plan', cell: 'A2', title: 'Créer une bricothèque', state: 'in-progress' },
      amounts: [
        { funder: 'Caf', amount: 3000 },
        { funder: 'CC', amount: 2000 },
      ],
    },
    {
      ...{ sheet: 'Plan', cell: 'A3', title: 'Fêter les familles', state: 'done' },
      amounts: [{ funder: 'Caf', amount: 1500 }],
    },
    { sheet: 'Plan', cell: 'A4', title: 'Imprimer le guide', amounts: [{ amount: 800 }] },
    { sheet: 'Plan', cell: 'A5', title: 'Étudier la mobilité', state: '' },
    { sheet: 'Plan', cell: 'A6', title: 'Louer un local', amounts: [{ amount: 3000 }, { amount: 2000 }] },
  ],
}

export const tiredTables: readonly HandFile[] = [ticked, threeHeads, gantt, oneCell, amountsFirst]
