/** Two dossiers for the tests of every format: a copil pack of thirty actions, as one could be, and all that could break a document. */
import type { Dossier, DossierBlock, DossierSection } from './dossier.ts'

const axes = [
  'Petite enfance et accueil du jeune enfant',
  'Parentalité : accompagner les familles à chaque étape',
  'Jeunesse et prévention',
  'Accès aux droits, inclusion numérique et animation de la vie sociale',
] as const
const leads = [
  'Direction de la petite enfance',
  'Association « Les Petits Pas d’Ô-de-Vie »',
  'Caf, conseillère technique Mme Nguyên-Œuvrard',
  'Centre social Jean-Jaurès / L’Île-aux-Enfants',
  'Service jeunesse de la communauté d’agglomération',
] as const
const subjects = [
  'Ouvrir douze places d’accueil à horaires atypiques dans le quartier du Luth',
  'Créer un guichet unique de l’accueil du jeune enfant, commun aux six communes',
  'Former les assistantes maternelles à l’accueil d’enfants en situation de handicap',
  'Proposer des ateliers parents-enfants le samedi matin',
  'Expérimenter un « aller vers » dans les hôtels sociaux',
  'Réhabiliter la ludothèque intercommunale',
] as const
const states = ['À lancer', 'En cours', 'En retard', 'Terminée', 'En difficulté'] as const

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

/** One row for each action, numbered « 1.1 » to « 4.8 ». */
const actionRows = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_none, index) => [
    `${(index % axes.length) + 1}.${Math.floor(index / axes.length) + 1}`,
    at(subjects, index),
    at(leads, index),
    at(states, index),
    index % 3 === 0 ? '30 juin 2027' : 'déc. 2027',
  ])

const actionColumns = [
  { header: 'N°', share: 0.4 },
  { header: 'Action', share: 3 },
  { header: 'Pilote', share: 2 },
  { header: 'État' },
  { header: 'Échéance' },
]

const progress: readonly DossierBlock[] = axes.flatMap((axis, index): readonly DossierBlock[] => [
  { kind: 'heading', text: `Axe ${index + 1}. ${axis}` },
  {
    kind: 'paragraph',
    text: 'Sept actions sur huit ont donné des nouvelles depuis mars ; la huitième attend la décision du conseil communautaire sur les locaux de l’ancienne trésorerie.',
  },
  {
    kind: 'table',
    caption: `Actions de l’axe ${index + 1}`,
    columns: actionColumns,
    rows: actionRows(30).filter(([number]) => number?.startsWith(`${index + 1}.`)),
  },
])

