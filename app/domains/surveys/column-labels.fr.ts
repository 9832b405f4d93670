/** What the columns of counted answers are called. Pure. */
export const columnLabels = {
  everybody: 'Ensemble',
  asked: 'Concernés',
  notAsked: 'Non concernés',
  answered: 'Ont répondu',
  none: 'Sans réponse',
  both: 'Les deux',
  not: (label: string): string => `Pas : ${label}`,
  answers: 'réponses',
}
