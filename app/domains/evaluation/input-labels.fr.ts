/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  kind: 'Dites si l’évaluation est à mi-parcours ou finale.',
  title: 'Donnez un titre à cette évaluation.',
  question: 'Écrivez la question : « Les parents trouvent-ils plus facilement un accueil ? », par exemple.',
  criterion: 'Choisissez un critère.',
  mostConditions: 'Vingt conditions au plus : au-delà, faites deux questions.',
  noReason: 'Dites pourquoi : une recommandation sans raison ne se comprend plus dans deux ans.',
  notAnId: 'Cette référence n’est pas valable : rechargez la page et recommencez.',
  reload: 'Rechargez la page et recommencez.',
  level: 'Choisissez un niveau, ou « non jugé ».',
  reasons: 'Dites vos raisons : le jugement se lit avec elles, aussi « non jugé ».',
  held: 'Dites si cette condition est tenue.',
} as const
