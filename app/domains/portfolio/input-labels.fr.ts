/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  oneColumn: 'Gardez au moins une colonne.',
  oneCtg: 'Cochez au moins une CTG.',
  campaignName: 'Donnez un nom à cette campagne, par exemple « Point de printemps 2027 ».',
  closesOn: 'Dites jusqu’à quand on peut répondre.',
} as const
