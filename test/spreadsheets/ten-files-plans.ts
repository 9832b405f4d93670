/** Plans as they are annexed to a convention: outlines in columns, forms, years in colours, money by funder. Words invented. Long because each cell stands beside its fate. */
import { aside, chosen, coloured, free, type HandFile, kept, money, noted, read, struck, year } from './hand-made.ts'

/** Four levels in four columns, merged downwards; one cell holds two actions as a list. */
const outline: HandFile = {
  name: 'annexe-2-plan-actions.xlsx',
  layout: 'four merged levels',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Annexe 2',
      rows: [
        [free('ANNEXE 2 – PLAN D’ACTIONS DE LA CTG 2025-2029')],
        [],
        [
          free('Diagnostic'),
          free('Orientation stratégique'),
          free('Objectif opérationnel'),
          free('Action'),
          free('Pilote'),
          free('Échéance'),
        ],
        [
          free('Des familles mieux informées', 'need'),
          read('axis', 'Orientation 1 – Aller vers les familles', 'Aller vers les familles'),
          read('objective', 'Simplifier les démarches'),
          read('title', 'Ouvrir un guichet commun'),
          read('lead', 'Ville de Valmeraie'),
          read('end', '2026', { end: year(2026) }),
        ],
        [
          null,
          null,
          null,
          read('title', 'Publier un guide des services'),
          read('lead', 'Caf'),
          read('end', 'fin 2025', { end: year(2025) }),
        ],
        [
          ...[null, null, read('objective', 'Repérer les situations fragiles')],
          chosen('- Former les agents d’accueil\n- Tenir une permanence mensuelle', 'title'),
          kept('à définir', 'lead'),
          free('en continu', 'end', { isWhole: true }),
        ],
        [
          free('Un accueil pour chaque enfant', 'need'),
          read('axis', 'Orientation 2 – Accueillir', 'Accueillir'),
          read('objective', 'Tenir l’offre d’accueil'),
          read('title', 'Rénover la crèche du Moulin'),
          read('lead', 'Communauté de communes du Pays de Lorne'),
          read('end', { kind: 'date', day: '2027-09-01' }, { end: { from: '2027-09-01', to: '2027-09-01' } }),
        ],
        [aside('* Les actions en italique sont conditionnées au vote du budget.')],
      ],
      merges: [
        [0, 0, 1, 6],
        [3, 0, 3, 1],
        [3, 1, 3, 1],
        [3, 2, 2, 1],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Annexe 2',
      cell: 'D4',
      title: 'Ouvrir un guichet commun',
      axis: 'Aller vers les familles',
      objective: 'Simplifier les démarches',
      leads: ['Ville de Valmeraie'],
      calendar: { end: year(2026) },
    },
    {
      sheet: 'Annexe 2',
      cell: 'D5',
      title: 'Publier un guide des services',
      axis: 'Aller vers les familles',
      objective: 'Simplifier les démarches',
      leads: ['Caf'],
      calendar: { end: year(2025) },
    },
    {
      sheet: 'Annexe 2',
      cell: 'D7',
      title: 'Rénover la crèche du Moulin',
      axis: 'Accueillir',
      objective: 'Tenir l’offre d’accueil',
      leads: ['Communauté de communes du Pays de Lorne'],
      calendar: { end: { from: '2027-09-01', to: '2027-09-01' } },
    },
  ],
}

/** Forms one under the other on a single sheet, labels on the left, sometimes two pairs on a line. */
const form = (number: number, title: string, lead: string, when: string, partners: string) => [
  [coloured(free(`Fiche action n°${number}`), '9DC3E6'), null, null, null],
  [free('Intitulé'), free(title, 'title', title), null, null],
  [free('Pilote'), free(lead, 'lead', lead), free('Calendrier'), free(when, 'calendar')],
  [free('Partenaires'), free(partners, 'partners', partners), null, null],
  [free('Résultats attendus'), free('Des familles mieux connues des services'), null, null],
  [],
]
const stackedForms: HandFile = {
  name: 'fiches-actions.ods',
  layout: 'forms one under the other',
  kind: 'ods',
  sheets: [
    {
      name: 'Fiches',
      rows: [
        ...form(1, 'Créer un comité des parents', 'Pôle famille', 'dès janvier 2026', 'PMI, RPE'),
        ...form(2, 'Ouvrir une ludothèque itinérante', 'Service jeunesse', '2026-2028', 'Association Les Petits Pas'),
        ...form(3, 'Accueillir les stagiaires de troisième', 'à désigner', 'annuel', 'Collèges'),
      ],
    },
  ],
  actions: [
    {
      sheet: 'Fiches',
      cell: 'B2',
      title: 'Créer un comité des parents',
      leads: ['Pôle famille'],
      partners: ['PMI', 'RPE'],
      calendar: { start: { from: '2026-01-01', to: '2026-01-31' } },
    },
    {
      sheet: 'Fiches',
      cell: 'B8',
      title: 'Ouvrir une ludothèque itinérante',
      leads: ['Service jeunesse'],
      partners: ['Association Les Petits Pas'],
      calendar: { start: year(2026), end: year(2028) },
    },
    { sheet: 'Fiches', cell: 'B14', title: 'Accueillir les stagiaires de troisième', partners: ['Collèges'] },
  ],
}

