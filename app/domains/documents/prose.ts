/** Texts typed by people, as paragraphs and lists. Pure. The only marks known: an empty line, and « - » at the start of a line. */

export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
export type Prose = readonly ProseBlock[]

const listMark = /^\s*[-–—•*]\s+/

/** Reads a typed text. Lines of a paragraph are joined; a list ends at the first line without mark. Empty text: no block. */
export function readProse(text: string): Prose {
  const blocks: ({ kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] })[] = []
  let isOpen = false
  for (const line of text.split(/\r?\n/)) {
    const words = line.replace(listMark, '').trim()
    const last = blocks.at(-1)
    if (words === '') isOpen = false
    else if (listMark.test(line)) {
      if (isOpen && last?.kind === 'list') last.items.push(words)
      else blocks.push({ kind: 'list', items: [words] })
      isOpen = true
    } else if (isOpen && last?.kind === 'paragraph') last.text = `${last.text} ${words}`
    else {
      blocks.push({ kind: 'paragraph', text: words })
      isOpen = true
    }
  }
  return blocks
}

/** The same where there is room for lines alone, as in a cell: an item begins by a dash. */
export const proseLines = (text: string): string =>
  readProse(text)
    .flatMap((block) => (block.kind === 'list' ? block.items.map((item) => `– ${item}`) : [block.text]))
    .join('\n')
