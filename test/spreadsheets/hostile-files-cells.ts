/** What people write in cells: serial dates as text, ditto marks, several steps, colours without words, errors, long titles, odd numbers and amounts, cross-references, boxes to tick. Words invented. Long because each cell stands beside its fate. */
import { aside, coloured, type Filled, free, type HandFile, kept, read, year } from './hand-made.ts'
import type { Span } from './truth.ts'

const titles = (...words: readonly string[]): readonly Filled[] => words.map((word) => free(word))
const span = (from: string, to = from): Span => ({ from, to })
const colourOnly = (fill: string): Filled => ({ ...coloured(aside(''), fill) })
const amount = (words: string, euros: number): Filled => read('amount', words, { amount: euros })

/** A table pasted as text: days are the numbers that Excel counts them by. */
const serials: HandFile = {
  name: 'dates-en-numeros.csv',
  layout: 'days as serial numbers in text',
  kind: 'semicolon-mark',
  sheets: [
    {
      name: '',
      rows: [
        titles('Action', 'Pilote', 'Date de début', 'Date de fin'),
        [
          ...[read('title', 'Recenser les besoins de garde'), read('lead', 'Caf')],
          read('start', '46054', { start: span('2026-02-01') }),
          read('end', '46203', { end: span('2026-06-30') }),
        ],
        [
          ...[read('title', 'Tenir un forum des métiers'), read('lead', 'CC')],
          read('start', '46082', { start: span('2026-03-01') }),
          kept('12'),
        ],
        [read('title', 'Réunir les directrices'), null, kept('461'), kept('4.6')],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: '', cell: 'A2', title: 'Recenser les besoins de garde', leads: ['Caf'] },
      calendar: { start: span('2026-02-01'), end: span('2026-06-30') },
    },
    {
      ...{ sheet: '', cell: 'A3', title: 'Tenir un forum des métiers', leads: ['CC'] },
      calendar: { start: span('2026-03-01') },
    },
    { sheet: '', cell: 'A4', title: 'Réunir les directrices' },
  ],
}

/** The same as above, said in every way. */
const dittos: HandFile = {
  name: 'idem-partout.xlsx',
  layout: 'ditto marks',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        titles('Axe', 'Action', 'Pilote', 'Partenaires', 'Échéance'),
        [
          ...[read('axis', 'Logement'), read('title', 'Créer un observatoire'), read('lead', 'CC')],
          ...[read('partners', 'Bailleurs'), read('end', '2026', { end: year(2026) })],
        ],
        [
          ...[read('axis', 'idem', 'Logement'), read('title', 'Loger les apprentis'), read('lead', 'Idem')],
          ...[read('partners', '″'), read('end', '〃', { end: year(2026) })],
        ],
        [
          ...[read('axis', '"', 'Logement'), read('title', 'Rénover l’internat'), read('lead', '-//-')],
          ...[read('partners', 'id.'), read('end', '’’', { end: year(2026) })],
        ],
        [
          ...[read('axis', 'Mobilité'), read('title', 'Prêter des vélos'), read('lead', 'Caf')],
          ...[kept('idem + auto-école'), read('end', 'idem', { end: year(2026) })],
        ],
        [
          ...[read('axis', 'Mobilité'), read('title', 'Tenir un atelier vélo'), kept('idem ligne 2')],
          ...[null, kept('idem ci-dessus si budget')],
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Plan', cell: 'B2', title: 'Créer un observatoire', axis: 'Logement', leads: ['CC'] },
      ...{ partners: ['Bailleurs'], calendar: { end: year(2026) } },
    },
    {
      ...{ sheet: 'Plan', cell: 'B3', title: 'Loger les apprentis', axis: 'Logement', leads: ['CC'] },
      ...{ partners: ['Bailleurs'], calendar: { end: year(2026) } },
    },
    {
      ...{ sheet: 'Plan', cell: 'B4', title: 'Rénover l’internat', axis: 'Logement', leads: ['CC'] },
      ...{ partners: ['Bailleurs'], calendar: { end: year(2026) } },
    },
    {
      ...{ sheet: 'Plan', cell: 'B5', title: 'Prêter des vélos', axis: 'Mobilité', leads: ['Caf'] },
      ...{ partners: ['Bailleurs', 'auto-école'], calendar: { end: year(2026) } },
    },
    { sheet: 'Plan', cell: 'B6', title: 'Tenir un atelier vélo', axis: 'Mobilité', leads: [] },
  ],
}