/** Halves of years in two rows of titles, crosses under them. */
const half = (one: number, rank: 1 | 2) =>
  rank === 1 ? { from: `${one}-01-01`, to: `${one}-06-30` } : { from: `${one}-07-01`, to: `${one}-12-31` }
const cross = coloured(free('x', 'calendar'), 'A9D18E')
const halves: HandFile = {
  name: 'retroplanning.xlsx',
  layout: 'crosses by half-year',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Rétroplanning',
      rows: [
        [free('Axe'), free('N°'), free('Actions'), free('Référent'), free('2026'), null, free('2027'), null],
        [null, null, null, null, free('S1'), free('S2'), free('S1'), free('S2')],
        [
          read('axis', 'AXE A : PARENTALITÉ', 'PARENTALITÉ'),
          read('code', 'A1'),
          read('title', 'Animer des ateliers parents-enfants'),
          read('lead', 'Perrine Aubrac'),
          cross,
          cross,
          null,
          null,
        ],
        [
          null,
          read('code', 'A2'),
          read('title', 'Former des bénévoles à l’écoute'),
          read('lead', 'Yanis Delorbe'),
          null,
          cross,
          cross,
          null,
        ],
        [
          read('axis', 'AXE B : JEUNESSE', 'JEUNESSE'),
          read('code', 'B1'),
          read('title', 'Ouvrir un studio de répétition'),
          kept('?', 'lead'),
          null,
          null,
          null,
          cross,
        ],
        [aside('Total'), null, aside({ kind: 'number', number: 3 })],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 2, 1],
        [0, 3, 2, 1],
        [0, 4, 1, 2],
        [0, 6, 1, 2],
        [2, 0, 2, 1],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Rétroplanning',
      cell: 'C3',
      title: 'Animer des ateliers parents-enfants',
      code: 'A1',
      axis: 'PARENTALITÉ',
      leads: ['Perrine Aubrac'],
      calendar: { start: half(2026, 1), end: half(2026, 2) },
    },
    {
      sheet: 'Rétroplanning',
      cell: 'C4',
      title: 'Former des bénévoles à l’écoute',
      code: 'A2',
      axis: 'PARENTALITÉ',
      leads: ['Yanis Delorbe'],
      calendar: { start: half(2026, 2), end: half(2027, 1) },
    },
    {
      sheet: 'Rétroplanning',
      cell: 'C5',
      title: 'Ouvrir un studio de répétition',
      code: 'B1',
      axis: 'JEUNESSE',
      calendar: { start: half(2027, 2), end: half(2027, 2) },
    },
  ],
}

/** Funders under years, a sum by year at the right, a share in percent, a total below: none of these is an amount of an action. */
const sum = (number: number) => aside({ kind: 'euro', number, formula: 'SUM(C3:D3)' })
const share = (number: number) => kept({ kind: 'percent', number })
const finance: HandFile = {
  name: 'maquette-financiere.xlsx',
  layout: 'money by year and funder, with sums',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Maquette',
      rows: [
        [free('N° fiche'), free('Action'), free('2026'), null, null, free('2027'), null, null, free('Part Caf')],
        [
          null,
          null,
          free('Caf'),
          free('Ville'),
          free('Total 2026'),
          free('Caf'),
          free('Ville'),
          free('Total 2027'),
          null,
        ],
        [
          read('code', 'FA 1'),
          read('title', 'Agrandir le relais petite enfance'),
          money(12_000, { year: 2026, funder: 'Caf' }),
          money(8_000, { year: 2026, funder: 'Ville' }),
          sum(20_000),
          money(10_000, { year: 2027, funder: 'Caf' }),
          money(6_000, { year: 2027, funder: 'Ville' }),
          sum(16_000),
          share(0.61),
        ],
        [
          read('code', 'FA 2'),
          read('title', 'Équiper les accueils en matériel adapté'),
          money(5_000, { year: 2026, funder: 'Caf' }),
          null,
          sum(5_000),
          free('à chiffrer', 'amount'),
          money(2_500, { year: 2027, funder: 'Ville' }),
          sum(2_500),
          share(0.67),
        ],
        [
          aside('TOTAL'),
          null,
          aside({ kind: 'euro', number: 17_000, formula: 'SUM(C3:C4)' }),
          aside({ kind: 'euro', number: 8_000, formula: 'SUM(D3:D4)' }),
          aside({ kind: 'euro', number: 25_000 }),
          aside({ kind: 'euro', number: 10_000 }),
          aside({ kind: 'euro', number: 8_500 }),
          aside({ kind: 'euro', number: 18_500 }),
          share(0.62),
        ],
      ],
      merges: [
        [0, 0, 2, 1],
        [0, 1, 2, 1],
        [0, 2, 1, 3],
        [0, 5, 1, 3],
        [0, 8, 2, 1],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Maquette',
      cell: 'B3',
      title: 'Agrandir le relais petite enfance',
      code: 'FA 1',
      amounts: [
        { year: 2026, funder: 'Caf', amount: 12_000 },
        { year: 2026, funder: 'Ville', amount: 8_000 },
        { year: 2027, funder: 'Caf', amount: 10_000 },
        { year: 2027, funder: 'Ville', amount: 6_000 },
      ],
    },
    {
      sheet: 'Maquette',
      cell: 'B4',
      title: 'Équiper les accueils en matériel adapté',
      code: 'FA 2',
      amounts: [
        { year: 2026, funder: 'Caf', amount: 5_000 },
        { year: 2027, funder: 'Ville', amount: 2_500 },
      ],
    },
  ],
}

