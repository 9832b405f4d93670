/**
 * Reads a document sent by anybody: keeps what a text may hold, drops the rest and says why. What it returns always fits
 * `textSchema`. Pure. Rules: docs/rules/writing.md §2.
 */
import { z } from 'zod'
import { storableText } from '#app/kernel/storable.ts'
import { readEvidenceKey, readFactKey, readMarks, readMention, type TextFault } from './read-text-marks.ts'
import {
  emptyText,
  type HeadingLevel,
  type RichText,
  type TextBlock,
  type TextCell,
  type TextInline,
  type TextListItem,
  type TextRow,
  textLimits,
} from './rich-text.ts'

const nodeShape = z.object({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z.array(z.unknown()).optional(),
})
type AnyNode = z.infer<typeof nodeShape>

/** Counters and faults of one reading. */
type Reading = { readonly faults: Set<TextFault>; characters: number; nodes: number }
/** Place in the document: depth, and whether inside a table, which holds no other table nor title. */
type Place = { readonly depth: number; readonly isInTable: boolean }

const inlineTypes: readonly string[] = ['text', 'hardBreak', 'mention', 'fact']
const blockTypes: readonly string[] = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
  'evidenceCard',
]
/** Known, but only inside their parent. */
const partTypes: readonly string[] = ['listItem', 'tableRow', 'tableCell', 'tableHeader']

/** The children that are nodes, counted; past a limit nothing more is read. */
function listChildren(reading: Reading, node: AnyNode): readonly AnyNode[] {
  const children: AnyNode[] = []
  for (const child of node.content ?? []) {
    const parsed = nodeShape.safeParse(child)
    reading.nodes += 1
    if (reading.nodes > textLimits.readNodes || reading.characters > textLimits.characters)
      reading.faults.add('too-long')
    else if (!parsed.success) reading.faults.add('unknown-node')
    else if (![...inlineTypes, ...blockTypes, ...partTypes].includes(parsed.data.type))
      reading.faults.add('unknown-node')
    else children.push(parsed.data)
  }
  return children
}

function readInline(reading: Reading, node: AnyNode): readonly TextInline[] {
  const marks = readMarks(node.marks ?? [], reading.faults)
  const marked = marks.length > 0 ? { marks } : {}
  if (node.type === 'hardBreak') return [{ type: 'hardBreak', ...marked }]
  if (node.type === 'mention') {
    const attrs = readMention(node.attrs)
    if (!attrs) reading.faults.add('wrong-attribute')
    return attrs ? [{ type: 'mention', attrs, ...marked }] : []
  }
  if (node.type === 'fact') {
    const attrs = readFactKey(node.attrs)
    if (!attrs) reading.faults.add('wrong-attribute')
    return attrs ? [{ type: 'fact', attrs, ...marked }] : []
  }
  const text = storableText(node.text ?? '')
  reading.characters += text.length
  if (reading.characters > textLimits.characters) reading.faults.add('too-long')
  return text === '' || reading.characters > textLimits.characters ? [] : [{ type: 'text', text, ...marked }]
}

/** Inline content of a paragraph or of a title: a block found there gives its words. */
function readWords(reading: Reading, node: AnyNode): { readonly content?: readonly TextInline[] } {
  const content: TextInline[] = []
  // A pile rather than calls within calls: blocks in blocks without end would exhaust the stack.
  const pile = listChildren(reading, node).toReversed()
  for (let child = pile.pop(); child; child = pile.pop())
    if (inlineTypes.includes(child.type)) content.push(...readInline(reading, child))
    else for (const inner of listChildren(reading, child).toReversed()) pile.push(inner)
  return content.length > 0 ? { content: joined(content) } : {}
}

/** Words that follow one another under the same marks are one: merging parts them where a mark began or ended once. */
function joined(content: readonly TextInline[]): readonly TextInline[] {
  const words: TextInline[] = []
  for (const inline of content) {
    const last = words.at(-1)
    if (last?.type === 'text' && inline.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(inline.marks))
      words[words.length - 1] = { ...last, text: last.text + inline.text }
    else words.push(inline)
  }
  return words
}

/** Blocks nested too deep lose their structure: their lines are read one after the other. */
function readFlat(reading: Reading, node: AnyNode): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  const pile = [node]
  for (let one = pile.pop(); one; one = pile.pop())
    if (one.type === 'paragraph' || one.type === 'heading')
      blocks.push({ type: 'paragraph', ...readWords(reading, one) })
    else if (inlineTypes.includes(one.type)) blocks.push({ type: 'paragraph', content: readInline(reading, one) })
    else for (const inner of listChildren(reading, one).toReversed()) pile.push(inner)
  return blocks
}

const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 })

