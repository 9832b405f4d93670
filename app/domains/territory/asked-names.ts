/** What a person writes of a grouping, beside the names Insee gives them: « CC du Pays Gentiane ». Pure. Rules: docs/rules/territory.md §2. */
import { plainName } from './plain-name.ts'

const initials: readonly (readonly [RegExp, string])[] = [
  [/^communaute de communes /, 'CC '],
  [/^communaute d agglomeration /, 'CA '],
  [/^communaute urbaine /, 'CU '],
]
/** Said of a place without being in its name: « Saint-Flour Communauté » is the « CC de Saint-Flour ». */
const ofGrouping =
  /\b(?:communaute (?:de communes|d agglomeration|urbaine)|communaute|agglomeration|agglo|metropole)\b/g
const ofOther = /\b(?:ville|commune|departement|region) (?:de|d|du|des)\b/g

/** Whether the text says that it looks for a grouping of communes. */
export const namesGrouping = (text: string): boolean => plainName(text).search(ofGrouping) !== -1

/** In the order they are to be tried: the first that finds something answers. */
export function askedNames(text: string): readonly string[] {
  const plain = plainName(text)
  const short = initials.flatMap(([words, letters]) => (words.test(plain) ? [plain.replace(words, letters)] : []))
  const bare = plain.replace(ofGrouping, ' ').replace(ofOther, ' ').replace(/\s+/g, ' ').trim()
  return [...new Set([...short, text, bare])].filter((one) => one !== '')
}
