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
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { isChartEmpty } from './chart-view.ts'
import { contentsOf, wordContentsDepth } from './contents.ts'
import { frontPage, sheetHead } from './docx-front.server.ts'
import { countGrids, type Lists, numberingOf, writeRichText } from './docx-rich.server.ts'
import { docxStyles } from './docx-styles.ts'
import { captionedTable, chartBlock, lines, pageWidth, styled } from './docx-tables.server.ts'
import type { Dossier, DossierBlock, DossierSection } from './dossier.ts'
import { datedWords, ribbonWords } from './dossier-texts.ts'
import { documentsLabels } from './labels.fr.ts'
import type { Logo } from './logo.ts'
import { palette } from './palette.ts'

const t = documentsLabels.dossier

const pageMargin = 1247

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

/**
 * Characters of what is said. The layout of the library costs fifty millionths of a second each (440 rows of a table: seven
 * seconds, of which one to write them), in tables as elsewhere: blocks do not tell, a table of a hundred rows is one. Twelve
 * thousand take as long to lay out as everything else; the schéma of childcare, fifteen, took four times as long as without.
 */
const mostLaidOut = 12_000
/** The layout of the library looks for where to break such a word for minutes. */
const longWord = /[^\s"]{80}/

/** Otherwise Word says the page numbers of the contents when it opens the document. */
function isLaidOut({ sections }: Dossier): boolean {
  const json = JSON.stringify(sections)
  return json.length <= mostLaidOut && !longWord.test(json)
}

/** On one page. */
const contents = (dossier: Dossier): (Paragraph | TableOfContents)[] => [
  styled('Contents', t.contents),
  new TableOfContents(t.contents, {
    headingStyleRange: `1-${wordContentsDepth(dossier)}`,
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
  const hasContents = contentsOf(dossier) !== undefined
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
