/** Delays that the register says beside those of upkeep-rules.ts. Pure. */
export const registerLabels = {
  jobsGivenUp: 'Tâches abandonnées après leurs essais, et ce qu’elles portent',
  batches: 'Changements faits ensemble, à remettre',
  files: 'Contenus que plus rien ne nomme',
  people: 'Personnes sans mandat, réduites à leur fonction et à leur organisme',
  afterMandate: (months: number): string => `${months} mois après la fin du dernier mandat`,
  sessions: 'Sessions ouvertes',
  afterOpening: (open: string, idle: string): string => `${open} après l’ouverture, ${idle} sans usage`,
}
