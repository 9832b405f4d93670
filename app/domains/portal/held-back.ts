/** Why something of a CTG is not public. Pure. Rules: docs/rules/portal.md §3. */
import { isSocialSecurityNumber } from '#app/domains/secrecy/personal-numbers.ts'
import { folded } from '#app/kernel/plain-words.ts'

export type HeldReason =
  | 'restricted'
  | 'about-restricted'
  | 'not-decided'
  | 'left-plan'
  | 'not-retained'
  | 'not-accepted'
  | 'not-chosen'
  | 'name'
  | 'contact'
  | 'secret-figure'
  | 'no-figure'

export type HeldKind = 'action' | 'news' | 'words' | 'step' | 'objective' | 'issue' | 'decision' | 'document'

/** What stays inside, and why: for the preview, never frozen, never sent out. */
export type HeldBack = { readonly kind: HeldKind; readonly label: string; readonly reason: HeldReason }

const plain = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const contact = /[^\s@]@[^\s@]+\.[a-z]{2,}|(?<!\d)(?:\+33|0033|0)[ .-]?[1-9](?:[ .-]?\d{2}){4}(?!\d)/i
/** « Mme Fictive », « M. Jean Dupré »: a title, perhaps a first name, then the name. */
const titled = /\b(?:m|mr|mme|mlle|monsieur|madame|mademoiselle) (\S+)(?: (\S+))?/g

/**
 * Reads texts for people: whom Trame knows by name in this CTG and who holds no mandate, and what reaches a person.
 * It does not know the name of somebody whom nothing in the CTG names: a text is read again by people too.
 * @param people full names, any order; @param mandated those who speak in public by their mandate
 */
export function createReader(people: readonly string[], mandated: readonly string[]) {
  const open = new Set(mandated.map(plain))
  const closed = [...new Set(people.map(plain))].filter((name) => name.includes(' ') && !open.has(name))
  const full = closed.flatMap((name) => [name, name.split(' ').toReversed().join(' ')])
  const last = new Set(closed.flatMap((name) => name.split(' ').slice(1)))

  const hasName = (words: string): boolean => {
    const padded = ` ${words} `
    if (full.some((name) => padded.includes(` ${name} `))) return true
    return [...words.matchAll(titled)].some((found) =>
      found.slice(1, 3).some((word) => word !== undefined && last.has(word)),
    )
  }
  /** Undefined: nothing in it is a person's. */
  return (...texts: readonly string[]): 'name' | 'contact' | undefined => {
    const whole = texts.join('\n')
    if (contact.test(whole) || isSocialSecurityNumber(whole, { isKeyNeeded: true })) return 'contact'
    if (hasName(plain(whole))) return 'name'
  }
}
export type TextReader = ReturnType<typeof createReader>

/** A count of people under five says who they are. */
const leastCount = 5
const countsPeople =
  /\b(personnes?|familles?|enfants?|parents?|jeunes?|foyers?|habitants?|allocataires?|femmes?|hommes?|m[eé]nages?|b[eé]n[eé]ficiaires?)\b/i
export const isSecretCount = (value: number | null, unit: string, measure: string): boolean =>
  value !== null && value > 0 && value < leastCount && countsPeople.test(`${unit} ${measure}`)
