/** What a text may name of its CTG, in French. Pure. Rules: docs/rules/writing.md §12. */

/** How each is read when nothing is known of it, and written between braces in plain words. */
export const factLabels = {
  parties: 'parties signataires',
  'party-lines': 'parties et leurs représentants',
  caf: 'caisse d’Allocations familiales',
  authorities: 'collectivités signataires',
  territory: 'territoire',
  perimeter: 'communes du périmètre',
  themes: 'thèmes retenus',
  powers: 'compétences de chaque collectivité',
  matrix: 'tableau des champs et des compétences',
  axes: 'axes et objectifs',
  bodies: 'instances et leur rythme',
  seats: 'composition des instances',
  commitments: 'engagements de chaque partie',
  'kept-services': 'services dont l’offre est maintenue',
  plans: 'schémas et plans liés',
  start: 'date de début',
  end: 'date de fin',
  duration: 'durée de la convention',
} as const

export const gapLabel = (words: string): string => `[à compléter : ${words}]`
