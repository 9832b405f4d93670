/** The words of a PDF, as a reader of screens hears them: lines joined, hyphens of the layout undone. Read by pdfjs. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes, useSystemFonts: true, verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''))
  }
  await pdf.cleanup()
  return pages
    .join(' ')
    .replace(/\u00ad\s?/g, '')
    .replace(/\s+/g, ' ')
}
