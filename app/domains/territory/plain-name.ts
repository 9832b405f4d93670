/** A name made comparable, of a commune or of a place. Pure. */
import { folded } from '#app/kernel/plain-words.ts'

/** Lower case, no accents, words parted by one space; « St-Cloud » → `saint cloud`. */
export const plainName = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(st|ste)\b/g, (short) => (short === 'st' ? 'saint' : 'sainte'))
    .trim()
