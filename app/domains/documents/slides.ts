/**
 * A dossier cut into slides: one idea each, tables split when they are long, nothing outside its box. Pure; inches for
 * places, points for texts. Rules: docs/rules/documents.md §14.
 */
import { chartCaption, chartTable, type DossierTable, isChartEmpty } from './chart-view.ts'
import type { Dossier, DossierBlock, DossierChart, DossierSection } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { flattenText } from './rich-slides.ts'
import { cutTable, type SlideTable } from './slide-tables.ts'
import { countLines, splitText } from './text-fit.ts'

const t = documentsLabels.dossier

/** Where the content of a slide is; under a sentence it begins lower. */
export const content = { x: 0.7, y: 1.55, width: 11.93, height: 5.25 } as const
export const textSize = 18
export const sentenceSize = 16
/** Height of the summary, on the first slide of a section. */
export const leadHeight = 0.85
const gap = 0.12
/** A text longer than this before a table or a chart has a slide of its own. */
const maxSentenceLines = 3
/** Beside a chart. */
const besideWidth = 4.4

export type SlideText = { readonly kind: 'paragraph' | 'note' | 'item'; readonly text: string }
type SlideBody =
  | { readonly kind: 'texts'; readonly texts: readonly SlideText[] }
  | { readonly kind: 'table'; readonly table: SlideTable }
  | { readonly kind: 'chart'; readonly chart: DossierChart; readonly table: SlideTable | undefined }

export type Slide = {
  readonly title: string
  /** Section and heading, above the title of the slide; empty when they are the title. */
  readonly place: string
  /** What is to be remembered, on the first slide of a section. */
  readonly lead: string | undefined
  /** A short text over the table or the chart. */
  readonly sentence: string | undefined
  /** A short note under the table. */
  readonly after: string | undefined
  readonly notes: string | undefined
  readonly body: SlideBody
}

type Draft = Pick<Slide, 'title' | 'body'> & {
  readonly heading?: string
  readonly sentence?: string
  readonly after?: string
  /** Inches left under the table. */
  readonly left?: number
}

const pointsIn = (inches: number): number => inches * 72
const lineInches = (size: number): number => (size * 1.2) / 72

/** Height of a sentence with the room under it, in inches; nothing when there is none. */
export const sentenceHeight = (sentence: string | undefined): number =>
  sentence === undefined
    ? 0
    : countLines(sentence, pointsIn(content.width), sentenceSize) * lineInches(sentenceSize) + gap

/** In inches. */
export const tableHeight = ({ heights }: SlideTable): number => heights.reduce((sum, height) => sum + height, 0)

const isShort = (text: string): boolean => countLines(text, pointsIn(content.width), sentenceSize) <= maxSentenceLines

const textHeight = ({ kind, text }: SlideText): number =>
  countLines(text, pointsIn(content.width) - (kind === 'item' ? 36 : 10), textSize) * lineInches(textSize) + gap

/** Texts in the order given, as many as a slide holds. */
function cutTexts(texts: readonly SlideText[], firstHeight: number): readonly (readonly SlideText[])[] {
  const maxLines = Math.floor(firstHeight / lineInches(textSize)) - 1
  const parts = texts.flatMap(({ kind, text }) =>
    splitText(text, pointsIn(content.width) - 36, textSize, maxLines).map((part): SlideText => ({ kind, text: part })),
  )
  const slides: SlideText[][] = [[]]
  let left = firstHeight
  for (const part of parts) {
    const height = textHeight(part)
    if (height > left && slides.at(-1)?.length !== 0) {
      slides.push([])
      left = content.height
    }
    slides.at(-1)?.push(part)
    left -= height
  }
  return slides
}

function draftTexts(title: string, texts: readonly SlideText[], room: number): readonly Draft[] {
  const parts = cutTexts(texts, room)
  return parts.map((part, index) => ({
    title: t.part(title, index + 1, parts.length),
    body: { kind: 'texts', texts: part },
  }))
}

function draftTable(table: DossierTable, room: number, sentence?: string): readonly Draft[] {
  const firstHeight = room - sentenceHeight(sentence)
  const parts = cutTable(table, content.width, content.height, firstHeight)
  return parts.map((part, index) => ({
    title: t.part(table.caption, index + 1, parts.length),
    ...(index === 0 && sentence !== undefined && { sentence }),
    body: { kind: 'table', table: part },
    left: (index === 0 ? firstHeight : content.height) - tableHeight(part),
  }))
}

