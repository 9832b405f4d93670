/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  expectedAfterLetter:
    'Ce que l’instance doit rendre serait attendu avant sa lettre de mission : corrigez l’une des deux dates.',
  seatLastDay: 'Indiquez le dernier jour de ce siège.',
  missionLetter: 'Choisissez le PDF de la lettre de mission.',
  mostLeaders: (mostLeaderRows: number): string =>
    `Une instance garde ${mostLeaderRows} animateurs au plus, les anciens compris.`,
  seatsToRemove: 'Cochez les sièges à retirer.',
  themeName: 'Donnez un nom au thème.',
  newMandateSince: 'Indiquez le premier jour du nouveau mandat.',
  bodyName: 'Donnez un nom à l’instance.',
  seatFunction: 'Indiquez la fonction qui siège, par exemple « Maire ».',
  bodyNameIsTaken: 'Une autre instance porte déjà ce nom : choisissez-en un autre.',
}
