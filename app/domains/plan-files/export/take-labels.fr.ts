/** Why a cell of our own export is not taken back, when it is not for its text, and what to do. Pure. */
export const takeLabels = {
  formulaError: 'La formule de cette case est en erreur dans le tableur : corrigez-la, puis déposez-le à nouveau.',
  readOnly: 'Cette colonne se lit seulement : elle suit le reste du plan.',
  doneStep: 'Une étape qui a une date de réalisation est terminée : effacez cette date.',
  moveOnSheet: 'Ce changement d’état se fait sur la fiche, avec son motif et, s’il le faut, sa décision.',
} as const
