/** The themes most CTGs have, as they are called until a CTG calls them otherwise. Pure. */

export const themeNames = {
  childcare: 'Petite enfance',
  youth: 'Jeunesse, adolescence et parentalité',
  holidays: 'Vacances',
  housing: 'Logement et habitat',
  equality: 'Égalité femmes-hommes',
  rights: 'Accès aux droits et vie sociale',
  inclusion: 'Insertion et emploi',
  autonomy: 'Handicap et autonomie',
  colleges: 'Collèges et réussite éducative',
  childProtection: 'Protection de l’enfance et PMI',
} as const
