/** Words of what the public page gives to take away: catalogue, feed, files. Pure. */

export const exportLabels = {
  catalogue: (ctgName: string): string => `Données de la convention ${ctgName}`,
  catalogueIs: 'Ce que dit la page publique de la convention territoriale globale, à reprendre librement.',
  plan: (ctgName: string): string => `Plan d’action, ${ctgName}`,
  planIs: 'Une ligne par action publique : état, porteurs, dates, lieux, dernière nouvelle.',
  planCsv: 'Plan d’action (CSV)',
  planJson: 'Plan d’action (JSON)',
  deliberations: (ctgName: string): string => `Délibérations, ${ctgName}`,
  deliberationsAre: 'Les délibérations des conseils sur la convention, au schéma SCDL « délibérations ».',
  deliberationsCsv: 'Délibérations (CSV)',
  decision: (number: number): string => `Décision n° ${number}`,
  whatChanged: 'Ce qui a changé',
  socialAid: 'domaines de compétences par thèmes/aide sociale',
} as const
