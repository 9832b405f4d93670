/** The words of a PDF, as a reader of screens hears them: lines joined, hyphens of the layout undone; and where they stand. Read by pdfjs. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export const pdfText = async (bytes: Uint8Array): Promise<string> => (await pdfPages(bytes)).join(' ')

/** Its words, page by page. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly string[]> {
  // pdfjs takes what it is given.
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''))
  }
  await pdf.cleanup()
  return pages.map((page) => page.replace(/\u00ad\s?/g, '').replace(/\s+/g, ' '))
}

type Words = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly foot: number
}

/** Of the body of a letter, in parts of its size: what stands under the line and over it. */
const [under, over] = [0.15, 0.6]
/** Points that two words may share: letters lean. */
const leaning = 1.5

const crosses = (one: Words, other: Words): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > leaning &&
  Math.min(one.top, other.top) - Math.max(one.foot, other.foot) > leaning

/** Words printed over other words, page by page: « 4 400 × Foyers percevant ». Empty when all can be read. */
export async function overprintsIn(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 }).promise
  const found: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const words = items.flatMap((item): Words[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , size = 0, left = 0, line = 0] = item.transform
      const box = { left, right: left + item.width, top: line + size * over, foot: line - size * under }
      return [{ text: item.str, ...box }]
    })
    for (const [index, one] of words.entries())
      for (const other of words.slice(index + 1))
        if (crosses(one, other)) found.push(`page ${number} : ${one.text} × ${other.text}`)
  }
  await pdf.cleanup()
  return found
}