const sections: readonly DossierSection[] = [
  {
    key: 'agenda',
    title: 'Ordre du jour',
    summary: 'Trois décisions sont demandées au comité de pilotage.',
    blocks: [
      {
        kind: 'list',
        items: [
          'Retour sur les décisions du 14 janvier 2026',
          'Avancement des trente actions, axe par axe',
          'Actions en difficulté : ce qui est demandé au comité',
          'Mesures correctives et calendrier 2027',
        ],
      },
    ],
  },
  {
    key: 'decisions',
    title: 'Décisions de l’an dernier et leur état',
    summary: 'Neuf décisions sur douze sont appliquées ; trois attendent une délibération.',
    blocks: [
      {
        kind: 'table',
        caption: 'Décisions du comité de pilotage du 14 janvier 2026',
        columns: [
          { header: 'Numéro' },
          { header: 'Décision', share: 4 },
          { header: 'Responsable', share: 2 },
          { header: 'État', share: 1.2 },
        ],
        rows: Array.from({ length: 12 }, (_none, index) => [
          `2026-${String(index + 1).padStart(2, '0')}`,
          `Le comité retient la proposition n° ${index + 1} : ${at(subjects, index)}, sous réserve de l’accord du conseil d’administration de la Caf et de la délibération de chaque commune.`,
          at(leads, index + 2),
          index < 9 ? 'Appliquée' : 'En attente d’une délibération',
        ]),
      },
    ],
  },
  {
    key: 'progress',
    title: 'Avancement par axe',
    summary: 'Dix-sept actions avancent comme prévu, six sont en retard, deux n’ont pas de pilote.',
    blocks: [
      {
        kind: 'chart',
        shape: 'stacked',
        title: 'État des actions par axe',
        sentence:
          'L’axe Petite enfance concentre trois des six actions en retard ; les autres axes avancent comme prévu.',
        unit: 'actions',
        categories: axes,
        series: [
          { name: 'À lancer', values: [1, 2, 1, 2] },
          { name: 'En cours', values: [3, 4, 4, 3] },
          { name: 'En retard', values: [3, 1, 1, 1] },
          { name: 'Terminée', values: [1, 1, null, 2] },
        ],
      },
      ...progress,
    ],
  },
  {
    key: 'measures',
    title: 'Mesures : départ, cible, dernière valeur',
    blocks: [
      {
        kind: 'chart',
        shape: 'line',
        title: 'Taux de couverture de l’accueil du jeune enfant',
        sentence: 'La couverture passe de 52,4 % à 58,1 % en quatre ans ; 2024 n’est pas encore publiée.',
        unit: '%',
        categories: ['2021', '2022', '2023', '2024', '2025'],
        series: [
          { name: 'Territoire', values: [52.4, 53.9, 55.2, null, 58.1] },
          { name: 'Département', values: [57, 57.6, 58.3, 58.8, 59.4] },
        ],
      },
      {
        kind: 'chart',
        shape: 'bars',
        title: 'Familles touchées par action',
        sentence: 'Les ateliers du samedi touchent 1 240 familles, six fois plus que les autres actions.',
        unit: 'familles',
        categories: ['Ateliers parents-enfants', 'Aller vers', 'Guichet unique', 'Ludothèque', 'Horaires atypiques'],
        series: [{ name: 'Familles', values: [1240, 187, 203.5, null, 18] }],
      },
      {
        kind: 'table',
        caption: 'Mesures des actions',
        columns: [
          { header: 'Mesure', share: 3 },
          { header: 'Départ', align: 'end' },
          { header: 'Cible', align: 'end' },
          { header: 'Dernière valeur', align: 'end' },
          { header: 'Âge de la valeur', share: 1.3 },
        ],
        rows: Array.from({ length: 40 }, (_none, index) => [
          `${at(subjects, index)}, mesure ${index + 1}`,
          String(10 + index),
          String(20 + 2 * index),
          index % 7 === 0 ? 'non renseignée' : `${12 + index}`,
          index % 7 === 0 ? '' : '3 mois',
        ]),
      },
    ],
  },
  {
    key: 'silences',
    title: 'Silences',
    summary: 'Deux pilotes n’ont pas répondu depuis quatre mois.',
    blocks: [
      { kind: 'note', text: 'Un silence n’est pas un échec : la relance est partie le 3 novembre.' },
      { kind: 'table', caption: 'Actions sans nouvelles', columns: actionColumns, rows: [] },
    ],
  },
  { key: 'corrective', title: 'Mesures correctives', blocks: [] },
]

export const dossierOfThirtyActions: Dossier = {
  title: 'Dossier du comité de pilotage',
  subtitle: 'Convention territoriale globale de Val-d’Œuvre-et-Forêt 2025-2029',
  front: ['Comité de pilotage du 12 décembre 2026', 'Salle du conseil, hôtel communautaire'],
  parties: [
    { name: 'Caisse d’allocations familiales de l’Essonne', kind: 'caf' },
    {
      name: 'Communauté d’agglomération Val-d’Œuvre-et-Forêt',
      kind: 'authority',
      logo: { sha256: 'a'.repeat(64), mediaType: 'image/png' },
    },
    { name: 'Commune de Saint-Étienne-du-Bois-l’Évêque', kind: 'authority' },
    { name: 'Mutualité sociale agricole', kind: 'partner' },
  ],
  madeOn: '2026-11-25',
  isDemo: true,
  sections,
}
