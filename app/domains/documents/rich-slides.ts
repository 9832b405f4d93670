/** A rich text as the plain blocks that slides are made of: what is said stays, its look does not. Pure. Rules: docs/rules/documents.md §14, §16. */
import { type DocumentText, evidenceSentence, type Grid, type RichBlock, richWords, runWords } from './document-text.ts'
import type { DossierBlock, DossierColumn } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'

const t = documentsLabels.dossier

/** Items as lines, each followed by its sub-items; numbered items keep their number. */
const flattenItems = ({ start, items }: Extract<RichBlock, { kind: 'items' }>): readonly string[] =>
  items.flatMap((blocks, index) => {
    const own = richWords(blocks.filter(({ kind }) => kind !== 'items')).replaceAll('\n', ' ')
    const below = blocks.flatMap((block) => (block.kind === 'items' ? flattenItems(block) : []))
    const numbered = start === null ? own : `${start + index}. ${own}`
    return own === '' ? below : [numbered, ...below]
  })

/** A merged cell says its words at its first place; without heads, the first row names the columns. */
function flattenGrid({ rows, widths, headRows }: Grid, caption: string): DossierBlock {
  const covered: number[] = []
  const texts = rows.map((row) => {
    const line = widths.map(() => '')
    let column = 0
    for (const { colspan, rowspan, blocks } of row) {
      while ((covered[column] ?? 0) > 0) column += 1
      line[column] = richWords(blocks)
      for (let over = column; over < column + colspan; over += 1) covered[over] = rowspan
      column += colspan
    }
    for (const [at, left] of covered.entries()) covered[at] = Math.max(0, left - 1)
    return line
  })
  const heads = texts.slice(0, Math.max(1, headRows))
  const aligns = rows.at(-1) ?? []
  const columns = widths.map((share, column): DossierColumn => {
    const header = heads
      .map((line) => line[column] ?? '')
      .filter((words) => words !== '')
      .join(' ')
    return {
      header,
      share,
      align: aligns.length === widths.length && aligns[column]?.align === 'end' ? 'end' : 'start',
    }
  })
  return { kind: 'table', caption, columns, rows: texts.slice(heads.length) }
}

/** @returns headings, paragraphs, lists, notes and tables; a table is named by the title above it */
export function flattenText(text: DocumentText): readonly DossierBlock[] {
  let above: string = t.textTable
  const flatten = (block: DocumentText[number]): readonly DossierBlock[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'list':
        return [block]
      case 'words':
        return [{ kind: 'paragraph', text: runWords(block.runs) }]
      case 'title':
        above = runWords(block.runs).replaceAll('\n', ' ')
        return [{ kind: 'heading', text: above }]
      case 'items':
        return block.start === null
          ? [{ kind: 'list', items: flattenItems(block) }]
          : // Its numbers are its marks: a dash before them would be a second one.
            flattenItems(block).map((text) => ({ kind: 'paragraph', text }))
      case 'quote':
        return [{ kind: 'note', text: richWords(block.blocks) }]
      case 'evidence':
        return [{ kind: 'note', text: evidenceSentence(block.figure) }]
      case 'grid':
        return [flattenGrid(block, above)]
    }
  }
  return text.flatMap(flatten)
}
