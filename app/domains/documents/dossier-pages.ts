/** A dossier as the template `dossier.typ` lays it out on pages: words and scales ready. Pure. */
import {
  chartCaption,
  chartScale,
  chartTable,
  chartTick,
  chartValue,
  type DossierTable,
  isChartEmpty,
} from './chart-view.ts'
import { contentsOf } from './contents.ts'
import type { Dossier, DossierBlock, DossierChart, DossierParty, DossierSection } from './dossier.ts'
import { datedWords, partyInitials } from './dossier-texts.ts'
import { documentsLabels } from './labels.fr.ts'
import { fitPicture, type PictureSize } from './picture.ts'
import { boldRatio, columnNeeds, columnWidths, countLines, cutWide } from './text-fit.ts'

const t = documentsLabels.dossier

/** Millimetres. */
const logoBox: PictureSize = { width: 55, height: 14 }
/** Width of the text on an A4 page, in points, without the insets of cells. */
const pageWidth = 448
const cellInset = 10
/** A row of more lines than this runs over two pages. */
const maxWholeLines = 24

/** Where the template finds the logo of a party, and how large it is. */
export type PlacedLogo = { readonly path: string; readonly size: PictureSize }

/** A party at the head of a page: its logo, or its initials in its colour. */
export const pageParty = ({ name, kind }: DossierParty, logo: PlacedLogo | undefined) => ({
  name,
  kind,
  initials: partyInitials(name),
  logo: logo?.path ?? null,
  logoHeight: logo ? fitPicture(logo.size, logoBox).height : 0,
  logoWords: t.logoOf(name),
})

/** The last rows of a table, when they are short, are on one page: none is alone under the heads on the next. */
const [lastTogether, shortLines] = [2, 6]

function pageTable({ caption, columns, rows }: DossierTable) {
  const size = columns.length > 8 ? 7.2 : columns.length > 6 ? 8.2 : columns.length > 4 ? 9 : 9.8
  const sizeAt = (isHead: boolean, column: number): number => (isHead || column === 0 ? size * boldRatio : size)
  const widths = columnWidths(columnNeeds(columns, rows, sizeAt, cellInset), pageWidth)
  const roomIn = (column: number): number => (widths[column] ?? 0) - cellInset
  const linesOf = (row: readonly string[]): number =>
    Math.max(...row.map((text, index) => countLines(text, roomIn(index), size)))
  const heights = rows.map(linesOf)
  return {
    kind: 'table',
    caption,
    heads: columns.map(({ header }) => header),
    ends: columns.map(({ align }) => align === 'end'),
    size,
    widths,
    rows: rows.map((cells, index) => ({
      cells: cells.map((text, column) => cutWide(text, roomIn(column), sizeAt(false, column))),
      isTall: (heights[index] ?? 0) > maxWholeLines,
    })),
    /** Few short rows stay on one page. */
    isLong: rows.length > 5 || heights.some((lines) => lines > maxWholeLines / 2),
    together:
      rows.length > lastTogether && heights.slice(-lastTogether).every((lines) => lines <= shortLines)
        ? lastTogether
        : 0,
  }
}

function pageChart(chart: DossierChart) {
  const scale = chartScale(chart)
  return {
    kind: 'chart',
    shape: chart.shape,
    caption: chartCaption(chart),
    sentence: chart.sentence,
    alt: [t.chart, chart.sentence || chart.title].join('. '),
    categories: chart.categories,
    scale: { ...scale, ticks: scale.ticks.map((value) => ({ value, label: chartTick(chart, value) })) },
    series: chart.series.map(({ name, values }) => ({
      name,
      values,
      words: values.map((value) => chartValue(chart, value)),
    })),
    isEmpty: isChartEmpty(chart),
    table: pageTable({ ...chartTable(chart), caption: t.numbersOf(chartCaption(chart)) }),
  }
}

/** A block as templates lay it out: widths of columns, scales and words ready. */
export function pageBlock(block: DossierBlock) {
  if (block.kind === 'table') return pageTable(block)
  if (block.kind === 'rich') return { ...block, titles: block.titles ?? 2 }
  return block.kind === 'chart' ? pageChart(block) : block
}

const pageSection = ({ title, summary, blocks, isAlone = false, isLong = false }: DossierSection) => ({
  title,
  summary: summary ?? null,
  blocks: blocks.map(pageBlock),
  isAlone,
  isLong,
})

/** @param logos in the order of the parties; undefined where a party gave none */
export const dossierPages = (dossier: Dossier, logos: readonly (PlacedLogo | undefined)[]) => ({
  title: dossier.title,
  subtitle: dossier.subtitle,
  running: dossier.subtitle,
  rightHead: dossier.title,
  front: dossier.front,
  madeOn: datedWords(dossier),
  ribbon: dossier.isDemo ? documentsLabels.demoRibbon : null,
  contentsTitle: t.contents,
  emptyTable: t.emptyTable,
  emptySection: t.emptySection,
  noValue: t.noValue,
  isSheet: dossier.isSheet ?? false,
  contents: contentsOf(dossier) ?? null,
  parties: dossier.parties.map((party, index) => pageParty(party, logos[index])),
  sections: dossier.sections.map(pageSection),
})
