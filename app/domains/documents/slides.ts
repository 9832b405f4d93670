/**
 * A dossier cut into slides: one idea each, tables split when they are long, nothing outside its box. Pure; inches for
 * places, points for texts. Rules: docs/rules/documents.md §14.
 */
import { chartTable, type DossierTable, isChartEmpty } from './chart-view.ts'
import type { Dossier, DossierBlock, DossierChart, DossierSection } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { cutTable, type SlideTable } from './slide-tables.ts'
import { countLines, splitText } from './text-fit.ts'

const t = documentsLabels.dossier

/** 16:9, as PowerPoint makes them. */
export const slideWidth = 13.333
export const slideHeight = 7.5
/** Where the content of a slide is; under a summary it begins lower. */
export const content = { x: 0.7, y: 1.75, width: 11.93, height: 4.95 } as const
export const leadHeight = 0.8
export const textSize = 18

export type SlideText = { readonly kind: 'paragraph' | 'note' | 'item'; readonly text: string }
type SlideBody =
  | { readonly kind: 'texts'; readonly texts: readonly SlideText[] }
  | { readonly kind: 'table'; readonly table: SlideTable }
  | { readonly kind: 'chart'; readonly chart: DossierChart; readonly table: SlideTable | undefined }
  | { readonly kind: 'contents'; readonly titles: readonly string[] }

export type Slide = {
  readonly title: string
  /** Title of the section, above the title of the slide; absent when it is the same. */
  readonly section: string | undefined
  /** What is to be remembered, on the first slide of a section. */
  readonly lead: string | undefined
  readonly notes: string | undefined
  readonly body: SlideBody
}

type Draft = { readonly title: string; readonly body: SlideBody }

const pointsIn = (inches: number): number => inches * 72
const paragraphGap = 8
const lineHeight = (size: number): number => size * 1.2

const textHeight = ({ kind, text }: SlideText): number =>
  countLines(text, pointsIn(content.width) - (kind === 'item' ? 36 : 20), textSize) * lineHeight(textSize) +
  paragraphGap

/** Texts in the order given, as many as a slide holds; the first slide of a section has less room. */
function cutTexts(texts: readonly SlideText[], firstHeight: number): readonly (readonly SlideText[])[] {
  const full = pointsIn(content.height)
  const maxLines = Math.floor(firstHeight / lineHeight(textSize)) - 1
  const parts = texts.flatMap(({ kind, text }) =>
    splitText(text, pointsIn(content.width) - 36, textSize, maxLines).map((part): SlideText => ({ kind, text: part })),
  )
  const slides: SlideText[][] = [[]]
  let left = firstHeight
  for (const part of parts) {
    const height = textHeight(part)
    if (height > left && slides.at(-1)?.length !== 0) {
      slides.push([])
      left = full
    }
    slides.at(-1)?.push(part)
    left -= height
  }
  return slides
}

/** Beside the chart when it is small; on slides of its own otherwise. */
function chartDrafts(chart: DossierChart, height: number): readonly Draft[] {
  const numbers = chartTable(chart)
  if (isChartEmpty(chart)) return [{ title: chart.title, body: textsBody([chart.sentence || t.noValue, t.noValue]) }]
  const beside = chart.series.length <= 3 ? cutTable(numbers, 4.4, height - 0.9) : []
  const [only] = beside
  if (beside.length === 1 && only) return [{ title: chart.title, body: { kind: 'chart', chart, table: only } }]
  return [
    { title: chart.title, body: { kind: 'chart', chart, table: undefined } },
    ...tableDrafts({ ...numbers, caption: t.numbersOf(chart.title) }, content.height),
  ]
}

const textsBody = (texts: readonly string[]): SlideBody => ({
  kind: 'texts',
  texts: [...new Set(texts)].map((text) => ({ kind: 'paragraph', text })),
})

function tableDrafts(table: DossierTable, firstHeight: number): readonly Draft[] {
  if (table.rows.length === 0) return [{ title: table.caption, body: textsBody([t.emptyTable]) }]
  const parts = cutTable(table, content.width, content.height, firstHeight)
  return parts.map((part, index) => ({
    title: t.part(table.caption, index + 1, parts.length),
    body: { kind: 'table', table: part },
  }))
}

const textsOf = (block: DossierBlock): readonly SlideText[] => {
  if (block.kind === 'paragraph' || block.kind === 'note') return [{ kind: block.kind, text: block.text }]
  return block.kind === 'list' ? block.items.map((text) => ({ kind: 'item', text })) : []
}

/** Slides of a section, before they know which one is first. */
function draftSection({ title, blocks }: DossierSection, firstHeight: number): readonly Draft[] {
  const drafts: Draft[] = []
  let heading = title
  let waiting: SlideText[] = []
  const room = (): number => (drafts.length === 0 ? firstHeight : content.height)
  const flush = (): void => {
    if (waiting.length === 0) return
    const parts = cutTexts(waiting, pointsIn(room()))
    parts.forEach((texts, index) => {
      drafts.push({ title: t.part(heading, index + 1, parts.length), body: { kind: 'texts', texts } })
    })
    waiting = []
  }
  for (const block of blocks) {
    if (block.kind === 'heading') {
      flush()
      heading = block.text
    } else if (block.kind === 'table') {
      flush()
      drafts.push(...tableDrafts(block, room()))
    } else if (block.kind === 'chart') {
      flush()
      drafts.push(...chartDrafts(block, room()))
    } else waiting.push(...textsOf(block))
  }
  flush()
  return drafts.length === 0 ? [{ title: heading, body: textsBody([t.emptySection]) }] : drafts
}

function sectionSlides(section: DossierSection): readonly Slide[] {
  const firstHeight = content.height - (section.summary === undefined ? 0 : leadHeight)
  return draftSection(section, firstHeight).map(({ title, body }, index) => ({
    title,
    section: title === section.title ? undefined : section.title,
    lead: index === 0 ? section.summary : undefined,
    notes: section.summary,
    body,
  }))
}

const contentsPerSlide = 10

/** The list of sections, unless the dossier has its own agenda or is short. */
function contentsSlides({ sections }: Dossier): readonly Slide[] {
  if (sections.length < 3 || sections.some(({ key }) => key === 'agenda')) return []
  const titles = sections.map(({ title }) => title)
  const count = Math.ceil(titles.length / contentsPerSlide)
  return Array.from({ length: count }, (_none, index) => ({
    title: t.part(t.contents, index + 1, count),
    section: undefined,
    lead: undefined,
    notes: undefined,
    body: { kind: 'contents', titles: titles.slice(index * contentsPerSlide, (index + 1) * contentsPerSlide) },
  }))
}

/** Every slide after the first one, in order; titles are never empty. @param dossier texts already clean */
export const cutIntoSlides = (dossier: Dossier): readonly Slide[] => [
  ...contentsSlides(dossier),
  ...dossier.sections.flatMap(sectionSlides),
]
