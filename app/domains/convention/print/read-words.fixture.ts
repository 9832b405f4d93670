/** Words of a document read back, to compare two forms of it. Pure. */
import { partsLike, readEntities } from '#test/read-back.ts'

/** Each word with how many times it is said. Hyphens are left out: a line may be broken at any of them. */
export function countWords(text: string): ReadonlyMap<string, number> {
  const words = text
    .replace(/[\u200b\u2060\u00ad]/g, '')
    .replace(/[-‐‑]\n*/g, '')
    .split(/[^\p{L}\p{N}□]+/u)
    .filter((word) => word !== '')
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}

/** Words that one says more often than the other, « PDF +2 annexe ». Empty when both say the same. */
export function wordDifferences(
  one: { readonly name: string; readonly text: string },
  other: { readonly name: string; readonly text: string },
): readonly string[] {
  const [first, second] = [countWords(one.text), countWords(other.text)]
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((word) => {
    const more = (first.get(word) ?? 0) - (second.get(word) ?? 0)
    return more === 0 ? [] : [`${more > 0 ? one.name : other.name} +${Math.abs(more)} ${word}`]
  })
}

/** Paragraphs of a Word document, a line each, from the paragraph that is this title. */
export function docxText(parts: ReadonlyMap<string, string>, from: string): string {
  const [xml = ''] = partsLike(parts, /^word\/document\.xml$/)
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => ({
    isHeading: /<w:pStyle w:val="Heading1"\/>/.test(paragraph),
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\/>/g)]
      .map(([, text]) => (text === undefined ? '\n' : readEntities(text)))
      .join(''),
  }))
  const first = paragraphs.findIndex(({ isHeading, text }) => isHeading && text === from)
  return paragraphs
    .slice(first)
    .map(({ text }) => text)
    .join('\n')
}
