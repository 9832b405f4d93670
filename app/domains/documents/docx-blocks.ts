/** A Word document as blocks of words, from the HTML that mammoth makes of it. Pure. Rules: docs/rules/documents.md §4. */

export type DocxBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isBold: boolean }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

export type DocxRefusal = 'not-a-docx' | 'docx-unreadable' | 'docx-too-long'
export type DocxAnswer =
  | { readonly kind: 'read'; readonly blocks: readonly DocxBlock[]; readonly pictures: number }
  | { readonly kind: 'refused'; readonly refusal: DocxRefusal }

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const decode = (text: string): string =>
  text.replace(/&(#\d+|#x[\da-f]+|[a-z]+);/giu, (whole, name: string) => entities[name.toLowerCase()] ?? whole)

/** No break, no thin space of Word left; one space. */
const oneLine = (text: string): string => decode(text).replace(/\s+/gu, ' ').trim()

type Open = { words: string; boldWords: string; boldDepth: number }

/** Reads tags one after the other: no depth of the document exhausts the stack. */
export function blocksOfHtml(html: string): readonly DocxBlock[] {
  const blocks: DocxBlock[] = []
  let line: Open = { words: '', boldWords: '', boldDepth: 0 }
  let row: string[] = []
  let rows: string[][] = []
  let tableDepth = 0
  const flush = (make: (text: string, isBold: boolean) => DocxBlock) => {
    const text = oneLine(line.words)
    const isBold = text !== '' && oneLine(line.boldWords) === text
    line = { words: '', boldWords: '', boldDepth: 0 }
    if (text !== '') blocks.push(make(text, isBold))
  }
  const paragraph = (text: string, isBold: boolean): DocxBlock => ({ kind: 'paragraph', text, isBold })
  const close = (name: string) => {
    if (tableDepth > 0) {
      if (name === 'td' || name === 'th') {
        row.push(oneLine(line.words))
        line = { words: '', boldWords: '', boldDepth: 0 }
      } else if (name === 'tr') {
        rows.push(row)
        row = []
      } else if (name === 'table') {
        tableDepth -= 1
        if (tableDepth === 0) {
          if (rows.some((cells) => cells.some((cell) => cell !== ''))) blocks.push({ kind: 'table', rows })
          rows = []
        }
      } else line.words += ' '
    } else if (/^h[1-6]$/.test(name)) flush((text) => ({ kind: 'heading', level: Number(name[1]), text }))
    else if (name === 'li') flush((text) => ({ kind: 'item', text }))
    else if (name === 'p') flush(paragraph)
  }
  for (const [, closing, name = '', text = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*>|([^<]+)/giu)) {
    if (text !== '') {
      line.words += text
      if (line.boldDepth > 0 || text.trim() === '') line.boldWords += text
    } else if (closing) {
      if (name === 'strong') line.boldDepth -= 1
      else close(name)
    } else if (name === 'strong') line.boldDepth += 1
    else if (name === 'br') line.words += ' '
    else if (name === 'table') {
      if (tableDepth === 0) flush(paragraph)
      tableDepth += 1
    }
    // An item that holds a list: its own words come first.
    else if ((name === 'ul' || name === 'ol') && tableDepth === 0) flush((words) => ({ kind: 'item', text: words }))
  }
  flush(paragraph)
  return blocks
}
