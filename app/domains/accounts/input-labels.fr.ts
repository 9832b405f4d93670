/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  names: 'Indiquez votre prénom et votre nom.',
}
