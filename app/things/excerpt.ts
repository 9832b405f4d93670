/** The part of a long text where a search found its words. Pure. */
import { folded } from '#app/kernel/plain-words.ts'

const before = 50
const after = 110

/** Lower case without accents, a character for a character: places stay those of the text. */
const plainly = (text: string): string =>
  Array.from(text, (character) => {
    const base = folded(character)
    return base.length === character.length ? base : character
  }).join('')

/** @returns one line, « … » where it is cut; the beginning of the text when no word of the question is in it */
export function excerptOf(text: string, question: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const plain = plainly(line)
  const places = plainly(question)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => plain.indexOf(word))
    .filter((place) => place >= 0)
  const place = places.length > 0 ? Math.min(...places) : 0
  const start = place <= before ? 0 : line.indexOf(' ', place - before) + 1
  const end = start + before + after >= line.length ? line.length : line.lastIndexOf(' ', start + before + after)
  return `${start > 0 ? '… ' : ''}${line.slice(start, Math.max(end, place))}${end < line.length ? ' …' : ''}`
}
