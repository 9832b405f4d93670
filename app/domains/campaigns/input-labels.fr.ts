/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  byPhoneOrPaper: 'Dites s’il répond par téléphone ou sur papier.',
  campaignName: 'Donnez un nom à cette campagne.',
  closesOn: 'Dites jusqu’à quand on peut répondre.',
  campaignNameLike: 'Donnez un nom à cette campagne, par exemple « Point de printemps 2027 ».',
  oneAction: 'Choisissez au moins une action.',
  launchesOn: 'Dites quel jour elle sera lancée.',
  toReview: 'Dites au pilote ce qui est à revoir.',
  colleague: 'Dites le prénom et le nom de votre collègue.',
  oneReport: 'Dites en quelques mots ce qui s’est passé, sur une action au moins.',
  writtenOrNothing: 'Vous avez écrit quelque chose : envoyez ce point, ou effacez-le pour dire « rien de neuf ».',
}
