/** What the end-to-end run of the guides compares: the words a chapter names with those a page shows. Pure. Rules: docs/rules/guides.md §2. */
import type { Block, Chapter, Inline } from '#app/domains/guides/guides.ts'

const namesIn = (inline: Inline): readonly string[] =>
  inline.kind === 'name' ? [inline.text] : 'children' in inline ? inline.children.flatMap(namesIn) : []

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === 'heading') return []
  if ('items' in block) return block.items.flat()
  if (block.kind === 'table') return [block.head, ...block.rows].flat(2)
  return block.children
}

/** Every word of the screen that a chapter names, once. */
export const namesOf = ({ blocks }: Pick<Chapter, 'blocks'>): readonly string[] => [
  ...new Set(blocks.flatMap(inlinesOf).flatMap(namesIn)),
]

/** As one reads it: ordinary spaces, without what forms add to a label, nor the number of a question. */
export const readName = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ ?\(obligatoire\)/g, '')
    .trim()
    .replace(/^(?:\+|\d+\.) /, '')

/** What may follow a name without changing it: a count, a date, what it is about. « Inviter une personne » is not « Inviter ». */
const mayFollow = /^(?: ?[:(·,–…]| «| \d)/

const shows = (shown: string, name: string): boolean =>
  shown === name || (shown.startsWith(name) && mayFollow.test(shown.slice(name.length)))

/** The names that nothing shown bears, in their order. */
export const missingNames = (names: readonly string[], shown: readonly string[]): readonly string[] => {
  const read = shown.map(readName)
  return names.map(readName).filter((name) => !read.some((one) => shows(one, name)))
}

/** A name that a journey asks for by the same words, quoted, is proved by it. */
export const namesToSee = (names: readonly string[], journeys: readonly string[]): readonly string[] =>
  names.filter((name) => !journeys.some((journey) => journey.includes(`'${readName(name)}'`)))

/** Names of a picture: words of ours only, since what people wrote changes without the page; numbers left out. */
export const pictureNames = (shown: readonly string[], sources: string): readonly string[] => [
  ...new Set(
    shown
      .map(readName)
      .filter((name) => name.length > 2 && sources.includes(name))
      .map((name) => name.replace(/\d+/g, '#')),
  ),
]

/**
 * Words of a picture that Trame no longer has anywhere. Its page is not asked for them: what other people do there meanwhile opens
 * and closes what it offers.
 */
export const staleNames = (pictured: readonly string[], sources: string): readonly string[] =>
  pictured.filter((name) => !name.split('#').every((part) => sources.includes(part)))
