/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  addressIsTaken: 'Un compte a déjà cette adresse.',
  personName: 'Indiquez le prénom et le nom.',
  endsAfterStart: 'La fin doit venir après le début.',
  endIsPast: 'Cette fin est déjà passée.',
  mostMessageDays: (mostMessageDays: number): string =>
    `Un message se montre ${mostMessageDays} jours au plus : au-delà, plus personne ne le lit.`,
  jobIsGone: 'Cette tâche n’existe plus : rechargez la page.',
  reason: 'Dites pourquoi : la raison est gardée au journal et dite à la personne.',
  time: 'Cette heure n’est pas valable : écrivez-la comme 18:30.',
  message: 'Écrivez ce que tout le monde doit savoir.',
  messageSince: 'Indiquez le jour où le message commence.',
  messageUntil: 'Indiquez le jour où le message s’arrête.',
}
