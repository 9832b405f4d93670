/** The words of the file of incomes by household of the Caf; « moins de 800 € » is the sum of the first two. Pure table. */
export const incomeBandWords = {
  'Moins de 400 euros': ['qf-under-400-households', 'qf-under-800-households'],
  'Entre 400 et 799 euros': ['qf-400-799-households', 'qf-under-800-households'],
  'Entre 800 et 1199 euros': ['qf-800-1199-households'],
  'Entre 1200 et 1599 euros': ['qf-1200-1599-households'],
  'Entre 1600 et 1999 euros': ['qf-1600-1999-households'],
  'Entre 2000 et 3999 euros': ['qf-2000-3999-households'],
  '4000 euros ou plus': ['qf-4000-households'],
  Inconnu: ['qf-unknown-households'],
} as const