/** Blocks of a container; loose words become a paragraph, parts out of place give their blocks. */
function readBlocks(reading: Reading, node: AnyNode, place: Place): readonly TextBlock[] {
  if (place.depth > textLimits.depth) {
    reading.faults.add('too-deep')
    return readFlat(reading, node)
  }
  const blocks: TextBlock[] = []
  let loose: TextInline[] = []
  const close = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', content: joined(loose) })
    loose = []
  }
  for (const child of listChildren(reading, node)) {
    if (inlineTypes.includes(child.type)) loose.push(...readInline(reading, child))
    else {
      close()
      blocks.push(...readBlock(reading, child, place))
    }
  }
  close()
  return blocks
}

function readBlock(reading: Reading, node: AnyNode, place: Place): readonly TextBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', ...readWords(reading, node) }]
    case 'heading':
      if (place.isInTable) return [{ type: 'paragraph', ...readWords(reading, node) }]
      return [{ type: 'heading', attrs: { level: readLevel(node.attrs?.level) }, ...readWords(reading, node) }]
    case 'bulletList':
      return filled(readItems(reading, node, place), (content) => ({ type: 'bulletList', content }))
    case 'orderedList': {
      const start = readCount(node.attrs?.start, 1, 10_000)
      return filled(readItems(reading, node, place), (content) => ({ type: 'orderedList', attrs: { start }, content }))
    }
    case 'evidenceCard': {
      const attrs = place.isInTable ? undefined : readEvidenceKey(node.attrs)
      if (!attrs) reading.faults.add('wrong-attribute')
      return attrs ? [{ type: 'evidenceCard', attrs }] : []
    }
    case 'blockquote':
      if (!place.isInTable)
        return filled(readBlocks(reading, node, deeper(place)), (content) => ({ type: 'blockquote', content }))
      break
    case 'table':
      if (!place.isInTable) return filled(readRows(reading, node, place), (content) => ({ type: 'table', content }))
  }
  return readBlocks(reading, node, deeper(place))
}

const filled = <T>(content: readonly T[], block: (content: readonly T[]) => TextBlock): readonly TextBlock[] =>
  content.length > 0 ? [block(content)] : []

/** An item begins with a paragraph; a block that is no item becomes one. */
function readItems(reading: Reading, node: AnyNode, place: Place): readonly TextListItem[] {
  return listChildren(reading, node).flatMap((child): readonly TextListItem[] => {
    const blocks =
      child.type === 'listItem'
        ? readBlocks(reading, child, deeper(place))
        : readBlocks(reading, { type: 'listItem', content: [child] }, deeper(place))
    if (blocks.length === 0 && child.type !== 'listItem') return []
    const content: readonly TextBlock[] = blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]
    return [{ type: 'listItem', content }]
  })
}

function readRows(reading: Reading, node: AnyNode, place: Place): readonly TextRow[] {
  return listChildren(reading, node).flatMap((child): readonly TextRow[] => {
    if (child.type !== 'tableRow') return []
    const content = listChildren(reading, child).flatMap((cell): readonly TextCell[] =>
      cell.type === 'tableCell' || cell.type === 'tableHeader' ? [readCell(reading, cell, cell.type, place)] : [],
    )
    // Every cell of this row may be covered by those above: such a row is kept by its table, as the schema does.
    return [{ type: 'tableRow', content }]
  })
}

const cellWidths = z.array(z.number().int().min(1).max(5_000))
const cellAlign = z.enum(['left', 'center', 'right'])

function readCell(reading: Reading, node: AnyNode, type: TextCell['type'], place: Place): TextCell {
  const blocks = readBlocks(reading, node, { depth: place.depth + 2, isInTable: true })
  const colspan = readCount(node.attrs?.colspan, 1, 100)
  const widths = cellWidths.safeParse(node.attrs?.colwidth)
  const align = cellAlign.safeParse(node.attrs?.align)
  return {
    type,
    attrs: {
      colspan,
      rowspan: readCount(node.attrs?.rowspan, 1, 1_000),
      colwidth: widths.success && widths.data.length === colspan ? widths.data : null,
      align: align.success ? align.data : null,
    },
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  }
}

const readLevel = (level: unknown): HeadingLevel => (level === 1 || level === 2 ? level : 3)

/** A whole number between both, else the lowest. */
const readCount = (count: unknown, lowest: number, highest: number): number =>
  typeof count === 'number' && Number.isInteger(count) && count >= lowest && count <= highest ? count : lowest

/**
 * @param document JSON of a ProseMirror document, from anywhere
 * @returns the text that may be kept, and why the rest was not; a structure merely mended (an item without paragraph, words
 *   outside any block) is no fault: two edits merged may leave one
 */
export function readRichText(document: unknown): { readonly text: RichText; readonly faults: readonly TextFault[] } {
  const reading: Reading = { faults: new Set(), characters: 0, nodes: 0 }
  const root = nodeShape.safeParse(document)
  if (!root.success || root.data.type !== 'doc') return { text: emptyText, faults: ['unknown-node'] }
  const content = readBlocks(reading, root.data, { depth: 0, isInTable: false })
  return { text: content.length > 0 ? { type: 'doc', content } : emptyText, faults: [...reading.faults] }
}
