/** A dossier as slides to project and to rework: titles in their placeholders, native charts, editable tables. Runs in a worker (office-worker.server.ts). */
import { createRequire } from 'node:module'
import { formatDay, formatInitials } from '#app/kernel/format.ts'
import { officeFont } from './docx-styles.ts'
import type { Dossier, DossierChart, DossierParty } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import type { Logo } from './logo.ts'
import { palette, partyColors, seriesColor } from './palette.ts'
import { fitPicture } from './picture.ts'
import type { SlideTable } from './slide-tables.ts'
import {
  content,
  cutIntoSlides,
  leadHeight,
  type Slide,
  type SlideText,
  slideHeight,
  slideWidth,
  textSize,
} from './slides.ts'
import { fittingSize } from './text-fit.ts'

const t = documentsLabels.dossier

/** The package's types describe its CommonJS file, and Node's `import` takes the other one: it is required, as its types say. */
const PptxGenJS: typeof import('pptxgenjs').default = createRequire(import.meta.url)('pptxgenjs')
type Deck = InstanceType<typeof PptxGenJS>
type DeckSlide = ReturnType<Deck['addSlide']>
type Border = { readonly type: 'none' | 'solid'; readonly color?: string; readonly pt?: number }

/** Names of the layouts, as PowerPoint lists them. */
const layouts = { front: 'Page de garde', content: 'Contenu' } as const

const footerY = 7.02
/** Points of the box of a title, on at most two lines. */
const titleBox = { width: 840, lines: 2 }

function defineLayouts(deck: Deck, { subtitle, isDemo }: Dossier): void {
  const ribbon = { fill: { color: palette.warnSoft }, color: palette.warnStrong, fontFace: officeFont, fontSize: 10 }
  const ribbonText = {
    text: {
      text: documentsLabels.demoRibbon,
      options: {
        x: 0,
        y: 0,
        w: slideWidth,
        h: 0.28,
        align: 'center' as const,
        valign: 'middle' as const,
        margin: 0,
        ...ribbon,
      },
    },
  }
  deck.defineSlideMaster({
    title: layouts.front,
    background: { color: palette.paper },
    objects: [
      { rect: { x: 0, y: slideHeight - 0.22, w: slideWidth / 2, h: 0.22, fill: { color: partyColors.caf.strong } } },
      {
        rect: {
          x: slideWidth / 2,
          y: slideHeight - 0.22,
          w: slideWidth / 2,
          h: 0.22,
          fill: { color: partyColors.authority.strong },
        },
      },
      ...(isDemo ? [ribbonText] : []),
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: 0.9,
            y: 1.35,
            w: 11.5,
            h: 1.6,
            align: 'left',
            valign: 'top',
            margin: 0,
            fontFace: officeFont,
            fontSize: 44,
            bold: true,
            color: palette.ink,
          },
          text: '',
        },
      },
    ],
  })
  deck.defineSlideMaster({
    title: layouts.content,
    background: { color: palette.white },
    objects: [
      { rect: { x: content.x, y: footerY - 0.06, w: content.width, h: 0.01, fill: { color: palette.line } } },
      {
        text: {
          text: subtitle,
          options: {
            x: content.x,
            y: footerY,
            w: 10,
            h: 0.3,
            margin: 0,
            fontFace: officeFont,
            fontSize: 10,
            color: palette.inkFaint,
            valign: 'middle',
          },
        },
      },
      ...(isDemo ? [ribbonText] : []),
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: content.x,
            y: 0.72,
            w: content.width,
            h: 0.92,
            align: 'left',
            valign: 'top',
            margin: 0,
            fontFace: officeFont,
            fontSize: 28,
            bold: true,
            color: palette.ink,
          },
          text: '',
        },
      },
    ],
    slideNumber: {
      x: 11.63,
      y: footerY,
      w: 1,
      h: 0.3,
      align: 'right',
      fontFace: officeFont,
      fontSize: 10,
      color: palette.inkFaint,
    },
  })
}

/** The title, smaller when it is long: on two lines at most. */
function addTitle(slide: DeckSlide, title: string, sizes: readonly number[]): void {
  slide.addText(title, { placeholder: 'title', fontSize: fittingSize(title, titleBox, sizes) })
}