/** Several steps, each with its date, in one cell. */
const stepsInCell: HandFile = {
  name: 'etapes-dans-une-case.xlsx',
  layout: 'several steps in one cell',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Programme',
      rows: [
        titles('Action', 'Étapes', 'Calendrier', 'Référente'),
        [
          read('title', 'Ouvrir un lieu ressources'),
          kept('mars 2026 : recruter\nseptembre 2026 : ouvrir\n2027 : évaluer'),
          read('calendar', 'mars 2026\nseptembre 2026', {
            start: span('2026-03-01', '2026-03-31'),
            end: span('2026-09-01', '2026-09-30'),
          }),
          read('lead', 'Caf'),
        ],
        [
          read('title', 'Former au handicap'),
          kept('1) choisir l’organisme (avant l’été)\n2) trois sessions\n3) bilan le 12/12/2026'),
          kept('voir étapes'),
          read('lead', 'CC'),
        ],
        [
          read('title', 'Écrire un projet éducatif'),
          kept('- diagnostic\n- rédaction\n- vote'),
          free('diagnostic : 2025\nvote : juin 2026', 'calendar', {
            start: year(2025),
            end: span('2026-06-01', '2026-06-30'),
          }),
          null,
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Programme', cell: 'A2', title: 'Ouvrir un lieu ressources', leads: ['Caf'] },
      calendar: { start: span('2026-03-01', '2026-03-31'), end: span('2026-09-01', '2026-09-30') },
    },
    { sheet: 'Programme', cell: 'A3', title: 'Former au handicap', leads: ['CC'] },
    {
      ...{ sheet: 'Programme', cell: 'A4', title: 'Écrire un projet éducatif' },
      calendar: { start: year(2025), end: span('2026-06-01', '2026-06-30') },
    },
  ],
}

const [green, orange, violet] = ['92D050', 'FFC000', '7030A0']
/** The colour of a state, and its legend in another tab. */
const legendTab: HandFile = {
  name: 'legende-sur-un-autre-onglet.xlsx',
  layout: 'colours, their legend in another tab',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Tableau',
      rows: [
        titles('Action', 'Pilote', 'Avancement'),
        [read('title', 'Aménager une aire de jeux'), read('lead', 'CC'), colourOnly(green)],
        [read('title', 'Ouvrir une épicerie solidaire'), read('lead', 'Caf'), colourOnly(orange)],
        [read('title', 'Créer une lettre aux familles'), null, colourOnly(violet)],
      ],
    },
    {
      name: 'Légende',
      rows: [[aside('Code couleur')], [coloured(aside('Terminé'), green)], [coloured(aside('En cours'), orange)]],
    },
  ],
  actions: [
    { sheet: 'Tableau', cell: 'A2', title: 'Aménager une aire de jeux', leads: ['CC'], state: 'done' },
    { sheet: 'Tableau', cell: 'A3', title: 'Ouvrir une épicerie solidaire', leads: ['Caf'], state: 'in-progress' },
    { sheet: 'Tableau', cell: 'A4', title: 'Créer une lettre aux familles', state: '' },
  ],
}

const ref: Filled = kept({ kind: 'error', text: '#REF!' })
const none: Filled = kept({ kind: 'error', text: '#N/A' })
/** Formulas that lost what they looked at. */
const errors: HandFile = {
  name: 'formules-perdues.xlsx',
  layout: 'formulas in error',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        titles('N°', 'Action', 'Pilote', 'Échéance', 'Budget', 'État'),
        [read('code', '1'), read('title', 'Créer un relais d’aidants'), none, ref, none, ref],
        [ref, read('title', 'Partager un agenda'), read('lead', 'Caf'), none, amount('2 000', 2000), none],
        // There is an action: what it is called is told as lost.
        [read('code', '3'), kept({ kind: 'error', text: '#REF!' }), read('lead', 'Caf'), null, null, null],
      ],
    },
  ],
  actions: [
    { sheet: 'Plan', cell: 'B2', title: 'Créer un relais d’aidants', code: '1', state: '' },
    {
      ...{ sheet: 'Plan', cell: 'B3', title: 'Partager un agenda', leads: ['Caf'], amounts: [{ amount: 2000 }] },
      state: '',
    },
    { sheet: 'Plan', cell: 'B4', title: '#REF!', code: '3', leads: ['Caf'], state: '' },
  ],
}

