/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  cellTooLong: 'Une de ces cellules est trop longue : 20 000 caractères au plus.',
  tooManyCells: 'C’est trop à la fois : 5 000 cellules au plus.',
}
