/** Follow-ups that grew over the years: colours with a legend, notes between actions, a form a tab, a task tool's export, two tables side by side. Words invented. Long because each cell stands beside its fate. */
import { aside, coloured, type Filled, free, type HandFile, kept, money, read, year } from './hand-made.ts'
import type { CellTruth } from './truth.ts'

const span = (from: string, to: string) => ({ from, to })
/** A colour and no words: no cell of the ledger. */
const colourOnly = (fill: string): Filled => ({ ...coloured(aside(''), fill) })

const [green, orange, red] = ['92D050', 'FFC000', 'FF0000']
/** The state is a colour, that a legend says in words. */
const colours: HandFile = {
  name: 'suivi-couleurs.xlsx',
  layout: 'states by colour, with a legend',
  kind: 'xlsx',
  sheets: [
    {
      name: 'CTG',
      rows: [
        [free('Action'), free('Pilote'), free('Échéance'), free('État')],
        [
          ...[read('title', 'Rénover la crèche'), read('lead', 'CC')],
          ...[read('end', '2026', { end: year(2026) }), colourOnly(green)],
        ],
        [
          ...[read('title', 'Informer les parents'), read('lead', 'Caf')],
          ...[read('end', '2027', { end: year(2027) }), colourOnly(orange)],
        ],
        [read('title', 'Étendre les horaires'), read('lead', 'CC'), null, colourOnly(red)],
        [read('title', 'Accueillir le mercredi'), null, null, colourOnly('00B0F0')],
        [],
        [aside('Légende')],
        [coloured(aside('Réalisé'), green)],
        [coloured(aside('En cours'), orange)],
        [coloured(aside('Non démarré'), red)],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'CTG', cell: 'A2', title: 'Rénover la crèche', leads: ['CC'], state: 'done' },
      calendar: { end: year(2026) },
    },
    {
      ...{ sheet: 'CTG', cell: 'A3', title: 'Informer les parents', leads: ['Caf'], state: 'in-progress' },
      calendar: { end: year(2027) },
    },
    { sheet: 'CTG', cell: 'A4', title: 'Étendre les horaires', leads: ['CC'], state: 'not-started' },
    // No legend says this blue: nobody knows.
    { sheet: 'CTG', cell: 'A5', title: 'Accueillir le mercredi', state: '' },
  ],
}

/** Quarters, seasons, and a word left under an action. */
const notes: HandFile = {
  name: 'trimestres-et-notes.xlsx',
  layout: 'notes between actions',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Feuille de route',
      rows: [
        [free('Axe'), free('Action'), free('Référent'), free('Échéance')],
        [
          ...[read('axis', 'Handicap'), read('title', 'Former à l’inclusion'), read('lead', 'Caf')],
          read('end', 'T3 2026', { end: span('2026-07-01', '2026-09-30') }),
        ],
        [null, kept('→ vu avec la directrice le 12/03, à relancer'), null, null],
        [
          ...[read('axis', 'Handicap'), read('title', 'Créer un pôle ressources'), read('lead', 'CC')],
          read('end', '4e trimestre 2026', { end: span('2026-10-01', '2026-12-31') }),
        ],
        [null, kept('NB : attendre le vote du budget'), null, null],
        [
          ...[read('axis', 'Logement'), read('title', 'Loger les jeunes'), null],
          read('end', '1er sem. 2027', { end: span('2027-01-01', '2027-06-30') }),
        ],
        [
          ...[read('axis', 'Logement'), read('title', 'Ouvrir une pension'), null],
          free('rentrée 2026 si possible', 'end', { end: { ...span('2026-08-15', '2026-10-31'), isLoose: true } }),
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Feuille de route', cell: 'B2', title: 'Former à l’inclusion', axis: 'Handicap', leads: ['Caf'] },
      calendar: { end: span('2026-07-01', '2026-09-30') },
    },
    {
      ...{ sheet: 'Feuille de route', cell: 'B4', title: 'Créer un pôle ressources', axis: 'Handicap', leads: ['CC'] },
      calendar: { end: span('2026-10-01', '2026-12-31') },
    },
    {
      ...{ sheet: 'Feuille de route', cell: 'B6', title: 'Loger les jeunes', axis: 'Logement' },
      calendar: { end: span('2027-01-01', '2027-06-30') },
    },
    {
      ...{ sheet: 'Feuille de route', cell: 'B7', title: 'Ouvrir une pension', axis: 'Logement' },
      calendar: { end: { ...span('2026-08-15', '2026-10-31'), isLoose: true } },
    },
  ],
}

