/** Tables, charts and texts of a slide, as objects that PowerPoint edits. Runs in a worker. */
import { officeNumberFormats, wholeInterval } from './chart-view.ts'
import type { DossierChart } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { officeFont, palette, seriesColor } from './palette.ts'
import type { Deck, DeckSlide } from './pptx-layouts.server.ts'
import { content, type SlideText, textSize } from './slide-places.ts'
import { cellMargin, type SlideTable } from './slide-tables.ts'

type Border = { readonly type: 'none' | 'solid'; readonly color?: string; readonly pt?: number }
type Place = { readonly x: number; readonly y: number }
type Box = Place & { readonly w: number; readonly h: number }

const t = documentsLabels.dossier

export function addTexts(slide: DeckSlide, texts: readonly SlideText[], y: number, height: number): void {
  const runs = texts.map(({ kind, text }) => ({
    text,
    options: {
      breakLine: true,
      color: kind === 'note' ? palette.inkSoft : palette.ink,
      ...(kind === 'heading' && { bold: true, color: palette.accent }),
      ...(kind === 'item' && { bullet: { characterCode: '2013', indent: 20 } }),
    },
  }))
  slide.addText(runs, {
    x: content.x,
    y,
    w: content.width,
    h: height,
    margin: 0,
    valign: 'top',
    fontFace: officeFont,
    fontSize: textSize,
    paraSpaceAfter: 8,
  })
}

/** A line under the cell, none elsewhere. */
const lineUnder = (color: string, pt: number): [Border, Border, Border, Border] => {
  const none = { type: 'none' } as const
  return [none, none, { type: 'solid', color, pt }, none]
}

export function addTable(slide: DeckSlide, table: SlideTable, { x, y }: Place): void {
  const alignAt = (index: number) => (table.columns[index]?.align === 'end' ? 'right' : 'left')
  const head = table.columns.map(({ header }, index) => ({
    text: header,
    options: {
      bold: true,
      color: palette.inkSoft,
      fill: { color: palette.sunken },
      align: alignAt(index),
      border: lineUnder(palette.lineStrong, 1.5),
    } as const,
  }))
  const rows = table.rows.map((row) =>
    row.map((text, index) => ({
      text,
      options: { align: alignAt(index), bold: index === 0, border: lineUnder(palette.line, 0.75) } as const,
    })),
  )
  slide.addTable([head, ...rows], {
    x,
    y,
    w: table.widths.reduce((sum, width) => sum + width, 0),
    colW: [...table.widths],
    rowH: [...table.heights],
    fontFace: officeFont,
    fontSize: table.size,
    color: palette.ink,
    valign: 'top',
    margin: [cellMargin.y, cellMargin.x, cellMargin.y, cellMargin.x],
    objectName: t.table,
  })
}

/** The library writes an empty point for a value that is no number; order of the bars is set afterwards (finish-office.server.ts). */
export function addChart(deck: Deck, slide: DeckSlide, chart: DossierChart, box: Box): void {
  const formats = officeNumberFormats(chart)
  const isLine = chart.shape === 'line'
  const interval = wholeInterval(chart)
  const isStacked = chart.shape === 'stacked'
  const data = chart.series.map(({ name, values }) => ({
    name,
    labels: [...chart.categories],
    values: values.map((value) => value ?? Number.NaN),
  }))
  slide.addChart(isLine ? deck.ChartType.line : deck.ChartType.bar, data, {
    ...box,
    objectName: t.chart,
    altText: [t.chart, chart.sentence || chart.title].join('. '),
    lang: 'fr-FR',
    barDir: 'bar',
    barGrouping: isStacked ? 'stacked' : 'clustered',
    barGapWidthPct: 55,
    chartColors: chart.series.map((_series, index) => seriesColor(index)),
    showLegend: chart.series.length > 1,
    legendPos: 'b',
    legendFontFace: officeFont,
    legendFontSize: 12,
    legendColor: palette.ink,
    showValue: true,
    dataLabelFormatCode: formats.labels,
    dataLabelFontFace: officeFont,
    dataLabelFontSize: 12,
    dataLabelFontBold: true,
    dataLabelColor: isStacked ? palette.white : palette.ink,
    dataLabelPosition: isLine ? 't' : isStacked ? 'ctr' : 'outEnd',
    catAxisLabelFontFace: officeFont,
    catAxisLabelFontSize: chart.categories.length > 14 ? 9 : 12,
    catAxisLabelFrequency: '1',
    catAxisLabelColor: palette.ink,
    catAxisLineColor: palette.lineStrong,
    valAxisLabelFontFace: officeFont,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: palette.inkFaint,
    valAxisLabelFormatCode: formats.axis,
    ...(interval !== undefined && { valAxisMajorUnit: interval }),
    valAxisLineShow: false,
    valGridLine: { color: palette.line, size: 0.75 },
    catGridLine: { style: 'none' },
    displayBlanksAs: 'gap',
    lineSize: 2.5,
    lineDataSymbolSize: 8,
  })
}