/** Its numbers beside the chart when they are few; on slides of their own otherwise. */
function draftChart(chart: DossierChart, room: number): readonly Draft[] {
  const title = chartCaption(chart)
  const sentence = chart.sentence === '' ? undefined : chart.sentence
  if (isChartEmpty(chart)) {
    const texts = sentence === undefined ? [t.noValue] : [sentence, t.noValue]
    return draftTexts(
      title,
      texts.map((text) => ({ kind: 'paragraph', text })),
      room,
    )
  }
  const short = sentence !== undefined && isShort(sentence) ? sentence : undefined
  const long =
    sentence !== undefined && short === undefined
      ? draftTexts(title, [{ kind: 'paragraph', text: sentence }], room)
      : []
  const numbers = chartTable(chart)
  const beside = chart.series.length <= 3 ? cutTable(numbers, besideWidth, room - sentenceHeight(short)) : []
  const table = beside.length === 1 ? beside[0] : undefined
  return [
    ...long,
    { title, ...(short !== undefined && { sentence: short }), body: { kind: 'chart', chart, table } },
    ...(table ? [] : draftTable({ ...numbers, caption: t.numbersOf(chart.title) }, content.height)),
  ]
}

const textsOf = (block: DossierBlock): readonly SlideText[] => {
  if (block.kind === 'paragraph' || block.kind === 'note') return [{ kind: block.kind, text: block.text }]
  if (block.kind === 'table') return [{ kind: 'note', text: t.emptyTableOf(block.caption) }]
  return block.kind === 'list' ? block.items.map((text) => ({ kind: 'item', text })) : []
}

/** Slides of a section, before they know which one is first. */
function draftSection({ title, blocks }: DossierSection, firstHeight: number): readonly Draft[] {
  const drafts: Draft[] = []
  let heading = ''
  let waiting: SlideText[] = []
  const room = (): number => (drafts.length === 0 ? firstHeight : content.height)
  const add = (added: readonly Draft[]): void => {
    drafts.push(...added.map((draft) => ({ ...draft, heading })))
  }
  const flush = (): void => {
    if (waiting.length > 0) add(draftTexts(heading || title, waiting, room()))
    waiting = []
  }
  /** One short paragraph goes over the table that follows it. */
  const takeSentence = (): string | undefined => {
    const [only, ...others] = waiting
    if (only && others.length === 0 && only.kind === 'paragraph' && isShort(only.text)) {
      waiting = []
      return only.text
    }
    flush()
  }
  /** A short note goes under the table it follows, when there is room. */
  const putUnder = (text: string): boolean => {
    const last = drafts.at(-1)
    const fits = last?.left !== undefined && last.left > sentenceHeight(text) + 2 * gap
    if (!last || !fits || waiting.length > 0 || last.after !== undefined || last.heading !== heading) return false
    drafts[drafts.length - 1] = { ...last, after: text }
    return true
  }
  for (const block of blocks.flatMap((one) => (one.kind === 'rich' ? flattenText(one.content) : [one]))) {
    if (block.kind === 'note' && putUnder(block.text)) continue
    if (block.kind === 'heading') {
      flush()
      heading = block.text
    } else if (block.kind === 'table' && block.rows.length > 0) {
      const sentence = takeSentence()
      add(draftTable(block, room(), sentence))
    } else if (block.kind === 'chart') {
      flush()
      add(draftChart(block, room()))
    } else waiting.push(...textsOf(block))
  }
  flush()
  return drafts.length === 0 ? draftTexts(title, [{ kind: 'note', text: t.emptySection }], firstHeight) : drafts
}

function sectionSlides(section: DossierSection): readonly Slide[] {
  const firstHeight = content.height - (section.summary === undefined ? 0 : leadHeight + gap)
  return draftSection(section, firstHeight).map(({ title, body, heading = '', sentence, after }, index) => ({
    title,
    place: [section.title, heading].filter((place) => place !== '' && !title.startsWith(place)).join(' · '),
    lead: index === 0 ? section.summary : undefined,
    sentence,
    after,
    notes: section.summary,
    body,
  }))
}

/** A list on slides that belong to no section. */
const listSlides = (title: string, items: readonly string[]): readonly Slide[] =>
  draftTexts(
    title,
    items.map((text) => ({ kind: 'item', text })),
    content.height,
  ).map((draft) => ({ place: '', lead: undefined, sentence: undefined, after: undefined, notes: undefined, ...draft }))

/** The front slide shows so many parties; more than that have a slide of their own. */
export const maxFrontParties = 8

/** Every slide after the first one, in order; titles are never empty. @param dossier texts already clean */
export function cutIntoSlides({ parties, sections }: Dossier): readonly Slide[] {
  const hasContents = sections.length >= 3 && sections.every(({ key }) => key !== 'agenda')
  return [
    ...(parties.length > maxFrontParties
      ? listSlides(
          t.parties,
          parties.map(({ name }) => name),
        )
      : []),
    ...(hasContents
      ? listSlides(
          t.contents,
          sections.map(({ title }) => title),
        )
      : []),
    ...sections.flatMap(sectionSlides),
  ]
}
