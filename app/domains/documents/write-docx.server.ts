/** A dossier as a Word document to rework: real styles, native charts, explicit widths of columns. Runs in a worker (office-worker.server.ts). */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import { estimatePageNumbers } from 'docx/layout'
import {
  chartCaption,
  chartTable,
  type DossierTable,
  isChartEmpty,
  officeNumberFormats,
  wholeInterval,
} from './chart-view.ts'
import { frontPage, sheetHead } from './docx-front.server.ts'
import { countGrids, type Lists, numberingOf, writeRichText } from './docx-rich.server.ts'
import { docxStyles } from './docx-styles.ts'
import type { Dossier, DossierBlock, DossierChart, DossierSection } from './dossier.ts'
import { datedWords, ribbonWords } from './dossier-texts.ts'
import { documentsLabels } from './labels.fr.ts'
import type { Logo } from './logo.ts'
import { officeFont, palette, seriesColor } from './palette.ts'
import { boldRatio, columnNeeds, columnWidths } from './text-fit.ts'

const t = documentsLabels.dossier

/** A4 with margins of 2.2 cm: width of the text in twentieths of a point, and in pixels. */
const pageWidth = 9412
const pageMargin = 1247
const pixelWidth = 627
const contentsFrom = 4

/** A text whose lines are kept. */
const lines = (text: string): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }))

const styled = (style: string, text: string): Paragraph => new Paragraph({ style, children: lines(text) })

const cellOf = (text: string, width: number, isEnd: boolean, isHead: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      new Paragraph({
        style: isHead ? 'CellHead' : 'Cell',
        alignment: isEnd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: lines(text),
      }),
    ],
  })

/** Widths are given to the grid and to each cell, in a fixed layout: Word and LibreOffice then agree. */
function tableOf({ columns, rows }: DossierTable): Table {
  const needs = columnNeeds(columns, rows, (isHead, column) => (isHead || column === 0 ? 9.5 * boldRatio : 9.5), 15)
  const widths = columnWidths(needs, pageWidth / 20).map((points) => Math.floor(points * 20))
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      ...(cells.every((cell) => cell.length < 600) && { cantSplit: true }),
      children: cells.map((cell, index) => cellOf(cell, widths[index] ?? 0, columns[index]?.align === 'end', isHead)),
    })
  const head = row(
    columns.map(({ header }) => header),
    true,
  )
  return new Table({
    style: 'Trame',
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [head, ...rows.map((cells) => row(cells, false))],
  })
}

/** A table under its caption, then a little room: Word glues a table to what follows. */
const captionedTable = (table: DossierTable): (Paragraph | Table)[] => [
  styled('Caption', table.caption),
  ...(table.rows.length === 0
    ? [styled('Normal', t.emptyTable)]
    : [tableOf(table), new Paragraph({ spacing: { before: 0, after: 120, line: 200 }, children: [] })]),
]

/** Horizontal bars read from the top down, as the table does. */
function chartOptions(chart: DossierChart): ChartRunOptions {
  const font = { size: 9, color: palette.ink }
  const formats = officeNumberFormats(chart)
  const interval = wholeInterval(chart)
  const isLine = chart.shape === 'line'
  const isStacked = chart.shape === 'stacked'
  const rowCount = chart.categories.length * (isStacked ? 1 : chart.series.length)
  const common = {
    categories: chart.categories,
    series: chart.series.map(({ name, values }, index) => ({ name, values, color: seriesColor(index) })),
    font: { name: officeFont },
    legend: chart.series.length > 1 ? { position: 'bottom' as const, font } : (false as const),
    chartArea: { fill: palette.white, border: 'none' as const },
    valueAxis: {
      numberFormat: formats.axis,
      ...(interval !== undefined && { interval }),
      font: { size: 8, color: palette.inkFaint },
      ...(!isLine && { crossesAt: 'maximum' as const }),
    },
    dataLabels: {
      value: true,
      ...(isLine && { position: 'above' as const }),
      numberFormat: formats.labels,
      font: { size: 9, bold: true, color: isStacked ? palette.white : palette.ink },
    },
    altText: { name: chart.title, title: chart.title, description: chart.sentence || chart.title },
    transformation: { width: pixelWidth, height: isLine ? 300 : Math.min(700, 90 + 34 * Math.max(2, rowCount)) },
  }
  if (isLine) return { ...common, type: 'line', markers: true, categoryAxis: { font } }
  return {
    ...common,
    type: 'bar',
    stacking: isStacked ? 'stacked' : 'none',
    gapWidth: 60,
    ...(!isStacked && { overlap: 0 }),
    categoryAxis: { font, reverseOrder: true },
  }
}

function chartBlock(chart: DossierChart): (Paragraph | Table)[] {
  const sentence = chart.sentence === '' ? [] : [styled('Normal', chart.sentence)]
  if (isChartEmpty(chart)) return [styled('Caption', chartCaption(chart)), styled('Normal', t.noValue), ...sentence]
  return [
    styled('Caption', chartCaption(chart)),
    new Paragraph({ keepNext: true, children: [new ChartRun(chartOptions(chart))] }),
    ...sentence,
    ...captionedTable({ ...chartTable(chart), caption: t.numbersOf(chart.title) }),
  ]
}

const headings = {
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
} as const

/** A paragraph before a table or a chart stays with it. */
const isIntroducing = (next: DossierBlock | undefined): boolean => next?.kind === 'table' || next?.kind === 'chart'

