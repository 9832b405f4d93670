/** Cells of a spreadsheet that show no value. Pure. */

const errors =
  /^#(?:REF!|N\/A|DIV\/0!|VALUE!|VALEUR!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|EPARS!|CALC!)$|^(?:Err|Erreur)\s?:\s?\d{3}$|^#{3,}$/i

/** What a formula shows when it has failed, or Excel when a column is too narrow: it is no text of anyone. */
export const isFormulaError = (text: string): boolean => errors.test(text)
