/** Names of files and of addresses, made of words of people. Pure. */

/** Letters. */
export const longestSlug = 60

/**
 * Lower case, without accents, words tied by hyphens: « Égalité femmes-hommes » → `egalite-femmes-hommes`.
 * A long one ends with a whole word.
 */
export function slugOf(text: string, longest = longestSlug): string {
  const slug = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : slug.slice(0, longest)
}
