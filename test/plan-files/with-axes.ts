/** Plans whose axes are rows, columns or sheets. */
import { banner, day, down, type PlanFile } from './make-file.server.ts'

/** Axes in coloured, merged rows under a merged title; a total at the end. */
const colouredAxes: PlanFile = {
  name: 'Plan d’action CTG 2023-2027.xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        banner('Plan d’action de la CTG 2023-2027', 8, '1F4E78'),
        ['Mis à jour le 12 mars 2026'],
        [],
        ['N°', 'Intitulé de l’action', 'Pilote', 'Partenaires', 'Début', 'Échéance', 'État d’avancement', 'Budget'],
        banner('AXE 1 : PETITE ENFANCE', 8),
        [
          '1.1',
          'Ouvrir un relais petite enfance',
          'Communauté de communes du Test',
          'Caf de l’Oise\nPMI',
          '2024',
          '1er trim. 2027',
          'En cours',
          '12 k€',
        ],
        ['1.2', 'Former les assistantes maternelles', 'Mme Durand', 'RPE ; PMI', '', 'à définir', 'bof', 'à voir'],
        ['1.3', 'Créer une MAM', 'Caf', '', 'T1 2025', 'fin 2026 ?', 'Réalisée', '45 000 €'],
        banner('Axe 2 – Jeunesse', 8),
        ['2.1', 'Accueil des adolescents', 'Centre social', 'Mission locale\nCollège', '', 'sept-26', '', ''],
        ['2.2', 'Promeneurs du net', 'Caf de l’Oise', '', day('2025-01-01'), day('2027-12-31'), 'Pas commencé', 3000],
        [],
        ['', 'Total', '', '', '', '', '', '60 k€'],
      ],
    },
  ],
}

/** The axis and the theme written again on each line. */
const repeatedAxis: PlanFile = {
  name: 'Suivi actions CTG.xlsx',
  sheets: [
    {
      name: 'Feuil1',
      rows: [
        ['Orientation', 'Objectif', 'Action', 'Référent', 'Avec qui ?', 'Quand ?', 'Où en est-on ?', 'Remarques'],
        [
          'Orientation 1 - Enfance',
          'Mieux accueillir',
          'Ouvrir une micro-crèche',
          'CC',
          'Caf, commune',
          '2026-2027',
          'OK fait',
          'Inaugurée en mai',
        ],
        [
          'Orientation 1 - Enfance',
          'Mieux accueillir',
          'Passerelle école',
          'Caf',
          '',
          'rentrée 2026',
          'en cours (travaux)',
          '',
        ],
        [
          'Orientation 1 - Enfance',
          'Informer les parents',
          'Guide des modes de garde',
          '',
          '',
          'sept-26',
          'A lancer',
          '?',
        ],
        [
          'Orientation 2 - Droits',
          'Aller vers',
          'Bus des services',
          'France services',
          'MSA ; CPAM',
          'durée de la CTG',
          'fait en partie',
          'Voir bilan',
        ],
        [
          'Orientation 2 - Droits',
          'Aller vers',
          'Point numérique',
          'Mairie de Test',
          '',
          'septembre',
          'abandonné ?',
          'Faute de local',
        ],
      ],
    },
  ],
}

/** Axis and objective merged downwards; spaces left at the end of cells. */
const mergedDown: PlanFile = {
  name: 'tableau de bord.xlsx',
  sheets: [
    {
      name: 'Tableau',
      rows: [
        ['Axe', 'Objectif opérationnel', 'Fiche action  ', 'Porteur ', 'Démarrage', 'Fin', 'Indicateurs'],
        [
          down('Axe 1 : Familles', 3),
          down('Soutenir la parentalité', 2),
          'Café des parents ',
          'CC ',
          '2024 ',
          'fin 2026',
          'Nombre de séances\nNombre de familles',
        ],
        [null, null, ' LAEP itinérant', 'Caf ', 'janv.-25', '31/12/27', '• Ouvertures\n• Enfants accueillis'],
        [null, 'Répit', 'Relayage à domicile', 'Association Répit', '', '2ème trim 2027', ''],
        [
          down('Axe 2 : Logement', 2),
          'Prévenir les expulsions',
          'Commission impayés',
          'Caf',
          '2023',
          '2027',
          'Ménages suivis',
        ],
        [null, null, 'Guide du locataire', 'CC', '', '', ''],
      ],
    },
  ],
}

