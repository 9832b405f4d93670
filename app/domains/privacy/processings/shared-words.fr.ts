/** Words that several lines of the register of processing share. Pure. Rules: docs/rules/privacy.md §6. */

export const publicTask = 'Mission d’intérêt public (article 6.1.e)'
export const life =
  'La vie de la CTG et de son évaluation, puis l’archivage que décident les parties. Les personnes parties sont réduites à leur fonction.'