function addParty(
  slide: DeckSlide,
  party: DossierParty,
  logo: Logo | undefined,
  box: { x: number; y: number; w: number },
): void {
  const { strong, soft } = partyColors[party.kind]
  slide.addShape('rect', {
    x: box.x,
    y: box.y,
    w: box.w,
    h: 0.04,
    fill: { color: strong },
    objectName: `Filet ${party.name}`,
  })
  if (logo) {
    const size = fitPicture(logo.size, { width: Math.min(box.w, 2), height: 0.7 })
    const data = `${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}`
    slide.addImage({ data, x: box.x, y: box.y + 0.14, w: size.width, h: size.height, altText: t.logoOf(party.name) })
  } else {
    slide.addText(formatInitials(party.name), {
      shape: 'ellipse',
      x: box.x,
      y: box.y + 0.14,
      w: 0.7,
      h: 0.7,
      fill: { color: soft },
      line: { color: strong, width: 1.25 },
      align: 'center',
      valign: 'middle',
      margin: 0,
      fontFace: officeFont,
      fontSize: 18,
      bold: true,
      color: strong,
    })
  }
  slide.addText(party.name, {
    x: box.x,
    y: box.y + 0.9,
    w: box.w,
    h: 0.6,
    margin: 0,
    valign: 'top',
    fontFace: officeFont,
    bold: true,
    color: palette.ink,
    fontSize: fittingSize(party.name, { width: box.w * 70, lines: 2 }, [14, 12, 11, 10, 9]),
  })
}

function addFront(deck: Deck, dossier: Dossier, logos: readonly (Logo | undefined)[]): void {
  const slide = deck.addSlide({ masterName: layouts.front })
  addTitle(slide, dossier.title, [44, 38, 32, 28, 24, 20, 16])
  const under = { x: 0.9, w: 11.5, margin: 0, fontFace: officeFont, valign: 'top' as const }
  slide.addText(dossier.subtitle, {
    ...under,
    y: 0.7,
    h: 0.55,
    color: palette.inkSoft,
    fontSize: fittingSize(dossier.subtitle, { width: 820, lines: 1 }, [20, 18, 16, 14, 12, 10]),
  })
  const front = dossier.front.join('\n')
  if (front !== '')
    slide.addText(front, {
      ...under,
      y: 3,
      h: 1,
      color: palette.accent,
      bold: true,
      fontSize: fittingSize(front, { width: 820, lines: 3 }, [18, 16, 14, 12, 10, 9]),
    })
  const perRow = Math.min(6, Math.max(3, Math.ceil(dossier.parties.length / 2)))
  const width = 11.5 / perRow
  dossier.parties.slice(0, perRow * 2).forEach((party, index) => {
    const [x, y] = [
      0.9 + width * (index % perRow),
      (dossier.parties.length > perRow ? 3.75 : 4.55) + 1.5 * Math.floor(index / perRow),
    ]
    addParty(slide, party, logos[index], { x, y, w: width - 0.25 })
  })
  slide.addText(t.dataOf(formatDay(dossier.madeOn)), {
    ...under,
    y: 6.75,
    h: 0.35,
    fontSize: 12,
    color: palette.inkSoft,
  })
}

