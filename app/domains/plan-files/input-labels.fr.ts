/** What is said at a field that is not filled as it should be. Pure. */
export const inputLabels = {
  oneRow: 'Cochez au moins une ligne à reprendre.',
  columnField: 'Choisissez ce que contient la colonne.',
  headerRow: 'Indiquez la ligne des titres par son numéro, par exemple 3.',
  spreadsheet: 'Choisissez le tableur des actions (.xlsx, .ods ou .csv).',
  noHeaders:
    'Aucune ligne de titres n’a été reconnue : la première ligne du tableau doit nommer les colonnes (action, pilote, échéance…).',
}
