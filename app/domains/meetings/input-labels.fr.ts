/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  agendaItem: 'Écrivez le point à l’ordre du jour.',
  meetingDay: 'Indiquez le jour de la réunion.',
  mostSeats: 'Cette instance a trop de sièges pour un seul formulaire : 300 au plus.',
  whoSat: 'Indiquez qui a siégé.',
  meetingTitle: 'Donnez un titre à la réunion.',
  decisionState: 'Choisissez où en est la décision.',
  time: 'Cette heure n’est pas valable : écrivez-la comme 14:30 ou 14 h 30.',
  reservation: 'Écrivez la réserve : elle figure au relevé.',
  positionOfComment: 'Choisissez la position que cette précision accompagne.',
  replacement: 'Indiquez qui vient à la place.',
  reply: 'Choisissez une réponse.',
  addendum: 'Écrivez le rectificatif.',
  backlogItem: 'Écrivez le point à garder.',
  agendaFile: 'Choisissez le document à joindre.',
  outcome: 'Écrivez ce qui est retenu.',
}