function addTexts(slide: DeckSlide, texts: readonly SlideText[], y: number, height: number): void {
  const runs = texts.map(({ kind, text }) => ({
    text,
    options: {
      breakLine: true,
      ...(kind === 'item' && { bullet: { characterCode: '2013', indent: 18 } }),
      ...(kind === 'note' ? { color: palette.inkSoft, italic: true } : { color: palette.ink }),
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

function addTable(slide: DeckSlide, table: SlideTable, x: number, y: number): void {
  const none = { type: 'none' as const }
  const under = (color: string, pt: number): [Border, Border, Border, Border] => [
    none,
    none,
    { type: 'solid', color, pt },
    none,
  ]
  const alignAt = (index: number): 'left' | 'right' => (table.columns[index]?.align === 'end' ? 'right' : 'left')
  const head = table.columns.map(({ header }, index) => ({
    text: header,
    options: {
      bold: true,
      color: palette.inkFaint,
      fill: { color: palette.sunken },
      align: alignAt(index),
      border: under(palette.lineStrong, 1.5),
    },
  }))
  const rows = table.rows.map((row) =>
    row.map((text, index) => ({
      text,
      options: { align: alignAt(index), bold: index === 0, border: under(palette.line, 0.75) },
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
    margin: [4, 5, 4, 5],
    objectName: 'Tableau',
  })
}

function addChart(deck: Deck, slide: DeckSlide, chart: DossierChart, box: { y: number; w: number; h: number }): void {
  const format = chart.unit === '%' ? '0.##"\u00a0%"' : '#,##0.##'
  const isStacked = chart.shape === 'stacked'
  const font = { fontFace: officeFont }
  const data = chart.series.map(({ name, values }) => ({
    name,
    labels: [...chart.categories],
    values: values.map((value) => value ?? Number.NaN),
  }))
  slide.addChart(chart.shape === 'line' ? deck.ChartType.line : deck.ChartType.bar, data, {
    x: content.x,
    y: box.y,
    w: box.w,
    h: box.h,
    objectName: 'Graphique',
    altText: [t.chart, chart.sentence || chart.title].join('. '),
    lang: 'fr-FR',
    barDir: 'bar',
    barGrouping: isStacked ? 'stacked' : 'clustered',
    barGapWidthPct: 55,
    catAxisOrientation: 'minMax',
    chartColors: chart.series.map((_series, index) => seriesColor(index)),
    showLegend: chart.series.length > 1,
    legendPos: 'b',
    legendFontFace: font.fontFace,
    legendFontSize: 12,
    legendColor: palette.ink,
    showValue: true,
    dataLabelFormatCode: format,
    dataLabelFontFace: font.fontFace,
    dataLabelFontSize: 12,
    dataLabelFontBold: true,
    dataLabelColor: isStacked ? palette.white : palette.ink,
    dataLabelPosition: chart.shape === 'line' ? 't' : isStacked ? 'ctr' : 'outEnd',
    catAxisLabelFontFace: font.fontFace,
    catAxisLabelFontSize: 12,
    catAxisLabelColor: palette.ink,
    catAxisLineColor: palette.lineStrong,
    valAxisLabelFontFace: font.fontFace,
    valAxisLabelFontSize: 10,
    valAxisLabelColor: palette.inkFaint,
    valAxisLabelFormatCode: format,
    valAxisLineShow: false,
    valGridLine: { color: palette.line, size: 0.75 },
    catGridLine: { style: 'none' },
    displayBlanksAs: 'gap',
    lineSize: 2.5,
    lineDataSymbolSize: 8,
  })
}

function addBody(deck: Deck, slide: DeckSlide, { body, lead }: Slide): void {
  const y = content.y + (lead === undefined ? 0 : leadHeight)
  const height = content.height - (lead === undefined ? 0 : leadHeight)
  if (body.kind === 'texts') addTexts(slide, body.texts, y, height)
  if (body.kind === 'table') addTable(slide, body.table, content.x, y)
  if (body.kind === 'contents')
    addTexts(
      slide,
      body.titles.map((text) => ({ kind: 'item', text })),
      y,
      height,
    )
  if (body.kind === 'chart') {
    const width = body.table ? content.width - 4.7 : content.width
    const sentenceHeight = body.chart.sentence === '' ? 0 : 0.8
    if (body.chart.sentence !== '')
      slide.addText(body.chart.sentence, {
        x: content.x,
        y,
        w: content.width,
        h: 0.7,
        margin: 0,
        valign: 'top',
        fontFace: officeFont,
        color: palette.inkSoft,
        fontSize: fittingSize(body.chart.sentence, { width: content.width * 70, lines: 2 }, [16, 14, 12, 11, 10]),
      })
    addChart(deck, slide, body.chart, { y: y + sentenceHeight, w: width, h: height - sentenceHeight })
    if (body.table) addTable(slide, body.table, content.x + width + 0.3, y + sentenceHeight)
  }
}

function addContent(deck: Deck, planned: Slide): void {
  const slide = deck.addSlide({ masterName: layouts.content })
  addTitle(slide, planned.title, [28, 24, 22, 20, 18, 16, 14, 12])
  if (planned.section !== undefined)
    slide.addText(planned.section, {
      x: content.x,
      y: 0.38,
      w: content.width,
      h: 0.3,
      margin: 0,
      valign: 'top',
      fontFace: officeFont,
      bold: true,
      color: palette.accent,
      fontSize: fittingSize(planned.section, { width: titleBox.width, lines: 1 }, [13, 12, 11, 10, 9, 8]),
    })
  if (planned.lead !== undefined)
    slide.addText(planned.lead, {
      x: content.x,
      y: content.y - 0.05,
      w: content.width,
      h: leadHeight - 0.1,
      margin: [8, 8, 4, 4],
      valign: 'middle',
      fontFace: officeFont,
      bold: true,
      color: palette.accent,
      fill: { color: palette.accentSoft },
      fontSize: fittingSize(planned.lead, { width: 820, lines: 2 }, [18, 16, 14, 12, 11, 10, 9]),
    })
  addBody(deck, slide, planned)
  if (planned.notes !== undefined) slide.addNotes(planned.notes)
}

/** @param dossier texts already clean; @param logos in the order of the parties */
export async function writePptx(dossier: Dossier, logos: readonly (Logo | undefined)[]): Promise<Uint8Array> {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = dossier.title
  deck.subject = dossier.subtitle
  deck.author = dossier.subtitle
  deck.company = dossier.subtitle
  deck.theme = { headFontFace: officeFont, bodyFontFace: officeFont }
  defineLayouts(deck, dossier)
  addFront(deck, dossier, logos)
  for (const planned of cutIntoSlides(dossier)) addContent(deck, planned)
  const bytes = await deck.write({ outputType: 'uint8array' })
  if (!(bytes instanceof Uint8Array)) throw new Error('pptx: no bytes')
  return bytes
}
