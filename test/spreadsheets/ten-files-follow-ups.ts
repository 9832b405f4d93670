/** Tables of follow-up as coordinators keep them: yearly reviews, steps under actions, communes, exports. Words invented. Long because each cell stands beside its fate. */
import { aside, coloured, free, type HandFile, kept, money, noted, read, year } from './hand-made.ts'

/** A review and a prospect a year, bands of axes, codes before titles, states with more words than a state. */
const reviews: HandFile = {
  name: 'suivi-ctg-2026.xlsx',
  layout: 'a review a year',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Suivi',
      rows: [
        [free('[logo]'), null, null, free('Comité technique du 12 mai 2026')],
        [],
        [free('Action'), free('État'), free('Bilan 2024'), free('Bilan 2025'), free('Perspectives 2026')],
        [coloured(read('axis', 'Axe 1 : Petite enfance et parentalité', 'Petite enfance et parentalité'), 'FFE699')],
        [
          read('title', '1.1 Soutenir les assistantes maternelles', 'Soutenir les assistantes maternelles'),
          free('en cours (deux réunions tenues)', 'status', 'en cours'),
          kept('2 réunions, 14 participantes'),
          kept('–'),
          kept('Créer une maison d’assistantes maternelles'),
        ],
        [
          read('title', '1.2 Développer le répit parental', 'Développer le répit parental'),
          free('Réalisé', 'status', 'Réalisé'),
          kept('Ouverture en mars'),
          kept('38 familles'),
          null,
        ],
        [coloured(read('axis', 'Axe 2 : Vie sociale', 'Vie sociale'), 'C6E0B4')],
        [
          read('title', '2.1 Accompagner l’espace de vie sociale', 'Accompagner l’espace de vie sociale'),
          free('Non démarré', 'status', 'Non démarré'),
          null,
          kept('Étude commandée'),
          kept('Agrément visé en 2027'),
        ],
        [],
        [aside('Légende : vert = en avance ; rouge = bloqué')],
      ],
      merges: [
        [3, 0, 1, 5],
        [6, 0, 1, 5],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Suivi',
      cell: 'A5',
      title: 'Soutenir les assistantes maternelles',
      code: '1.1',
      axis: 'Petite enfance et parentalité',
      status: 'en cours',
    },
    {
      sheet: 'Suivi',
      cell: 'A6',
      title: 'Développer le répit parental',
      code: '1.2',
      axis: 'Petite enfance et parentalité',
      status: 'Réalisé',
    },
    {
      sheet: 'Suivi',
      cell: 'A8',
      title: 'Accompagner l’espace de vie sociale',
      code: '2.1',
      axis: 'Vie sociale',
      status: 'Non démarré',
    },
  ],
}

/** Each action once, its steps on the lines below, each with who and when: steps are no actions, their dates are not the action’s. */
const step = (words: string, who: string, when: string) => [null, null, free(words), free(who), free(when)]
const steps: HandFile = {
  name: 'feuille-de-route.xlsx',
  layout: 'steps under each action',
  kind: 'xlsx',
  sheets: [
    {
      name: 'Feuille de route',
      rows: [
        [free('N°'), free('Action'), free('Étapes'), free('Responsable de l’étape'), free('Échéance de l’étape')],
        [
          read('code', 'FA 4'),
          read('title', 'Ouvrir une crèche à vocation d’insertion'),
          ...step('Choisir le terrain', 'Ville de Valmeraie', 'juin 2026').slice(2),
        ],
        step('Déposer le permis', 'Service urbanisme', 'T4 2026'),
        step('Recruter la direction', 'Association Les Petits Pas', 'printemps 2027'),
        [
          read('code', 'FA 5'),
          read('title', 'Recenser les besoins des horaires décalés'),
          ...step('Écrire l’enquête', 'Caf', '15/03/2026').slice(2),
        ],
        step('Restituer aux élus', 'Caf', 'septembre 2026'),
      ],
      merges: [
        [1, 0, 3, 1],
        [1, 1, 3, 1],
        [4, 0, 2, 1],
        [4, 1, 2, 1],
      ],
    },
  ],
  actions: [
    { sheet: 'Feuille de route', cell: 'B2', title: 'Ouvrir une crèche à vocation d’insertion', code: 'FA 4' },
    { sheet: 'Feuille de route', cell: 'B5', title: 'Recenser les besoins des horaires décalés', code: 'FA 5' },
  ],
}

