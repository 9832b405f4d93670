/** A rich text in a Word document to rework: real titles, lists, links and tables. Runs in a worker (office-worker.server.ts). */
import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  type INumberingOptions,
  type IParagraphOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { DocumentText, EvidenceFigure, Grid, GridCell, RichBlock, Run } from './document-text.ts'
import type { Dossier } from './dossier.ts'
import { palette } from './palette.ts'

type Block = DocumentText[number]
type Part = Paragraph | Table

/** Counter of numbered lists, so that each starts at its own number. */
export type Lists = { count: number }
type Place = {
  readonly lists: Lists
  readonly titles: number
  /** Width of the text there, in twentieths of a point. */
  readonly width: number
  /** How many lists are around. */
  readonly depth: number
  readonly style?: 'Quote' | 'Cell' | 'CellHead'
  readonly alignment?: IParagraphOptions['alignment']
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const

const indentOf = (depth: number) => ({ left: 720 * depth, hanging: 360 })
const numberingName = (start: number): string => `rank-${start}`

function runsOf(run: Run): ParagraphChild[] {
  const isLink = run.href !== undefined && !run.href.startsWith('/')
  const words = run.text.split('\n').map(
    (text, index) =>
      new TextRun({
        text,
        ...(index > 0 && { break: 1 }),
        ...(run.bold && { bold: true }),
        ...(run.italic && { italics: true }),
        ...(run.underline && { underline: {} }),
        ...(run.strike && { strike: true }),
        ...(isLink && { style: 'Hyperlink' }),
      }),
  )
  return isLink && run.href !== undefined ? [new ExternalHyperlink({ link: run.href, children: words })] : words
}

const styleOf = ({ style, alignment }: Place) => ({ ...(style && { style }), ...(alignment && { alignment }) })

function evidenceOf({ title, value, isMissing, territory, year, source, note, newer }: EvidenceFigure): Paragraph {
  const details = [territory, year === null || source.includes(String(year)) ? '' : String(year), source, note]
  const small = { break: 1, size: 18, color: palette.inkSoft }
  return new Paragraph({
    style: 'Evidence',
    children: [
      new TextRun({ text: value, ...(isMissing ? { italics: true } : { bold: true, size: 30 }) }),
      new TextRun({ text: `  ${title}`, bold: true }),
      new TextRun({ ...small, text: details.filter((part) => part !== '').join(' · ') }),
      ...(newer === null ? [] : [new TextRun({ ...small, text: newer, color: palette.warnStrong })]),
    ],
  })
}

const alignments = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const

function gridOf(grid: Grid, place: Place): Part[] {
  const total = grid.widths.reduce((sum, width) => sum + width, 0)
  const widths = grid.widths.map((width) => Math.max(320, Math.floor((width / total) * place.width)))
  const cellOf = (cell: GridCell, isHead: boolean): TableCell => {
    const within: Place = {
      lists: place.lists,
      titles: place.titles,
      depth: 0,
      width: Math.floor(place.width / widths.length),
      style: isHead || cell.isHead ? 'CellHead' : 'Cell',
      alignment: alignments[cell.align],
    }
    const children = cell.blocks.flatMap((block) => partsOf(block, within))
    // Word refuses a cell without paragraph.
    return new TableCell({
      columnSpan: cell.colspan,
      rowSpan: cell.rowspan,
      children: children.length > 0 ? children : [new Paragraph({ style: 'Cell' })],
    })
  }
  return [
    new Table({
      style: 'Trame',
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: grid.headRows > 0, firstColumn: false, noHBand: true, noVBand: true },
      rows: grid.rows.map(
        (cells, index) =>
          new TableRow({
            ...(index < grid.headRows && { tableHeader: true }),
            cantSplit: true,
            children: cells.map((cell) => cellOf(cell, index < grid.headRows)),
          }),
      ),
    }),
    new Paragraph({ spacing: { before: 0, after: 120, line: 200 }, children: [] }),
  ]
}

/** The first words of an item carry its mark; what follows stands under them. */
function itemOf(blocks: readonly Block[], start: number | null, instance: number, place: Place): Part[] {
  const level = Math.min(place.depth, 8)
  const mark =
    start === null ? { bullet: { level } } : { numbering: { reference: numberingName(start), level, instance } }
  const [first, ...others] = blocks
  const below = { ...place, depth: place.depth + 1 }
  if (first?.kind !== 'words')
    return [
      new Paragraph({ ...styleOf(place), ...mark, children: [] }),
      ...blocks.flatMap((one) => partsOf(one, below)),
    ]
  const words = new Paragraph({ ...styleOf(place), ...mark, children: first.runs.flatMap(runsOf) })
  return [words, ...others.flatMap((one) => partsOf(one, below))]
}

function partsOf(block: Block, place: Place): Part[] {
  const under = place.depth > 0 ? { indent: { left: 720 * place.depth } } : {}
  switch (block.kind) {
    case 'paragraph':
      return partsOf({ kind: 'words', runs: [{ text: block.text }] }, place)
    case 'list':
      return partsOf({ kind: 'items', start: null, items: block.items.map(asItem) }, place)
    case 'words':
      return [new Paragraph({ ...styleOf(place), ...under, children: block.runs.flatMap(runsOf) })]
    case 'title': {
      const heading = headings[place.titles + block.level - 2] ?? HeadingLevel.HEADING_5
      return [new Paragraph({ heading, children: block.runs.flatMap(runsOf) })]
    }
    case 'items': {
      place.lists.count += 1
      const instance = place.lists.count
      return block.items.flatMap((item) => itemOf(item, block.start, instance, place))
    }
    case 'quote':
      return block.blocks.flatMap((one) => partsOf(one, { ...place, style: place.style ?? 'Quote' }))
    case 'evidence':
      return [evidenceOf(block.figure)]
    case 'grid':
      return gridOf(block, { ...place, width: place.width - 720 * place.depth })
  }
}

const asItem = (text: string): readonly RichBlock[] => [{ kind: 'words', runs: [{ text }] }]

export const writeRichText = (text: DocumentText, titles: number, width: number, lists: Lists): Part[] =>
  text.flatMap((block) => partsOf(block, { lists, titles, width, depth: 0 }))

/** Every block of a text, those inside others too, in the order in which they are written. */
function* walk(blocks: DocumentText): Generator<Block> {
  for (const block of blocks) {
    yield block
    if (block.kind === 'quote') yield* walk(block.blocks)
    if (block.kind === 'items') for (const item of block.items) yield* walk(item)
    if (block.kind === 'grid') for (const row of block.rows) for (const cell of row) yield* walk(cell.blocks)
  }
}

export const countGrids = (text: DocumentText): number => [...walk(text)].filter(({ kind }) => kind === 'grid').length

/** One numbering for each number that a list of the document begins with. */
export function numberingOf({ sections }: Dossier): INumberingOptions {
  const texts = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'rich' ? block.content : [])),
  )
  const starts = [...walk(texts)].flatMap((block) => (block.kind === 'items' ? (block.start ?? []) : []))
  return {
    config: [...new Set(starts)].map((start) => ({
      reference: numberingName(start),
      levels: Array.from({ length: 9 }, (_none, level) => ({
        level,
        start,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: indentOf(level + 1) } },
      })),
    })),
  }
}
