/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  note: 'Dites ce qui a été fait.',
  correctiveOutcome: 'Dites si elle est réalisée ou sans suite.',
  correctiveResult: 'Dites ce que cela a donné.',
  gap: 'Dites quel écart est constaté.',
  correctiveAnswer: 'Dites ce qui est décidé pour y répondre.',
  correctiveHolder: 'Dites qui s’en charge.',
  correctiveDueOn: 'Indiquez une échéance.',
  facts: 'Dites en quelques mots ce qui s’est passé.',
  status: 'Dites où en est l’action.',
  number: 'Nombre à corriger.',
  periodEndsAfter: 'La fin de la période est avant son début.',
  oneStep: 'Choisissez une étape de la fiche ou écrivez-en une nouvelle, pas les deux.',
  stepNewDate: 'Dites la nouvelle date de cette étape.',
  whichStep: 'Dites de quelle étape il s’agit.',
}
