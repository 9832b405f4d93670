/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  snapshotName: 'Donnez un nom à cet état, par exemple « Avant le copil ».',
}
