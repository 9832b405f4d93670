/** Plans with notes, versions, lists of people, lines that go on, texts that are too long. */
import { banner, day, down, type FileCell, type PlanFile } from './make-file.server.ts'

/** A legend above, notes below, empty lines between, marks that say nothing. */
const legend: PlanFile = {
  name: 'Plan avec légende.xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        [null, null, null, 'Légende :', 'vert = fait'],
        [null, null, null, null, 'orange = en cours'],
        [],
        ['Action', 'Pilote', null, 'Échéance', 'Statut', 'Obs.'],
        ['Aire de jeux', 'CC', null, '-', 'à l’arrêt', '–'],
        [],
        ['Skate-park', '?', null, 'NC', 'pas fait', '?'],
        ['Boîtes à lire', 'Médiathèque', null, '2025', 'ok', 'n/a'],
        [],
        ['* sous réserve du vote du budget'],
        ['Source : service jeunesse'],
      ],
    },
  ],
}

/** Older versions of a column beside the current one, two leads, a column nobody knows. */
const versions: PlanFile = {
  name: 'plan v5.xlsx',
  sheets: [
    {
      name: 'v5',
      rows: [
        [
          'Action',
          'Pilote',
          'Co-pilote',
          'Éch. v4',
          'Éch. v5',
          'Échéance',
          'Budget initial',
          'Budget',
          'Avis DG',
          'Priorité',
        ],
        ['Guichet unique', 'CC', 'Caf', '2024', '2025', '2026', '10 k€', '15 k€', 'favorable', 'haute'],
        ['Portail familles', 'Mairie de Test', '', '2024', '', '2027', '', '22 000 €', 'à revoir', 'moyenne'],
        ['Application mobile', '', 'Prestataire', '', '', 'fin de CTG', '', '', '', 'basse'],
      ],
    },
  ],
}

/** An action over several lines: its steps and its indicators one under the other. */
const severalLines: PlanFile = {
  name: 'fiches.xlsx',
  sheets: [
    {
      name: 'Fiches',
      rows: [
        ['N° fiche', 'Intitulé', 'Contenu de l’action', 'Indicateurs', 'Pilote', 'Calendrier'],
        [
          down('FA 1', 3),
          down('Observatoire de la parentalité', 3),
          'Recenser les lieux',
          'Lieux recensés',
          down('Caf', 3),
          down('2025-2027', 3),
        ],
        [null, null, 'Enquêter auprès des familles', 'Familles répondantes', null, null],
        [null, null, 'Publier', '', null, null],
        ['FA 2', 'Charte des temps périscolaires', 'Rédiger la charte', 'Écoles signataires', 'CC', '2026'],
        [null, null, 'La faire signer', '', null, null],
      ],
    },
  ],
}

/** A list of people and a table of budgets beside the plan. */
const otherSheets: PlanFile = {
  name: 'CTG complet.xlsx',
  sheets: [
    {
      name: 'Plan d’action',
      rows: [
        ['Enjeu', 'Action', 'Contact', 'Mail', 'Échéance', 'Prochaine étape'],
        ['Mobilité', 'Covoiturage', 'Paul Martin', 'paul.martin@exemple.fr', 'nov. 2026', 'Réunir les maires'],
        ['Mobilité', 'Vélos en prêt', 'Anne Durand', 'voir secrétariat', '', 'Commander'],
        ['Numérique', 'Conseiller numérique', 'Caf', 'a@exemple.fr ; b@exemple.fr', '2026', ''],
      ],
    },
    {
      name: 'Contacts',
      rows: [
        ['NOM Prénom', 'Structure', 'Fonction', 'Tél', 'Mail'],
        ['DURAND Anne', 'PMI', 'médecin', '02 61 91 10 01', 'anne.durand@exemple.fr'],
      ],
    },
    {
      name: 'Budget global',
      rows: [
        ['Poste', 'Montant'],
        ['Personnel', 120_000],
        ['Locaux', 30_000],
      ],
    },
  ],
}

const long = (word: string, times: number): string => Array.from({ length: times }, () => word).join(' ')

/** Texts longer than their field, bullets, tabs inside cells. */
const longTexts: PlanFile = {
  name: 'textes longs.ods',
  sheets: [
    {
      name: 'Plan',
      rows: [
        ['Action', 'Partenaires', 'Besoin', 'Public', 'Indicateurs', 'Suites à donner'],
        [
          long('Accompagner les familles', 16),
          long('Association des familles du canton,', 20),
          long('Constat', 900),
          long('Parents', 90),
          long('Nombre de familles accompagnées', 12),
          'Relancer',
        ],
        [
          'Action courte',
          '- Caf\n- PMI\n- École',
          '• peu de places\n• horaires',
          'Tous',
          '• places ; • enfants',
          long('Suite', 120),
        ],
      ],
    },
  ],
}

/** The export of another software, with its identifiers. */
const otherSoftware: PlanFile = {
  name: 'extraction logiciel.xlsx',
  sheets: [
    {
      name: 'Export',
      rows: [
        [
          'Identifiant',
          'Thème',
          'Nom de l’action',
          'Structure responsable',
          'Date de début',
          'Date de fin',
          'Statut',
          'Créé le',
          'Tags',
        ],
        [
          'ACT-0012',
          'Enfance',
          'Éveil musical',
          'École de musique',
          day('2025-09-01'),
          day('2026-06-30'),
          'Terminé',
          day('2025-01-14'),
          'culture;éveil',
        ],
        [
          'ACT-0013',
          'Enfance',
          'Bébé nageur',
          'CC',
          day('2026-01-05'),
          day('2026-12-18'),
          'Planifié',
          day('2025-02-02'),
          '',
        ],
        [
          'ACT-0020',
          'Seniors',
          'Visites',
          'CCAS de Test',
          day('2026-03-02'),
          null,
          'En cours',
          day('2025-11-30'),
          'lien social',
        ],
      ],
    },
  ],
}

const empty: readonly FileCell[] = []

/** Columns and lines left empty, the table in the middle of the sheet, cells merged across in the lines. */
const scattered: PlanFile = {
  name: 'Copie de plan (final).xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        empty,
        empty,
        [null, null, ...banner('CTG, volet actions', 6, 'C6E0B4')],
        empty,
        [null, null, 'Volet', null, 'Opération', 'Maître d’ouvrage', null, 'Délai', 'Situation'],
        [
          null,
          null,
          'Volet A : Culture',
          null,
          'Résidence d’artistes',
          { value: 'Commune de Test', across: 2 },
          null,
          '3e trimestre de 2026',
          'achevé',
        ],
        empty,
        [null, null, '', null, 'École du spectateur', 'CC', null, 'printemps 2027', 'quasi terminé'],
        [null, null, 'Volet B : Sport', null, 'Savoir nager', 'Clubs', null, 'T1 2026 - T3 2027', 'mise en œuvre'],
        [null, null, null, null, null, null, null, null, null, 'vu le 3/4'],
      ],
    },
  ],
}

export const withNoise: readonly PlanFile[] = [
  legend,
  versions,
  severalLines,
  otherSheets,
  longTexts,
  otherSoftware,
  scattered,
]