type Pair = readonly [label: string, value: Filled | null]
const form = (name: string, pairs: readonly Pair[]) => ({
  name,
  rows: [[free(`FICHE ACTION – ${name}`)], [], ...pairs.map(([label, value]) => [free(label), value])],
})
/** A form a tab, its labels on the left. */
const forms: HandFile = {
  name: 'fiches-par-onglet.xlsx',
  layout: 'a form a tab',
  kind: 'xlsx',
  sheets: [
    form('Fiche 1', [
      ['N° de fiche', read('code', '1')],
      ['Intitulé de l’action', read('title', 'Soutenir les aidants')],
      ['Pilote', read('lead', 'CC')],
      ['Contexte', read('need', 'Peu de relais sur le canton')],
      ['Public visé', read('public', 'Aidants familiaux')],
      ['Partenaires', read('partners', 'Caf, MSA')],
      ['Calendrier', read('calendar', '2026', { either: year(2026) })],
      ['Budget', money(4500)],
      ['Indicateurs d’évaluation', read('indicator', 'Nombre d’aidants reçus')],
    ]),
    form('Fiche 2', [
      ['N° de fiche', read('code', '2')],
      ['Intitulé de l’action', read('title', 'Ouvrir un café des parents')],
      ['Pilote', read('lead', 'Caf')],
      ['Contexte', null],
      ['Public visé', read('public', 'Parents')],
      ['Financeurs', read('funder', 'Caf')],
      ['Calendrier', kept('à caler avec le centre social')],
    ]),
  ],
  actions: [
    {
      ...{ sheet: 'Fiche 1', cell: 'B4', title: 'Soutenir les aidants', code: '1', leads: ['CC'] },
      ...{ partners: ['Caf', 'MSA'], calendar: { either: year(2026) }, amounts: [{ amount: 4500 }] },
    },
    {
      ...{ sheet: 'Fiche 2', cell: 'B4', title: 'Ouvrir un café des parents', code: '2', leads: ['Caf'] },
      funders: ['Caf'],
    },
  ],
}

const day = (on: string, field: 'start' | 'end'): Filled =>
  read(field, { kind: 'date', day: on }, { [field]: span(on, on) } satisfies CellTruth['value'])
/** What a task tool gives back. */
const tasks: HandFile = {
  name: 'export-taches.csv',
  layout: 'export of a task tool',
  kind: 'semicolon-mark',
  sheets: [
    {
      name: '',
      rows: [
        [
          ...['Nom de la tâche', 'Compartiment', 'Progression', 'Priorité', 'Affecté à'].map((words) => free(words)),
          ...['Date de début', 'Échéance', 'En retard', 'Description'].map((words) => free(words)),
        ],
        [
          ...[read('title', 'Écrire la charte'), read('axis', 'Parentalité'), read('status', 'En cours')],
          ...[free('Moyenne', 'priority'), read('lead', 'Caf'), day('2026-02-02', 'start'), day('2026-06-30', 'end')],
          ...[kept('faux'), read('description', 'Charte de l’accueil')],
        ],
        [
          ...[read('title', 'Réunir les écoles'), read('axis', 'Jeunesse'), read('status', 'Terminé')],
          ...[free('Urgent', 'priority'), read('lead', 'CC'), null, day('2026-03-15', 'end')],
          ...[kept('faux'), null],
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: '', cell: 'A2', title: 'Écrire la charte', leads: ['Caf'], state: 'in-progress' },
      ...{
        axis: 'Parentalité',
        calendar: { start: span('2026-02-02', '2026-02-02'), end: span('2026-06-30', '2026-06-30') },
      },
    },
    {
      ...{ sheet: '', cell: 'A3', title: 'Réunir les écoles', leads: ['CC'], state: 'done' },
      ...{ axis: 'Jeunesse', calendar: { end: span('2026-03-15', '2026-03-15') } },
    },
  ],
}

/** The plan on the left, who to call on the right. */
const sideBySide: HandFile = {
  name: 'plan-et-contacts.xlsx',
  layout: 'two tables side by side',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Tout',
      rows: [
        [free('Action'), free('Pilote'), free('Financement'), null, free('Contact'), free('Téléphone')],
        [
          ...[read('title', 'Créer une navette'), read('lead', 'CC'), read('funder', 'CC, Région')],
          ...[null, aside('M. Valmy'), aside('03 00 00 00 01')],
        ],
        [
          ...[
            read('title', 'Aider au numérique'),
            read('lead', 'Caf'),
            read('amount', '2 000 € Caf', { funder: 'Caf', amount: 2000 }),
          ],
          ...[null, aside('Mme Ruelle'), aside('03 00 00 00 02')],
        ],
        [
          read('title', 'Prêter des jeux'),
          null,
          kept('en recherche'),
          null,
          aside('M. Osier'),
          aside('03 00 00 00 03'),
        ],
      ],
    },
  ],
  actions: [
    { sheet: 'Tout', cell: 'A2', title: 'Créer une navette', leads: ['CC'], funders: ['CC', 'Région'] },
    {
      ...{ sheet: 'Tout', cell: 'A3', title: 'Aider au numérique', leads: ['Caf'] },
      amounts: [{ funder: 'Caf', amount: 2000 }],
    },
    { sheet: 'Tout', cell: 'A4', title: 'Prêter des jeux' },
  ],
}

export const lateTables: readonly HandFile[] = [colours, notes, forms, tasks, sideBySide]