/** What was given up is struck, what must not go out is hidden, what is doubted is a comment. */
const marked: HandFile = {
  name: 'plan-travail-v7.xlsx',
  layout: 'struck, hidden, commented',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        [
          free('Thématique'),
          free('Intitulé de l’action'),
          free('Pilote'),
          free('Début'),
          free('Avis interne'),
          free('Budget 2026 Caf'),
        ],
        [
          read('axis', 'Logement'),
          read('title', 'Repérer les logements trop petits'),
          read('lead', 'CCAS de Valmeraie'),
          read('start', 'S2 2026', { start: half(2026, 2) }),
          chosen('réticences du bailleur, ne pas diffuser'),
          noted(money(4_000, { year: 2026, funder: 'Caf' }), 'à confirmer par la Caf'),
        ],
        [
          struck(free('Logement', 'axis', 'Logement')),
          struck(chosen('Créer une bourse au logement', 'title', 'Créer une bourse au logement')),
          struck(chosen('ADIL', 'lead')),
          struck(chosen('2025', 'start')),
          null,
          struck(chosen({ kind: 'euro', number: 3_000 }, 'amount')),
        ],
        [
          free('Logement', 'axis', 'Logement'),
          chosen('Racheter l’immeuble de la gare', 'title', 'Racheter l’immeuble de la gare'),
          chosen('Ville de Valmeraie', 'lead'),
          null,
          chosen('discussion en cours'),
          null,
        ],
        [
          read('axis', 'Mobilité'),
          read('title', 'Étendre le transport à la demande'),
          read(
            'lead',
            { kind: 'text', text: 'Mme Sauvanet Fatou Diarressy', struckPart: 'Mme Sauvanet ' },
            'Fatou Diarressy',
          ),
          read('start', 'à compter du 01/01/2027', { start: { from: '2027-01-01', to: '2027-01-01' } }),
          null,
          money(9_000, { year: 2026, funder: 'Caf' }),
        ],
      ],
      hiddenRows: [3],
      hiddenColumns: [4],
    },
    {
      name: 'Arbitrages – ne pas diffuser',
      isHidden: true,
      rows: [[chosen('Abandonner la bourse au logement avant l’été')]],
    },
  ],
  actions: [
    {
      sheet: 'Plan',
      cell: 'B2',
      title: 'Repérer les logements trop petits',
      axis: 'Logement',
      leads: ['CCAS de Valmeraie'],
      calendar: { start: half(2026, 2) },
      amounts: [{ year: 2026, funder: 'Caf', amount: 4_000 }],
    },
    {
      sheet: 'Plan',
      cell: 'B3',
      title: 'Créer une bourse au logement',
      axis: 'Logement',
      leads: ['ADIL'],
      calendar: { start: year(2025) },
      amounts: [{ year: 2026, funder: 'Caf', amount: 3_000 }],
      isStruck: true,
    },
    {
      sheet: 'Plan',
      cell: 'B4',
      title: 'Racheter l’immeuble de la gare',
      axis: 'Logement',
      leads: ['Ville de Valmeraie'],
      isHidden: true,
    },
    {
      sheet: 'Plan',
      cell: 'B5',
      title: 'Étendre le transport à la demande',
      axis: 'Mobilité',
      leads: ['Fatou Diarressy'],
      calendar: { start: { from: '2027-01-01', to: '2027-01-01' } },
      amounts: [{ year: 2026, funder: 'Caf', amount: 9_000 }],
    },
  ],
}

export const fivePlans: readonly HandFile[] = [outline, stackedForms, halves, finance, marked]
