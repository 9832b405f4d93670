/** Numbers and addresses that stand for one person, told by their form and, where there is one, by their key. Pure. */

/**
 * NIR: sex (1, 2; 3, 4, 7, 8 while being given), year, month (or a conventional one), département (2A and 2B in Corsica, 99 abroad),
 * commune, rank, key. Searched inside a text too.
 */
const nir =
  /(?<![\p{L}\p{N}])([1-478])[ .]?(\d{2})[ .]?(0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)[ .]?(\d{2}|2[AB])[ .]?(\d{3})[ .]?(\d{3})(?:[ ./-]?(\d{2}))?(?![\p{L}\p{N}])/giu

/** Corsica counts as 19 and 18. Source: Insee, definition of the NIR. */
function keyOf(digits: string): number {
  const number = BigInt(digits.toUpperCase().replace('2A', '19').replace('2B', '18'))
  return Number(97n - (number % 97n))
}

/** Without its key a number of 13 digits is anything: a heading must then say what it is. */
export function isSocialSecurityNumber(text: string, { isKeyNeeded }: { readonly isKeyNeeded: boolean }): boolean {
  return [...text.matchAll(nir)].some(([, sex, year, month, department, commune, rank, key]) => {
    if (key === undefined) return !isKeyNeeded
    return keyOf(`${sex}${year}${month}${department}${commune}${rank}`) === Number(key)
  })
}

/** Number of a beneficiary of a Caf: seven digits and a letter; seven digits alone where the heading says so. */
export function isBeneficiaryNumber(text: string, isHeaded: boolean): boolean {
  return /^\d{7}[ -]?[A-Z]$/i.test(text) || (isHeaded && /^\d{5,13}$/.test(text))
}

const schoolKeys = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Schools bear seven digits and a letter too (UAI), but the letter is their key. */
export function isSchoolCode(text: string): boolean {
  const [, digits, letter] = /^(\d{7})([A-Z])$/i.exec(text) ?? []
  return digits !== undefined && schoolKeys[Number(digits) % schoolKeys.length] === letter?.toUpperCase()
}

/** A day, however written; a year alone is none. */
export const isDate = (text: string): boolean =>
  /^(\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})|\d{4}-\d{2}-\d{2}([T ].*)?|\d{1,2}[/.-]\d{4}|\d{1,2} \p{L}{3,9}\.? \d{4})$/u.test(
    text,
  )

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)

export const isPhone = (text: string): boolean => /^(\+33|0033|0)[ .-]?[1-9]([ .-]?\d{2}){4}$/.test(text)
