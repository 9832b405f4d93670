/** Where a plain space stands before « : ; ! ? » or inside « », in what people read. Pure. What fields, code and scripts hold is not read. */
import { readEntities } from './read-back.ts'

const plainSpace = /.{0,40}(?: [:;!?»](?![\w/)(-])|« ).{0,20}/g

/** Each fault with the words around it. */
export const plainSpacesIn = (text: string): readonly string[] => text.match(plainSpace) ?? []

const unread = /<!--.*?-->|<(script|style|template|textarea|code|pre)\b.*?<\/\1>/gs
const inline = /<\/?(?:a|abbr|b|bdi|cite|em|i|mark|q|small|span|strong|sub|sup|time|u)\b[^>]*>/g
/** Shown as a space that holds, in a text under way (`writing/pages/held-spaces.tsx`). */
const heldMark = /<span\b[^>]*\bdata-held=""[^>]*>(.*?)<\/span>/gs
const readOut = /\s(?:aria-label|aria-description|aria-valuetext|title|alt)="([^"]*)"/g

/** A line of a document must not begin with such a sign: nothing else tells, in a PDF, one space from the other. */
export const brokenSpacesIn = (text: string): readonly string[] =>
  text.split(/[\n\t]/).filter((line) => /^\s*[:;!?»](?!\w)|«\s*$/.test(line))

/** Words of a page, those that a screen reader says included. A sentence may run over several marks: it is read as one. */
export function plainSpacesOnPage(html: string): readonly string[] {
  const read = html.replace(unread, '').replace(heldMark, (_mark, words: string) => words.replace(' ', '\u00a0'))
  const attributes = [...read.matchAll(readOut)].map(([, words = '']) => words)
  const words = read.replace(inline, '').split(/<[^>]+>/)
  return [...attributes, ...words].map(readEntities).flatMap(plainSpacesIn)
}
