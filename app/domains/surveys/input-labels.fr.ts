/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  surveyTitle: 'Donnez un titre à l’enquête.',
  audience: 'Choisissez à qui elle s’adresse.',
  untilIsPast: 'Ce jour est passé : indiquez aujourd’hui ou un jour à venir.',
  answerIsGone: 'Cette réponse n’est plus dans le questionnaire : rechargez la page.',
  answersOfOneQuestion: 'Cochez les réponses d’une seule question.',
  answerKind: 'Choisissez comment on répond.',
  question: 'Écrivez la question.',
  textHasNoChoices: 'Un texte n’a pas de réponses à choisir : laissez vide.',
  twoAnswers: 'Écrivez deux réponses au moins, une par ligne.',
  fourAnswers: 'Une échelle a quatre réponses, de la plus faible à la plus forte, une par ligne.',
  onlyOneAnswerGroups: 'Seule une question à une réponse dit qui répond.',
  groupingIsAskedOfAll: 'Une question qui dit qui répond se pose à tous.',
  notMember: 'Une de ces personnes n’est plus membre de la CTG : rechargez la page et choisissez de nouveau.',
  conditionComesBefore: 'Une condition porte sur une question posée avant.',
  conditionOfOneAnswer: 'Une condition porte sur une question à une seule réponse.',
  someAnswers: 'Cochez une partie des réponses de cette question.',
}
