/** Why a cell of our own export is not taken back, and what to do. Pure. */
import { formatNumber } from '#app/kernel/format.ts'

/** Beyond, a list is no longer read. */
const shownChoices = 8

export const takeLabels = {
  notADate: 'Ce n’est pas une date : écrivez par exemple 14/01/2027, « sept. 2027 », « 1er trim. 2027 » ou 2027.',
  notADay: 'Il faut un jour : écrivez par exemple 14/01/2027.',
  notANumber: 'Ce n’est pas un nombre : écrivez par exemple 12 000 ou 57,4.',
  outOfRange: (min: number, max: number): string =>
    `Ce nombre n’est pas possible ici : de ${formatNumber(min)} à ${formatNumber(max)}.`,
  tooLong: (max: number): string => `Ce texte est trop long : ${formatNumber(max)} caractères au plus.`,
  yesOrNothing: 'Écrivez « oui », ou laissez la case vide.',
  notInList: (text: string, choices: readonly string[]): string => {
    if (choices.length === 0) return `« ${text} » n’est pas connu de cette CTG, qui n’en a encore aucun.`
    const shown = choices.slice(0, shownChoices).map((choice) => `« ${choice} »`)
    return `« ${text} » n’est pas connu de cette CTG : ${shown.join(', ')}${choices.length > shownChoices ? '…' : ''}.`
  },
  notAnEmail: 'Cette adresse électronique n’est pas valable : par exemple prenom.nom@ville.fr.',
  tags: (most: number): string => `${most} mots au plus, de 60 caractères chacun.`,
  levers: (line: string): string =>
    `« ${line} » n’est aucun des trois champs de la Caf : écrivez « aides collectives : bonus territoire », un champ par ligne.`,
  formulaError: 'La formule de cette case est en erreur dans le tableur : corrigez-la, puis déposez-le à nouveau.',
  readOnly: 'Cette colonne se lit seulement : elle suit le reste du plan.',
  endsBeforeStart: 'La fin est avant le début : corrigez l’une des deux dates.',
  serviceOfAnotherParty: 'Ce service n’est pas de la partie pilote : changez l’un ou l’autre.',
  doneStep: 'Une étape qui a une date de réalisation est terminée : effacez cette date.',
  moveOnSheet: 'Ce changement d’état se fait sur la fiche, avec son motif et, s’il le faut, sa décision.',
} as const
