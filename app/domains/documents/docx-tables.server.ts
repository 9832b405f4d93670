/** Tables and charts of a Word document: explicit widths of columns, native charts above the table of their numbers. */
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import {
  chartCaption,
  chartTable,
  type DossierTable,
  isChartEmpty,
  officeNumberFormats,
  wholeInterval,
} from './chart-view.ts'
import type { DossierChart } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { officeFont, palette, seriesColor } from './palette.ts'
import { boldRatio, columnNeeds, columnWidths } from './text-fit.ts'

const t = documentsLabels.dossier

/** A4 with margins of 2.2 cm: width of the text in twentieths of a point, and in pixels. */
export const pageWidth = 9412
const pixelWidth = 627

/** A text that keeps its line breaks. */
export const lines = (text: string): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }))

export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, children: lines(text) })

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
export const captionedTable = (table: DossierTable): (Paragraph | Table)[] => [
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

export function chartBlock(chart: DossierChart): (Paragraph | Table)[] {
  const sentence = chart.sentence === '' ? [] : [styled('Normal', chart.sentence)]
  if (isChartEmpty(chart)) return [styled('Caption', chartCaption(chart)), styled('Normal', t.noValue), ...sentence]
  return [
    styled('Caption', chartCaption(chart)),
    new Paragraph({ keepNext: true, children: [new ChartRun(chartOptions(chart))] }),
    ...sentence,
    ...captionedTable({ ...chartTable(chart), caption: t.numbersOf(chartCaption(chart)) }),
  ]
}
