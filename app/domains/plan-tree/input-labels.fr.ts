/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  levelName: 'Donnez un nom à ce niveau : axe, orientation, objectif, fiche action…',
}