const long = `Accompagner les familles ${'du territoire, dans la durée et au plus près de chez elles, '.repeat(12)}en lien avec les écoles`
/** Titles that are paragraphs, numbers with dashes and letters. */
const numbers: HandFile = {
  name: 'numeros-a-tirets.xlsx',
  layout: 'numbers « 1-2-a », titles of ten lines',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        titles('N°', 'Action', 'Pilote'),
        [read('code', '1-1-a'), read('title', 'Créer une maison des familles'), read('lead', 'CC')],
        [read('code', '1-1-b'), read('title', 'Ouvrir un café social'), read('lead', 'Caf')],
        [read('code', '1-2-a'), free(long, 'title'), read('lead', 'CC')],
        [read('code', '2-1'), read('title', 'Aider aux devoirs'), null],
        [read('code', '2-1 bis'), read('title', 'Prêter des tablettes'), null],
      ],
    },
  ],
  actions: [
    { sheet: 'Plan', cell: 'B2', title: 'Créer une maison des familles', code: '1-1-a', leads: ['CC'] },
    { sheet: 'Plan', cell: 'B3', title: 'Ouvrir un café social', code: '1-1-b', leads: ['Caf'] },
    // Longer than a title may be: cut there, whole in the description.
    { sheet: 'Plan', cell: 'B4', title: long.slice(0, 300).trim(), code: '1-2-a', leads: ['CC'] },
    { sheet: 'Plan', cell: 'B5', title: 'Aider aux devoirs', code: '2-1' },
    { sheet: 'Plan', cell: 'B6', title: 'Prêter des tablettes', code: '2-1 bis' },
  ],
}

/** Amounts as they are said in a meeting. */
const amounts: HandFile = {
  name: 'montants-parles.xlsx',
  layout: 'amounts as they are said',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Budget',
      rows: [
        titles('Action', 'Budget'),
        [read('title', 'Créer une recyclerie'), amount('12 K€', 12000)],
        [read('title', 'Former trois agents'), kept('3x2500')],
        [read('title', 'Partager un poste'), kept('50/50')],
        [read('title', 'Rénover une salle'), amount('1,5 k', 1500)],
        [read('title', 'Louer un car'), amount('12.000,50 €', 12000.5)],
        [read('title', 'Tenir une fête'), kept('entre 2 et 3 K€')],
        [read('title', 'Tracter'), kept('gratuit')],
        [read('title', 'Embaucher une animatrice'), kept('0,5 ETP')],
        [read('title', 'Acheter des jeux'), kept('20 000 dont 8 000 Caf')],
        [read('title', 'Traduire le guide'), kept('2 500/an')],
        [read('title', 'Imprimer le guide'), kept('5000 + 3000')],
        [read('title', 'Louer des locaux'), kept('cf. ligne 12')],
        [read('title', 'Étudier le besoin'), amount('1,2 M€', 1200000)],
        [read('title', 'Chauffer la salle'), kept('10000 HT')],
        [read('title', 'Filmer les ateliers'), kept('< 5000')],
      ],
    },
  ],
  actions: [
    { sheet: 'Budget', cell: 'A2', title: 'Créer une recyclerie', amounts: [{ amount: 12000 }] },
    { sheet: 'Budget', cell: 'A3', title: 'Former trois agents', amounts: [{ amount: 7500 }] },
    { sheet: 'Budget', cell: 'A4', title: 'Partager un poste' },
    { sheet: 'Budget', cell: 'A5', title: 'Rénover une salle', amounts: [{ amount: 1500 }] },
    { sheet: 'Budget', cell: 'A6', title: 'Louer un car', amounts: [{ amount: 12000.5 }] },
    { sheet: 'Budget', cell: 'A7', title: 'Tenir une fête' },
    { sheet: 'Budget', cell: 'A8', title: 'Tracter' },
    { sheet: 'Budget', cell: 'A9', title: 'Embaucher une animatrice' },
    // What goes with an amount stays in words (§3.14), and the amount is read.
    { sheet: 'Budget', cell: 'A10', title: 'Acheter des jeux', amounts: [{ amount: 20000 }] },
    { sheet: 'Budget', cell: 'A11', title: 'Traduire le guide', amounts: [{ amount: 2500 }] },
    { sheet: 'Budget', cell: 'A12', title: 'Imprimer le guide', amounts: [{ amount: 8000 }] },
    { sheet: 'Budget', cell: 'A13', title: 'Louer des locaux' },
    { sheet: 'Budget', cell: 'A14', title: 'Étudier le besoin', amounts: [{ amount: 1200000 }] },
    { sheet: 'Budget', cell: 'A15', title: 'Chauffer la salle', amounts: [{ amount: 10000 }] },
    { sheet: 'Budget', cell: 'A16', title: 'Filmer les ateliers' },
  ],
}

