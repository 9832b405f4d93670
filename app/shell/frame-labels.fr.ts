/** Words of what surrounds the pages. Pure. */
export const frameLabels = {
  ribbon: 'Démonstration : personnes, textes et décisions fictifs ; chiffres publics, sources indiquées.',
  shortRibbon: 'Démonstration : textes fictifs, chiffres publics.',
  ctg: 'Convention territoriale globale',
  search: 'Rechercher un indicateur, une action, une décision',
  actsFor: 'Vous agissez pour',
  actsForAnother: 'Agir pour une autre partie',
  myCtgs: 'Mes CTG',
  myActions: 'Actions de mes CTG',
  account: 'Mon compte',
  administration: 'Administrer l’instance',
  signIn: 'Se connecter',
  renewal: 'Renouvellement',
  year: (year: number): string => `année ${year}`,
  archived: (instant: string): string => `Archivée le ${instant} : se lit, ne s’écrit plus`,
  takenUp: (day: string): string => `reprise le ${day}`,
} as const
