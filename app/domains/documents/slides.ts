/**
 * A dossier cut into slides: one idea each, tables split when they are long, nothing outside its box. Pure; inches for
 * places, points for texts. Rules: docs/rules/documents.md §14.
 */
import { chartCaption, chartTable, type DossierTable, isChartEmpty } from './chart-view.ts'
import { briefContents } from './contents.ts'
import type { Dossier, DossierBlock, DossierChart, DossierSection } from './dossier.ts'
import { documentsLabels } from './labels.fr.ts'
import { flattenText } from './rich-slides.ts'
import { captionedLines, chartLines, closingWords, partAsides } from './slide-asides.ts'
import { namedTexts, packGroups, type TextGroup } from './slide-groups.ts'
import {
  content,
  gap,
  isShort,
  leadHeight,
  lineInches,
  pointsIn,
  type SlideText,
  sentenceHeight,
  textHeight,
  textSize,
} from './slide-places.ts'
import { type Said, sayRest } from './slide-rest.ts'
import { cutTable, firstOfTable, type SlideTable } from './slide-tables.ts'
import { splitText } from './text-fit.ts'

const t = documentsLabels.dossier

/** Beside a chart. */
const besideWidth = 4.4
/** A chart gives way to a note under it, down to here. In inches. */
const leastChartHeight = 3.2

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
  /** A short note at the foot. */
  readonly after: string | undefined
  readonly notes: string | undefined
  readonly body: SlideBody
}

type Draft = Pick<Slide, 'title' | 'body'> & {
  readonly heading?: string
  readonly sentence?: string
  readonly after?: string
  /** Inches left at the foot; unknown where what is left out is said already. */
  readonly left?: number
  /** Rows that the slide does not show, one a line. */
  readonly details?: readonly string[]
}
/** In inches. */
export const tableHeight = ({ heights }: SlideTable): number => heights.reduce((sum, height) => sum + height, 0)

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
    left: (index === 0 ? room : content.height) - part.reduce((sum, text) => sum + textHeight(text), 0),
  }))
}

/** Alone on its slide, a group gives it its heading as a title; several are named inside. */
const draftGroups = (title: string, groups: readonly TextGroup[], room: number): readonly Draft[] =>
  packGroups(groups, room).flatMap((packed, index) => {
    const [only, ...others] = packed
    if (!only) return []
    const details = packed.flatMap((group) => group.details)
    const texts = others.length === 0 ? only.texts : packed.flatMap(namedTexts)
    const heading = others.length === 0 ? only.heading : ''
    return draftTexts(heading || title, texts, index === 0 ? room : content.height).map((draft) => ({
      ...draft,
      heading,
      ...(details.length > 0 && { details }),
    }))
  })

