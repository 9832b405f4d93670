/** Texts of a spreadsheet made comparable. Pure. */

/** Lower case, no accents, one space, straight apostrophes; « Pilote(s) de l’action » → `pilotes de l'action`. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[’ʼ`]/g, "'")
    .replace(/[()]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
