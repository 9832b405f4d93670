/** Texts made comparable. Pure. */
import { rememberTexts } from './remember-texts.ts'

/** Lower case, no accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const readWords = (text: string): string =>
  folded(text)
    .replace(/œ/g, 'oe')
    .replace(/[’ʼ`]/g, "'")
    .replace(/[()]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

/**
 * Lower case, no accents, one space, straight apostrophes; « Pilote(s) de l’action » → `pilotes de l'action`. A plan of ten thousand
 * rows asks many times for the same short texts.
 */
export const plainWords = rememberTexts(readWords, { longest: 120, mostCharacters: 800_000 })
