/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  kind: 'Dites ce que change cet avenant.',
  actKind: 'Choisissez la nature de l’acte.',
  signedOn: 'Indiquez le jour de la signature.',
  reason: 'Dites pourquoi la convention prend fin.',
  notifiedOn: 'Indiquez le jour de la notification.',
  noticeUnit: 'Dites si le préavis est en jours ou en mois.',
  article: 'Dites de quel article il s’agit.',
  newText: 'Écrivez le nouveau texte de cet article.',
} as const
