/** What we write for a spreadsheet is never taken for a formula. Pure. */

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe, as one types it by hand. */
export const guardFormula = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
