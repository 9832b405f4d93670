/** Plans whose dates, amounts and numbers are written in every way. */
import { banner, day, type PlanFile } from './make-file.server.ts'

/** Titles on two lines: calendar, budget by year, funders, what was spent. */
const twoLineTitles: PlanFile = {
  name: 'CTG suivi financier.xlsx',
  sheets: [
    {
      name: 'Suivi',
      rows: [
        ['N°', 'Intitulé', { value: 'Calendrier', across: 2 }, null, { value: 'Budget', across: 4 }],
        ['', '', 'Début', 'Fin', '2025', '2026', 'Réalisé 2025', 'Financeurs'],
        ['1', 'Relais itinérant', '01/2024', 'fin 2025', 12_000, 13_000, 7850, 'Caf, Département'],
        ['2', 'Ludothèque', '2025', '2027', '5 k€', '', '', 'Ville'],
        ['3', 'Séjours familles', '', 'été 2026', 'NC', '4 500 €', '0', '–'],
        ['', 'TOTAL', '', '', 17_000, 17_500, 7850, ''],
      ],
    },
  ],
}

/** Columns of years, ticked; a tick that says more. */
const tickedYears: PlanFile = {
  name: 'echeancier.ods',
  sheets: [
    {
      name: 'Échéancier',
      rows: [
        ['Thématique', 'Action', 'Pilote', '2024', '2025', '2026', '2027'],
        ['Petite enfance', 'Schéma de l’accueil', 'CC', 'x', 'x', '', ''],
        ['Petite enfance', 'Crèche à vocation d’insertion', 'Caf', '', 'X', 'phase 2', ''],
        ['Logement', 'Observatoire', 'ADIL', '', '', 'oui', 'oui'],
        ['Logement', 'Permanences', 'ADIL', 'non', '', '', ''],
      ],
    },
  ],
}

/** Exported from another software, accents of Windows, line breaks in quotes. */
const windowsCsv: PlanFile = {
  name: 'export_actions.csv',
  csv: { separator: ';', encoding: 'latin1' },
  sheets: [
    {
      name: 'export_actions',
      rows: [
        ['Code', 'Libellé', 'Responsable', 'Date limite', 'Statut', 'Commentaire'],
        ['FA1', 'Accueil ; été', 'CCAS', '15/09/2026', 'Validée', 'Premier point\nSecond point'],
        ['FA2', 'Atelier "parents"', 'Caf', '31/09/2026', 'Suspendu', ''],
        ['FA3', 'Aide aux vacances', '', '30/06/2027', 'Reportée à la prochaine CTG', 'Manque d’agents'],
      ],
    },
  ],
}

/** Written by a tableur en ligne: commas, a mark of UTF-8, thousands with thin spaces. */
const commaCsv: PlanFile = {
  name: 'Plan actions - Feuille 1.csv',
  csv: { separator: ',', encoding: 'utf8-mark' },
  sheets: [
    {
      name: 'Plan actions - Feuille 1',
      rows: [
        ['Axe', 'Titre de l’action', 'Chef de file', 'Échéance', 'Coût', 'Territoires'],
        ['Axe 1, Enfance', 'Jardin partagé', 'Commune de Test', 'courant 2026', '3\u202f500 €', 'Nord, Sud'],
        ['', 'Bébés lecteurs', 'Médiathèque', 'd’ici fin 2027', '≈ 700 €', 'Tout le territoire'],
        ['Axe 2, Droits', 'Rendez-vous des droits', 'Caf', 'avant le 31/12/2026', '', 'Bourg'],
      ],
    },
  ],
}

/** Tabs, and numbers as text. */
const tabbedCsv: PlanFile = {
  name: 'actions.csv',
  csv: { separator: '\t', encoding: 'utf8' },
  sheets: [
    {
      name: 'actions',
      rows: [
        ['Réf.', 'Action', 'Porteur', 'Année', 'Avancement', 'Budget prévisionnel'],
        ['4,1', 'Mobilité des jeunes', 'Mission locale', '2026', '0 %', '12000'],
        ['4,2', 'Auto-école sociale', 'CC', '2026-2027', '25%', '45000,50'],
        ['4,3', 'Transport à la demande', 'CC', 'NC', '100 %', '?'],
      ],
    },
  ],
}

/** Dates of Excel typed by the month, serial numbers without format, percentages that are numbers. */
const rawNumbers: PlanFile = {
  name: 'brut.xlsx',
  sheets: [
    {
      name: 'Feuil1',
      rows: [
        ['Num', 'Action', 'Début', 'Fin', '% réalisation', 'Coût (€)'],
        [1, 'Crèche', day('2024-09-01'), day('2026-09-01'), { value: 0.5, format: '0%' }, 250_000],
        [2, 'Relais', day('2025-01-01'), day('2025-06-01'), { value: 1, format: '0%' }, 12_500.5],
        [3, 'LAEP', day('2026-03-01'), 46_280, { value: 0, format: '0%' }, null],
        [4, 'Halte-garderie', 2026, '06/27', '', 0],
      ],
    },
  ],
}

/** Who gives what, in one cell or beside it. */
const funders: PlanFile = {
  name: 'financement.xlsx',
  sheets: [
    {
      name: 'Plan de financement',
      rows: [
        banner('CTG : actions et plan de financement', 5),
        ['Action', 'Pilote', 'Plan de financement', 'Financeur', 'État'],
        ['Épicerie solidaire', 'CCAS de Test', 'Caf : 5 000 € + Ville : 3 k€', '', 'en cours'],
        ['Atelier cuisine', 'Centre social', '64 k€/an', 'Caf', 'reconduit'],
        ['Jardin', 'CC', '≈ 700 k€', 'Caf 40 % – Région 60 %', 'en réflexion'],
        ['Permanence sociale', 'Caf', '3 ETP', 'Caf de l’Oise', 'actée'],
        ['Repas partagés', '', '1 200 euros', 'Fondation X', 'OK'],
      ],
    },
  ],
}

export const withDates: readonly PlanFile[] = [
  twoLineTitles,
  tickedYears,
  windowsCsv,
  commaCsv,
  tabbedCsv,
  rawNumbers,
  funders,
]
