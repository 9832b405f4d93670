/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  awaited: 'Choisissez ce qu’elle attend.',
  targetAfterStart: 'La cible est datée d’avant son point de départ : corrigez l’une des deux dates.',
  status: 'Choisissez un état.',
  wouldAwaitItself:
    'L’une finirait par s’attendre elle-même : choisissez autre chose, ou retirez d’abord l’autre dépendance.',
  dependencyIsKnown: 'Cette dépendance est déjà sur la fiche.',
}