/** One sheet an axis, how to use it, and the lists of the drop-downs. */
const oneSheetAnAxis: PlanFile = {
  name: 'CTG par axe.xlsx',
  sheets: [
    { name: 'Lisez-moi', rows: [['Merci de compléter avant le 15/09'], ['Contact : ctg@exemple.fr']] },
    {
      name: 'Axe 1 - Enfance',
      rows: [
        ['Action', 'Pilote', 'Échéance', 'Etat'],
        ['Ludothèque mobile', 'CC', '09/2026', 'Engagée'],
        ['Formation premiers secours', 'Caf', 'T4-26', 'Non démarrée'],
      ],
    },
    {
      name: 'Axe 2 - Jeunesse',
      rows: [
        ['Action', 'Pilote', 'Échéance', 'Etat'],
        ['Conseil de jeunes', 'Commune de Test', 'été 2027', 'stand-by'],
        ['Chantiers éducatifs', 'CC', 'mi-2027', '50 %'],
        ['Bafa citoyen', '', 'selon budget', 'En cours'],
      ],
    },
    { name: 'Listes', rows: [['Engagée'], ['Non démarrée'], ['Réalisée']], isHidden: true },
  ],
}

/** Headings under each axis again, the first axis above the first headings. */
const repeatedHeadings: PlanFile = {
  name: 'CTG_actions_v7 (2).ods',
  sheets: [
    {
      name: 'Actions',
      rows: [
        ['Orientation stratégique 1 : Favoriser l’accès aux services'],
        ['Actions', 'Responsable', 'Calendrier', 'Public visé'],
        ['Ouvrir un point info', 'CC', 'de septembre 2026 à juin 2027', 'Tout public'],
        ['Carte des services', 'Caf', '2026, 2027 et 2028', 'Familles'],
        ['Orientation stratégique 2 : Soutenir la parentalité'],
        ['Actions', 'Responsable', 'Calendrier', 'Public visé'],
        ['Cafés parents', 'Centre social', 'tout au long de la convention', 'Parents'],
        ['Groupe de pairs', 'UDAF', 'bientôt', 'Parents séparés'],
      ],
    },
  ],
}

/** Objectives as rows of a second colour under the axis; bold titles that are no axis. */
const twoColours: PlanFile = {
  name: 'plan couleur.xlsx',
  sheets: [
    {
      name: 'Plan',
      rows: [
        ['Actions', 'Porteur', 'Calendrier', 'Moyens', 'Critères d’évaluation'],
        banner('Axe 1 : Animation de la vie sociale', 5, '9BC2E6'),
        banner('Aller vers les habitants', 5, 'DDEBF7'),
        [
          { value: 'Espace de vie sociale', isBold: true },
          'Commune de Test',
          'Durée de la CTG',
          '1 ETP',
          'Habitants touchés',
        ],
        [{ value: 'Fête des voisins', isBold: true }, 'CC', '2026', '1 500 €', 'Nombre de rues'],
        banner('Soutenir les bénévoles', 5, 'DDEBF7'),
        [{ value: 'Formation des bénévoles', isBold: true }, 'Caf', 'S1 2027', '2 000 €', ''],
        banner('Axe 2 : Handicap', 5, '9BC2E6'),
        banner('Accueillir tous les enfants', 5, 'DDEBF7'),
        [{ value: 'Pôle ressources', isBold: true }, 'Caf de l’Oise', 'T2 2026', '80 k€/an', 'Enfants accueillis'],
        ['Les montants sont ceux de 2025.'],
      ],
    },
  ],
}

export const withAxes: readonly PlanFile[] = [
  colouredAxes,
  repeatedAxis,
  mergedDown,
  oneSheetAnAxis,
  repeatedHeadings,
  twoColours,
]