/** One slide of a table of details, the other rows in its notes. */
function draftFirst(table: DossierTable, room: number, sentence?: string): readonly Draft[] {
  const height = room - sentenceHeight(sentence)
  const whole = firstOfTable(table, content.width, height)
  if (whole.rows.length === table.rows.length) return draftTable(table, room, sentence)
  const shown = firstOfTable(table, content.width, height - sentenceHeight(t.othersInNotes(9)) - 2 * gap)
  const rest = table.rows.slice(shown.rows.length)
  return [
    {
      title: table.caption,
      ...(sentence !== undefined && { sentence }),
      after: t.othersInNotes(rest.length),
      details: captionedLines(table, rest),
      body: { kind: 'table', table: shown },
    },
  ]
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

/** Few numbers stand beside the chart; otherwise they go to the notes, with the longer sentences. */
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
  const numbers = chartTable(chart)
  const beside = chart.series.length <= 3 ? cutTable(numbers, besideWidth, room - sentenceHeight(short)) : []
  const table = beside.length === 1 ? beside[0] : undefined
  return [
    {
      title,
      ...(short !== undefined && { sentence: short }),
      details: [
        ...(sentence !== undefined && short === undefined ? [sentence] : []),
        ...(table || numbers.rows.length === 0
          ? []
          : [t.rowsOf(t.numbersOf(chartCaption(chart))), ...chartLines(chart)]),
      ],
      body: { kind: 'chart', chart, table },
      left: room - sentenceHeight(short) - Math.max(leastChartHeight, table ? tableHeight(table) : 0),
    },
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
  let waiting: TextGroup[] = []
  const room = (): number => (drafts.length === 0 ? firstHeight : content.height)
  const add = (added: readonly Draft[]): void => {
    drafts.push(...added.map((draft) => ({ ...draft, heading })))
  }
  const flush = (): void => {
    drafts.push(...draftGroups(title, waiting, room()))
    waiting = []
  }
  const wait = (texts: readonly SlideText[], details: readonly string[] = []): void => {
    const last = waiting.at(-1)
    if (last?.heading !== heading) waiting.push({ heading, texts, details })
    else
      waiting[waiting.length - 1] = {
        heading,
        texts: [...last.texts, ...texts],
        details: [...last.details, ...details],
      }
  }
  /** One short paragraph goes over the table that follows it. */
  const takeSentence = (): string | undefined => {
    const last = waiting.at(-1)
    const [only, ...others] = last?.texts ?? []
    const isSentence = last?.heading === heading && last.details.length === 0 && others.length === 0
    const sentence = isSentence && only?.kind === 'paragraph' && isShort(only.text) ? only.text : undefined
    if (sentence !== undefined) waiting.pop()
    flush()
    return sentence
  }
  /** What closes a part in a few words goes under the table it follows, when there is room. */
  const putUnder = (text: string): boolean => {
    const last = drafts.at(-1)
    const fits = last?.body.kind === 'table' && last.left !== undefined && last.left > sentenceHeight(text) + 2 * gap
    if (!last || !fits || waiting.length > 0 || last.after !== undefined || last.heading !== heading) return false
    drafts[drafts.length - 1] = { ...last, after: text }
    return true
  }
  const plain = blocks.flatMap((one) => (one.kind === 'rich' ? flattenText(one.content) : [one]))
  for (const [index, block] of plain.entries()) {
    const closing = closingWords(block, plain[index + 1])
    if (closing !== undefined && putUnder(closing)) continue
    if (block.kind === 'heading') heading = block.text
    else if (block.kind === 'table' && block.onSlides === 'notes' && block.rows.length > 0)
      wait([{ kind: 'note', text: t.inNotes(block.rows.length) }], captionedLines(block, block.rows))
    else if (block.kind === 'table' && block.rows.length > 0) {
      const sentence = takeSentence()
      add((block.onSlides === 'one' ? draftFirst : draftTable)(block, room(), sentence))
    } else if (block.kind === 'chart') {
      flush()
      add(draftChart(block, room()))
    } else wait(textsOf(block))
  }
  flush()
  return drafts.length === 0 ? draftTexts(title, [{ kind: 'note', text: t.emptySection }], firstHeight) : drafts
}

function sectionSlides(section: DossierSection): readonly Slide[] {
  const firstHeight = content.height - (section.summary === undefined ? 0 : leadHeight + gap)
  const { shown, asides } = partAsides(section)
  const rest: DossierBlock = { kind: 'note', text: t.restInNotes }
  const drafts = draftSection(
    { ...section, blocks: shown.length + asides.length === 0 || shown.length > 0 ? shown : [rest] },
    firstHeight,
  )
  const isCut = asides.length > 0 || drafts.some(({ details = [] }) => details.length > 0)
  const told: readonly (Draft & Said)[] =
    section.isBriefOnSlides && isCut && shown.length > 0 ? sayRest(drafts) : drafts
  return told.map(({ title, body, heading = '', sentence, after, details = [], isRestElsewhere = false }, index) => ({
    title,
    place: [section.title, heading]
      .filter((place) => place !== '' && !title.startsWith(place))
      .concat(isRestElsewhere ? t.restInNotesBriefly : [])
      .join(' · '),
    lead: index === 0 ? section.summary : undefined,
    sentence,
    after,
    notes: [section.summary ?? [], index === 0 ? asides : [], details].flat().join('\n') || undefined,
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

/** On one slide when it can be. */
function contentsSlides(sections: Dossier['sections']): readonly Slide[] {
  const whole = listSlides(
    t.contents,
    sections.map(({ title }) => title),
  )
  return whole.length === 1 ? whole : listSlides(t.contents, briefContents(sections))
}

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
    ...(hasContents ? contentsSlides(sections) : []),
    ...sections.flatMap(sectionSlides),
  ]
}
