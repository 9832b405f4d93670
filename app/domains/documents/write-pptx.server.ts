/** A dossier as slides to project and to rework: titles in their placeholders, native charts, editable tables. Runs in a worker (office-worker.server.ts). */
import type { Dossier, DossierParty } from './dossier.ts'
import { datedWords, partyInitials } from './dossier-texts.ts'
import { documentsLabels } from './labels.fr.ts'
import type { Logo } from './logo.ts'
import { officeFont, palette, partyColors } from './palette.ts'
import { fitPicture } from './picture.ts'
import { type Deck, type DeckSlide, layouts, makeDeck } from './pptx-layouts.server.ts'
import { addChart, addTable, addTexts } from './pptx-parts.server.ts'
import { content, leadHeight, sentenceHeight, sentenceSize } from './slide-places.ts'
import { cutIntoSlides, maxFrontParties, type Slide } from './slides.ts'
import { boldRatio, fittingSize } from './text-fit.ts'

const t = documentsLabels.dossier

/** Points of a line over the whole slide, and of a line of a title, whose letters are bold. */
const lineWidth = 850
const boldWidth = lineWidth / boldRatio

/** The size is that of the words: the library forgets the one given to a placeholder. */
const addTitle = (slide: DeckSlide, text: string, fontSize: number): unknown =>
  slide.addText([{ text, options: { fontSize } }], { placeholder: 'title', objectName: t.title })

type Cell = { readonly x: number; readonly y: number; readonly w: number }

function addPartyMark(slide: DeckSlide, { name, kind }: DossierParty, logo: Logo | undefined, { x, y }: Cell): number {
  if (logo) {
    const size = fitPicture(logo.size, { width: 1.1, height: 0.6 })
    const data = `${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}`
    slide.addImage({ data, x, y, w: size.width, h: size.height, altText: t.logoOf(name), objectName: t.logo })
    return size.width
  }
  const { strong, soft } = partyColors[kind]
  slide.addText(partyInitials(name), {
    shape: 'ellipse',
    x,
    y,
    w: 0.6,
    h: 0.6,
    fill: { color: soft },
    line: { color: strong, width: 1.25 },
    align: 'center',
    valign: 'middle',
    margin: 0,
    fontFace: officeFont,
    fontSize: 16,
    bold: true,
    color: strong,
  })
  return 0.6
}

function addParty(slide: DeckSlide, party: DossierParty, logo: Logo | undefined, cell: Cell): void {
  const { x, y, w } = cell
  slide.addShape('rect', { x, y, w, h: 0.04, fill: { color: partyColors[party.kind].strong }, objectName: t.rule })
  const mark = addPartyMark(slide, party, logo, { ...cell, y: y + 0.13 })
  const width = w - mark - 0.12
  slide.addText(party.name, {
    x: x + mark + 0.12,
    y: y + 0.1,
    w: width,
    h: 0.66,
    margin: 0,
    valign: 'middle',
    fontFace: officeFont,
    bold: true,
    color: palette.ink,
    fontSize: fittingSize(party.name, { width: (width * 72) / boldRatio, lines: 3 }, [12, 11, 10, 9, 8, 7]),
  })
}

function addParties(slide: DeckSlide, parties: readonly DossierParty[], logos: readonly (Logo | undefined)[]): void {
  const perRow = parties.length > 4 ? 4 : Math.max(2, parties.length)
  const width = 11.5 / perRow
  for (const [index, party] of parties.slice(0, maxFrontParties).entries()) {
    const y = (parties.length > 4 ? 4.95 : 5.4) + 0.95 * Math.floor(index / perRow)
    addParty(slide, party, logos[index], { x: 0.9 + width * (index % perRow), y, w: width - 0.3 })
  }
}

function addFront(deck: Deck, dossier: Dossier, logos: readonly (Logo | undefined)[]): void {
  const slide = deck.addSlide({ masterName: layouts.front })
  // On one line if it can be read from afar, on two otherwise.
  const width = 828 / boldRatio
  const oneLine = fittingSize(dossier.title, { width, lines: 1 }, [40, 36, 32, 0])
  const titleSize = oneLine || fittingSize(dossier.title, { width, lines: 2 }, [36, 32, 28, 24, 20, 16, 12])
  addTitle(slide, dossier.title, titleSize)
  const line = { x: 0.9, w: 11.5, margin: 0, fontFace: officeFont } as const
  slide.addText(dossier.subtitle, {
    ...line,
    y: 2.1,
    h: 0.55,
    valign: 'bottom',
    color: palette.inkSoft,
    fontSize: fittingSize(dossier.subtitle, { width: 820, lines: 1 }, [20, 18, 16, 14, 12, 10]),
  })
  const front = dossier.front.join('\n')
  if (front !== '')
    slide.addText(front, {
      ...line,
      y: 4.1,
      h: 0.8,
      valign: 'top',
      color: palette.accent,
      bold: true,
      fontSize: fittingSize(front, { width: 820 / boldRatio, lines: 2 }, [18, 16, 14, 12, 10, 9, 8, 7]),
    })
  addParties(slide, dossier.parties, logos)
  const made = datedWords(dossier)
  slide.addText(made, { ...line, y: 6.95, h: 0.3, valign: 'middle', fontSize: 12, color: palette.inkSoft })
}

