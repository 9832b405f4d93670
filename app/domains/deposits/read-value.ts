/** What a cell of a file says: a number as French people write it, or why there is none; a year. Pure. Rules: docs/rules/deposits.md §2. */
import { parseNumber } from '#app/kernel/format.ts'
import { folded } from '#app/kernel/plain-words.ts'
import type { Reason } from './deposits.ts'

export type ReadValue = { readonly value: number } | { readonly reason: Reason } | 'not-a-number'

const reasonWords: Readonly<Record<Reason, readonly string[]>> = {
  secret: ['s', 'secret', 'secret statistique', 'c', '***', '<5', '< 5', '1-4', '1 a 4', 'moins de 5', '<11', '< 11'],
  'not-published': ['nd', 'n/d', 'n.d.', 'n.d', 'non diffuse', 'non diffusee', 'non communique'],
  'not-collected': ['', '-', '–', '—', '.', '..', '...', '…', 'nc', 'n.c.', 'n/c', 'non recueilli', '#n/a', 'na'],
  'not-applicable': ['so', 's.o.', 's/o', 'sans objet', '/'],
}
const reasonsByWord = new Map<string, Reason>()
for (const reason of ['secret', 'not-published', 'not-collected', 'not-applicable'] as const)
  for (const word of reasonWords[reason]) reasonsByWord.set(word, reason)

/** `1 234,5`, `12 %`, `1.234,5` of some software; `s`, `nd`, `–` say why there is none. */
export function readValue(text: string): ReadValue {
  const plain = folded(text).replace(/\s+/g, ' ').trim()
  const reason = reasonsByWord.get(plain)
  if (reason) return { reason }
  const bare = text.replace(/[%€]/g, '').trim()
  const value = parseNumber(bare) ?? parseNumber(bare.replace(/\.(?=\d{3}(\D|$))/g, ''))
  return value === undefined ? 'not-a-number' : { value }
}

/** `2023`, `2023-12`, `décembre 2023`, `31/12/2023`; a school year bears its first one: `2023-2024`. Undefined for anything else. */
export function readYear(text: string): number | undefined {
  const years = [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([year]) => Number(year))
  const [first, second, ...others] = years
  if (first === undefined || others.length > 0) return
  if (second !== undefined && second !== first + 1) return
  const rest = text.replace(/(?:19|20)\d{2}/g, '').trim()
  // A label of figures that holds a year is no year: « 2 000 à 3 999 » has none, « QF 2023 » is a heading of values.
  const isDate =
    /^[\d\s/.\-–]*$/.test(rest) ||
    /^(janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)\p{L}*\.?$/iu.test(rest) ||
    /^(ann[ée]e|an|rentr[ée]e|campagne)(\s*scolaire)?[\s\-–/]*$/iu.test(rest)
  return isDate && first >= 1990 && first <= 2100 ? first : undefined
}