function blockOf(block: DossierBlock, next: DossierBlock | undefined, lists: Lists): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level ?? 2], children: lines(block.text) })]
    case 'paragraph':
      return [new Paragraph({ children: lines(block.text), keepLines: true, keepNext: isIntroducing(next) })]
    case 'note':
      return [styled('Note', block.text)]
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: lines(item) }))
    case 'table':
      return captionedTable(block)
    case 'chart':
      return chartBlock(block)
    case 'rich':
      return writeRichText(block.content, block.titles ?? 2, pageWidth, lists)
  }
}

/** @param before the section before it: one that is alone on its page begins the next one */
const sectionOf = (
  { title, summary, blocks, isAlone = false }: DossierSection,
  before: DossierSection | undefined,
  lists: Lists,
): (Paragraph | Table)[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: before !== undefined && (isAlone || before.isAlone),
    children: lines(title),
  }),
  ...(summary === undefined ? [] : [styled('Summary', summary)]),
  ...(blocks.length === 0
    ? [styled('Normal', t.emptySection)]
    : blocks.flatMap((block, index) => blockOf(block, blocks[index + 1], lists))),
]

/** What one page of contents holds. */
const mostInContents = 40

const countHeadings = ({ sections }: Dossier): number =>
  sections.reduce(
    (sum, { blocks }) =>
      sum + 1 + blocks.filter((block) => block.kind === 'heading' && (block.level ?? 2) === 2).length,
    0,
  )

/** Past it, laying the document out takes ten times as long as writing it. */
const mostLaidOut = 400
/** The layout of the library looks for where to break such a word for minutes. */
const longWord = /[^\s"]{80}/

/** Otherwise Word says the page numbers of the contents when it opens the document. */
const isLaidOut = ({ sections }: Dossier): boolean =>
  sections.reduce((sum, { blocks }) => sum + blocks.length, 0) <= mostLaidOut &&
  !longWord.test(JSON.stringify(sections))

/** Titles of sections and their headings, or the titles alone: on one page. */
const contents = (dossier: Dossier): (Paragraph | TableOfContents)[] => [
  styled('Contents', t.contents),
  new TableOfContents(t.contents, {
    headingStyleRange: countHeadings(dossier) > mostInContents ? '1-1' : '1-2',
    hyperlink: true,
  }),
  new Paragraph({ children: [new PageBreak()] }),
]

const small = (children: TextRun[]): Paragraph =>
  new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: pageWidth }], spacing: { after: 0 }, children })

/** Characters that one line of a header holds. */
const mostInHeader = 100
const smallRun = { size: 17, color: palette.inkFaint } as const

/** Names are never cut: those that do not fit on one line take two. */
const headerOf = ({ title, subtitle, isDemo }: Dossier): Header => {
  const areLong = subtitle.length + title.length > mostInHeader
  return new Header({
    children: [
      small([
        new TextRun({ ...smallRun, text: subtitle }),
        ...(areLong ? [] : [new TextRun({ ...smallRun, text: `\t${title}` })]),
      ]),
      ...(areLong ? [small([new TextRun({ ...smallRun, text: `\t${title}` })])] : []),
      ...(isDemo
        ? [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              shading: { type: 'clear', fill: palette.warnSoft },
              children: [new TextRun({ size: 17, color: palette.warnStrong, text: ribbonWords })],
            }),
          ]
        : []),
    ],
  })
}

const footerOf = (dossier: Dossier): Footer =>
  new Footer({
    children: [
      small([
        new TextRun({ ...smallRun, text: datedWords(dossier) }),
        new TextRun({ ...smallRun, children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
      ]),
    ],
  })

/** The captions of the tables in the order of the document: each table carries its own as its alternative text. */
export const docxTableCaptions = (dossier: Dossier): readonly string[] =>
  dossier.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return block.rows.length === 0 ? [] : [block.caption]
      if (block.kind === 'rich') return Array.from({ length: countGrids(block.content) }, () => t.textTable)
      return block.kind === 'chart' && !isChartEmpty(block) && block.categories.length > 0
        ? [t.numbersOf(block.title)]
        : []
    }),
  )

/** @param dossier texts already clean; @param logos in the order of the parties */
export function writeDocx(dossier: Dossier, logos: readonly (Logo | undefined)[]): Promise<Uint8Array> {
  const lists = { count: 0 }
  const hasContents = !dossier.isSheet && dossier.sections.length >= contentsFrom
  const document = new Document({
    numbering: numberingOf(dossier),
    title: dossier.title,
    subject: dossier.subtitle,
    creator: dossier.subtitle,
    lastModifiedBy: dossier.subtitle,
    styles: docxStyles,
    // Only the contents say on which page things are, and laying the whole document out costs more than writing it.
    ...(hasContents && isLaidOut(dossier) && { pageNumbers: estimatePageNumbers }),
    sections: [
      {
        properties: {
          titlePage: !dossier.isSheet,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1500, bottom: 1300, left: pageMargin, right: pageMargin, header: 600, footer: 560 },
          },
        },
        headers: { default: headerOf(dossier), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: footerOf(dossier), first: new Footer({ children: [new Paragraph({})] }) },
        children: [
          ...(dossier.isSheet ? sheetHead(dossier, logos) : frontPage(dossier, logos)),
          ...(hasContents ? contents(dossier) : []),
          ...dossier.sections.flatMap((section, index) => sectionOf(section, dossier.sections[index - 1], lists)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
