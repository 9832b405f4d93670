/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  mostFiles: (most: number): string => `Joignez ${most} fichiers au plus.`,
}
