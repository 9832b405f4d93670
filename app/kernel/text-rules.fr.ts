/** Rules of texts that forms, cells and files share, with the sentence that says what to do. Pure, without Zod: cells are judged in the browser too. */
import { formatNumber } from './format.ts'

/** Most characters of an address. */
export const longestAddress = 200
export const addressPattern = /^(?!\.)(?!.*\.\.)[\w.'+-]*[\w+-]@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i
/** The one rule of electronic addresses. */
export const isAddress = (text: string): boolean => text.length <= longestAddress && addressPattern.test(text)

export const addressSentence =
  'Cette adresse électronique n’est pas valable : vérifiez-la, par exemple prenom.nom@ville.fr.'
export const lengthSentence = (max: number): string =>
  `Ce texte est trop long : ${formatNumber(max)} caractères au plus.`