/** A column a commune, a cross where the action takes place; two actions of the same title. */
const place = free('X', 'places')
const communes: HandFile = {
  name: 'actions-par-commune.ods',
  layout: 'communes in columns',
  kind: 'ods',
  sheets: [
    {
      name: 'Actions',
      rows: [
        [
          free('Axe'),
          free('Libellé de l’action'),
          free('Chef de file'),
          free('Valmeraie'),
          free('Corvelle'),
          free('L’Ormoie'),
          free('Observations'),
        ],
        [
          read('axis', 'Jeunesse'),
          read('title', 'Ouvrir un accueil jeunes'),
          read('lead', 'Service jeunesse'),
          place,
          null,
          place,
          noted(kept('Local trouvé ?'), 'la mairie rappelle lundi'),
        ],
        [
          null,
          read('title', 'Financer le permis de conduire'),
          read('lead', 'Mission locale'),
          place,
          place,
          place,
          null,
        ],
        [
          read('axis', 'Accès aux droits'),
          read('title', 'Ouvrir un accueil jeunes'),
          kept('NC', 'lead'),
          null,
          place,
          null,
          kept('même chose ? à vérifier'),
        ],
        [
          aside('Nombre d’actions'),
          null,
          null,
          aside({ kind: 'number', number: 2, formula: 'COUNTA(D2:D4)' }),
          aside({ kind: 'number', number: 2, formula: 'COUNTA(E2:E4)' }),
          aside({ kind: 'number', number: 2, formula: 'COUNTA(F2:F4)' }),
          null,
        ],
      ],
    },
    {
      name: 'Paramètres',
      rows: [
        [aside('Axes'), aside('Communes')],
        [aside('Jeunesse'), aside('Valmeraie')],
        [aside('Accès aux droits'), aside('Corvelle')],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Actions',
      cell: 'B2',
      title: 'Ouvrir un accueil jeunes',
      axis: 'Jeunesse',
      leads: ['Service jeunesse'],
      places: ['Valmeraie', 'L’Ormoie'],
    },
    {
      sheet: 'Actions',
      cell: 'B3',
      title: 'Financer le permis de conduire',
      axis: 'Jeunesse',
      leads: ['Mission locale'],
      places: ['Valmeraie', 'Corvelle', 'L’Ormoie'],
    },
    { sheet: 'Actions', cell: 'B4', title: 'Ouvrir un accueil jeunes', axis: 'Accès aux droits', places: ['Corvelle'] },
  ],
}

/** What a database gives: names of columns without accents, lines inside quotes, technical columns, days of American machines told in words. */
const database: HandFile = {
  name: 'export_actions.csv',
  layout: 'export of a database',
  kind: 'semicolon-1252',
  sheets: [
    {
      name: '',
      rows: [
        [
          free('ID'),
          free('CODE_ACTION'),
          free('LIBELLE'),
          free('AXE'),
          free('PILOTE'),
          free('DATE_DEBUT'),
          free('DATE_FIN'),
          free('MONTANT'),
          free('DATE_MAJ'),
        ],
        [
          free('10482'),
          read('code', '1.2.1'),
          read('title', 'Créer un « café des familles »'),
          read('axis', 'Parentalité'),
          read('lead', 'Centre social Les Lavandières'),
          read('start', '01/09/2025', { start: { from: '2025-09-01', to: '2025-09-01' } }),
          read('end', '31/12/2027', { end: { from: '2027-12-31', to: '2027-12-31' } }),
          read('amount', '7500,00', { amount: 7500 }),
          kept('04/03/2026'),
        ],
        [
          free('10483'),
          read('code', '1.2.2'),
          read('title', 'Soutenir les parents ; rompre l’isolement'),
          read('axis', 'Parentalité'),
          null,
          read('start', '01/01/2026', { start: { from: '2026-01-01', to: '2026-01-01' } }),
          null,
          read('amount', '1 200,50', { amount: 1200.5 }),
          kept('04/03/2026'),
        ],
        [
          free('10490'),
          read('code', '2.1.1'),
          read('title', 'Ouvrir un point d’écoute\npour les 16-25 ans', 'Ouvrir un point d’écoute\npour les 16-25 ans'),
          read('axis', 'Jeunesse'),
          read('lead', 'Mission locale'),
          null,
          read('end', '30/06/2028', { end: { from: '2028-06-30', to: '2028-06-30' } }),
          null,
          kept('11/02/2026'),
        ],
      ],
    },
  ],
  actions: [
    {
      sheet: '',
      cell: 'C2',
      title: 'Créer un « café des familles »',
      code: '1.2.1',
      axis: 'Parentalité',
      leads: ['Centre social Les Lavandières'],
      calendar: { start: { from: '2025-09-01', to: '2025-09-01' }, end: { from: '2027-12-31', to: '2027-12-31' } },
      amounts: [{ amount: 7500 }],
    },
    {
      sheet: '',
      cell: 'C3',
      title: 'Soutenir les parents ; rompre l’isolement',
      code: '1.2.2',
      axis: 'Parentalité',
      calendar: { start: { from: '2026-01-01', to: '2026-01-01' } },
      amounts: [{ amount: 1200.5 }],
    },
    {
      sheet: '',
      cell: 'C4',
      title: 'Ouvrir un point d’écoute\npour les 16-25 ans',
      code: '2.1.1',
      axis: 'Jeunesse',
      leads: ['Mission locale'],
      calendar: { end: { from: '2028-06-30', to: '2028-06-30' } },
    },
  ],
}

/** Two tables on one sheet, one under the other, with other columns; a help row; a pivot on another sheet. */
const twoTables: HandFile = {
  name: 'tableau-bord.ods',
  layout: 'two tables on a sheet',
  kind: 'ods',
  sheets: [
    {
      name: 'Tableau de bord',
      rows: [
        [free('Actions de la Caf')],
        [free('Action'), free('Service concerné'), free('Calendrier'), free('Budget 2026')],
        [aside('(ce que l’on fait)'), aside('(qui, en interne)'), aside('ex : 2026-2027'), aside('en €')],
        [
          read('title', 'Former les conseillers aux séparations'),
          free('Pôle famille', 'service', 'Pôle famille'),
          read('calendar', 'Depuis 2024', { start: year(2024) }),
          money(2_000, { year: 2026 }),
        ],
        [
          read('title', 'Expérimenter les rendez-vous des jeunes parents'),
          null,
          read('calendar', '1er semestre 2027', { either: { from: '2027-01-01', to: '2027-06-30' } }),
          null,
        ],
        [aside('Sous-total'), null, null, aside({ kind: 'euro', number: 2_000, formula: 'SUM(D4:D5)' })],
        [],
        [free('Actions de la ville')],
        [free('N°'), free('Intitulé'), free('Élu référent'), free('Début'), free('Fin')],
        [
          read('code', { kind: 'number', number: 7 }, '7'),
          read('title', 'Végétaliser les cours des accueils de loisirs'),
          free('Hélène d’Arvieu', 'sponsor', 'Hélène d’Arvieu'),
          read('start', 'dès septembre 2026', { start: { from: '2026-09-01', to: '2026-09-30' } }),
          read('end', '2028', { end: year(2028) }),
        ],
      ],
    },
    {
      name: 'Synthèse',
      rows: [
        [aside('Étiquettes de lignes'), aside('Nombre de Action')],
        [aside('Caf'), aside({ kind: 'number', number: 2 })],
        [aside('Ville'), aside({ kind: 'number', number: 1 })],
        [aside('Total général'), aside({ kind: 'number', number: 3 })],
      ],
    },
  ],
  actions: [
    {
      sheet: 'Tableau de bord',
      cell: 'A4',
      title: 'Former les conseillers aux séparations',
      calendar: { start: year(2024) },
      amounts: [{ year: 2026, amount: 2_000 }],
    },
    {
      sheet: 'Tableau de bord',
      cell: 'A5',
      title: 'Expérimenter les rendez-vous des jeunes parents',
      calendar: { either: { from: '2027-01-01', to: '2027-06-30' } },
    },
    {
      sheet: 'Tableau de bord',
      cell: 'B10',
      title: 'Végétaliser les cours des accueils de loisirs',
      code: '7',
      calendar: { start: { from: '2026-09-01', to: '2026-09-30' }, end: year(2028) },
    },
  ],
}

export const fiveFollowUps: readonly HandFile[] = [reviews, steps, communes, database, twoTables]