/** Other lines are pointed at. */
const pointing: HandFile = {
  name: 'renvois.ods',
  layout: 'cross-references',
  kind: 'ods',
  sheets: [
    {
      name: 'Plan',
      rows: [
        titles('N°', 'Action', 'Pilote', 'Échéance', 'État'),
        [
          ...[read('code', '1'), read('title', 'Créer un annuaire'), read('lead', 'Caf')],
          ...[read('end', '2025', { end: year(2025) }), read('status', 'terminé')],
        ],
        [
          ...[read('code', '2'), read('title', 'Publier l’annuaire'), kept('cf. ligne 12')],
          ...[kept('voir action 1'), kept('cf. copil 2025')],
        ],
        [
          ...[read('code', '3'), read('title', 'Traduire l’annuaire'), kept('comme la 1')],
          ...[kept('après la 2'), kept('voir ligne 2')],
        ],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Plan', cell: 'B2', title: 'Créer un annuaire', code: '1', leads: ['Caf'], state: 'done' },
      calendar: { end: year(2025) },
    },
    { sheet: 'Plan', cell: 'B3', title: 'Publier l’annuaire', code: '2', state: '' },
    { sheet: 'Plan', cell: 'B4', title: 'Traduire l’annuaire', code: '3', state: '' },
  ],
}

/** Boxes to tick, as Excel, LibreOffice and Word leave them. */
const boxes: HandFile = {
  name: 'cases-a-cocher.xlsx',
  layout: 'boxes to tick',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Suivi',
      rows: [
        titles('Action', '2025', '2026', '2027', 'Réalisé'),
        [
          read('title', 'Ouvrir une bibliothèque de rue'),
          ...[read('calendar', '☑'), read('calendar', '☑'), free('☐'), free('☐')],
        ],
        [
          read('title', 'Créer un conseil des aînés'),
          ...[free('FAUX'), read('calendar', 'VRAI'), read('calendar', 'VRAI'), free('FAUX')],
        ],
        [read('title', 'Former aux écrans'), ...[read('calendar', '✔'), free('✘'), free('✘'), free('✔', 'status')]],
      ],
    },
  ],
  actions: [
    {
      ...{ sheet: 'Suivi', cell: 'A2', title: 'Ouvrir une bibliothèque de rue' },
      calendar: { start: year(2025), end: year(2026) },
    },
    {
      ...{ sheet: 'Suivi', cell: 'A3', title: 'Créer un conseil des aînés' },
      calendar: { start: year(2026), end: year(2027) },
    },
    {
      ...{ sheet: 'Suivi', cell: 'A4', title: 'Former aux écrans', calendar: { start: year(2025), end: year(2025) } },
      state: 'done',
    },
  ],
}

export const hostileCells: readonly HandFile[] = [
  ...[serials, dittos, stepsInCell, legendTab, errors, numbers, amounts, pointing, boxes],
]