function addSentence(slide: DeckSlide, sentence: string | undefined, y: number): void {
  if (sentence === undefined) return
  slide.addText(sentence, {
    x: content.x,
    y,
    w: content.width,
    h: sentenceHeight(sentence) - 0.1,
    margin: 0,
    valign: 'top',
    fontFace: officeFont,
    color: palette.inkSoft,
    fontSize: sentenceSize,
  })
}

/** What is over the body: the summary of the section, then a short text. @returns where the body begins */
function addSentences(slide: DeckSlide, { lead, sentence }: Slide): number {
  let { y } = content
  if (lead !== undefined) {
    slide.addText(lead, {
      x: content.x,
      y,
      w: content.width,
      h: leadHeight,
      margin: [10, 10, 4, 4],
      valign: 'middle',
      fontFace: officeFont,
      bold: true,
      color: palette.accent,
      fill: { color: palette.accentSoft },
      fontSize: fittingSize(lead, { width: (lineWidth - 24) / boldRatio, lines: 2 }, [18, 16, 14, 12, 11, 10, 9, 8]),
    })
    y += leadHeight + 0.12
  }
  addSentence(slide, sentence, y)
  return y + sentenceHeight(sentence)
}

function addBody(deck: Deck, slide: DeckSlide, { body, after }: Slide, y: number): void {
  const foot = sentenceHeight(after)
  const h = content.y + content.height - foot - y
  if (body.kind === 'texts') addTexts(slide, body.texts, y, h)
  if (body.kind === 'table') addTable(slide, body.table, { x: content.x, y })
  if (body.kind === 'chart') {
    const tableWidth = body.table?.widths.reduce((sum, width) => sum + width, 0.3) ?? 0
    const w = content.width - tableWidth
    addChart(deck, slide, body.chart, { x: content.x, y, w, h })
    if (body.table) addTable(slide, body.table, { x: content.x + w + 0.3, y })
  }
  // At the foot: a table that another program draws taller does not come under it.
  addSentence(slide, after, content.y + content.height - foot)
}

function addContent(deck: Deck, planned: Slide): void {
  const slide = deck.addSlide({ masterName: layouts.content })
  const sizes = [26, 24, 22, 20, 18, 16, 14, 12]
  const titleSize = fittingSize(planned.title, { width: boldWidth, lines: 2 }, sizes)
  addTitle(slide, planned.title, titleSize)
  if (planned.place !== '')
    slide.addText(planned.place, {
      x: content.x,
      y: 0.36,
      w: content.width,
      h: 0.3,
      margin: 0,
      valign: 'middle',
      fontFace: officeFont,
      bold: true,
      color: palette.accent,
      fontSize: fittingSize(planned.place, { width: boldWidth, lines: 1 }, [13, 12, 11, 10, 9, 8, 7]),
    })
  addBody(deck, slide, planned, addSentences(slide, planned))
  if (planned.notes !== undefined) slide.addNotes(planned.notes)
}

/** The captions of the tables in the order of the slides: each table carries its own as its alternative text. */
export const pptxTableCaptions = (dossier: Dossier): readonly string[] =>
  cutIntoSlides(dossier).flatMap(({ body }) =>
    body.kind === 'texts' || body.table === undefined ? [] : [body.table.caption],
  )

/** @param dossier texts already clean; @param logos in the order of the parties */
export async function writePptx(dossier: Dossier, logos: readonly (Logo | undefined)[]): Promise<Uint8Array> {
  const deck = makeDeck(dossier)
  addFront(deck, dossier, logos)
  for (const planned of cutIntoSlides(dossier)) addContent(deck, planned)
  const bytes = await deck.write({ outputType: 'uint8array' })
  if (!(bytes instanceof Uint8Array)) throw new Error('pptx: no bytes')
  return bytes
}
