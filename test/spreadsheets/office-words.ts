/** Words of a plan that no office wrote: axes, actions, leads, partners, communes. Invented, plausible. Pure. */

type AxisWords = { readonly title: string; readonly objectives: readonly string[]; readonly actions: readonly string[] }

export const axisWords: readonly AxisWords[] = [
  {
    title: 'Petite enfance',
    objectives: ['Développer l’offre d’accueil du jeune enfant', 'Rendre l’information des familles plus lisible'],
    actions: [
      'Ouvrir une micro-crèche à horaires décalés',
      'Créer un guichet unique de la petite enfance',
      'Soutenir le départ en formation des assistantes maternelles',
      'Aménager un jardin d’éveil itinérant',
      'Réserver des places d’accueil d’urgence',
      'Réunir les directrices d’établissement chaque trimestre',
    ],
  },
  {
    title: 'Enfance et jeunesse',
    objectives: ['Accompagner les projets des jeunes', 'Harmoniser l’accueil de loisirs'],
    actions: [
      'Lancer un accueil jeunes le vendredi soir',
      'Former les animateurs à l’accueil d’enfants en situation de handicap',
      'Tenir une semaine des métiers avec les collèges',
      'Ouvrir l’accueil de loisirs pendant les vacances de Noël',
      'Recruter un promeneur du net',
      'Équiper un local de répétition',
    ],
  },
  {
    title: 'Parentalité',
    objectives: ['Prévenir l’épuisement parental', 'Aller vers les familles éloignées'],
    actions: [
      'Mettre en place des cafés des parents',
      'Proposer un lieu d’accueil enfants-parents le samedi',
      'Éditer un annuaire des soutiens à la parentalité',
      'Expérimenter un relais de répit',
      'Animer une quinzaine des familles',
      'Soutenir la médiation familiale',
    ],
  },
  {
    title: 'Animation de la vie sociale',
    objectives: ['Faire vivre les centres sociaux', 'Soutenir les initiatives des habitants'],
    actions: [
      'Préfigurer un espace de vie sociale au bourg',
      'Créer un fonds de participation des habitants',
      'Faire circuler un bus des services',
      'Renouveler l’agrément du centre social',
      'Ouvrir un atelier de réparation partagé',
    ],
  },
  {
    title: 'Accès aux droits et inclusion numérique',
    objectives: ['Lutter contre le non-recours', 'Former aux démarches en ligne'],
    actions: [
      'Tenir une permanence hebdomadaire de la Caf en mairie',
      'Former les agents d’accueil au premier repérage',
      'Publier un guide des droits en langage clair',
      'Installer trois points d’accès numériques',
      'Organiser un rallye des services publics',
    ],
  },
  {
    title: 'Logement et cadre de vie',
    objectives: ['Repérer les logements indécents', 'Accompagner les jeunes ménages'],
    actions: [
      'Former les élus au repérage de l’indécence',
      'Constituer un comité local de l’habitat',
      'Accompagner les ménages en impayé de loyer',
      'Recenser les logements vacants du centre-bourg',
    ],
  },
]

/** What distinguishes two actions of the same words. */
export const variants = [
  '– phase 2',
  'dans les quartiers nord',
  'à titre expérimental',
  '(secteur est)',
  'avec les bailleurs',
]

export const communes = [
  'Valmeraie',
  'Saint-Aubrin-sur-Lorne',
  'Les Hautes-Brandes',
  'Corvelle',
  'Montrésy-le-Vieux',
  'Plainfaing-la-Rivière',
  'L’Ormoie',
] as const

export const people = [
  'Perrine Aubrac',
  'Yanis Delorbe',
  'Mme Sauvanet',
  'M. Le Quellec',
  'Fatou Diarressy',
  'C. Brunoy',
  'Hélène d’Arvieu',
] as const

export const services = [
  'Service petite enfance',
  'Direction de l’éducation',
  'Pôle famille',
  'CCAS de Valmeraie',
  'Service jeunesse',
  'Centre social Les Lavandières',
] as const

export const parties = [
  'Caf',
  'Ville de Valmeraie',
  'Communauté de communes du Pays de Lorne',
  'Ville de Corvelle',
] as const

export const partnerNames = [
  'MSA',
  'Conseil départemental',
  'PMI',
  'Éducation nationale',
  'Mission locale',
  'RPE',
  'Association Les Petits Pas',
  'ADIL',
  'Bailleurs sociaux',
] as const

export const funders = ['Caf', 'Ville', 'CC', 'Département', 'MSA', 'État'] as const

export const needs = [
  '42 familles sans solution en septembre',
  'Peu de places le mercredi, liste d’attente de six mois',
  'Constat partagé en atelier : les parents ne savent pas à qui s’adresser',
  'Non-recours estimé à 18 %',
] as const

export const descriptions = [
  'Réunir les acteurs, écrire le projet, chercher un local.\nPuis ouvrir à titre d’essai.',
  '- Réserver un local\n- Ouvrir le mercredi\n- Faire le bilan',
  'Étude de faisabilité puis recrutement (0,5 ETP)',
  'Rencontres mensuelles ; bilan annuel en copil',
  'À préciser avec les partenaires',
] as const

export const publics = [
  '0-3 ans',
  'Parents de jeunes enfants',
  '11-17 ans',
  'Tout public',
  'Familles monoparentales',
] as const

export const indicators = [
  'Nombre de places créées',
  'Nb de familles accueillies / an',
  'Taux d’occupation (cible : 85 %)',
  '2 réunions par an ; 30 participants',
  'Fréquentation',
] as const

export const remarks = [
  'Voir avec la DGS',
  'En attente du vote du budget',
  'Cf. mail du 12/03',
  'Déjà dans le PEDT',
  '?',
  'ok copil',
  'Délibération n° 2025-114',
] as const

export const comments = [
  'Attention : chiffre à vérifier avec les finances',
  'Ne pas diffuser avant l’accord de la maire',
  'Claude : j’ai mis 2027 mais à confirmer',
  'vu en bureau le 4',
] as const

export const notes = [
  '* Sous réserve du vote des budgets annuels',
  'NB : les montants sont indicatifs et n’engagent pas les parties.',
  'Légende : vert = réalisé, orange = en cours, rouge = non démarré',
  'Document de travail – ne pas diffuser',
  'Source : atelier du 14 mars',
] as const
