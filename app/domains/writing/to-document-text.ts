/**
 * A text as it is read on a page and printed: proposed words out, titles without a skipped level, tables whole, figures in
 * words. Pure. Rules: docs/rules/writing.md §4.
 */
import type {
  DocumentText,
  EvidenceFigure,
  GridCell,
  RichBlock,
  Run,
  TitleLevel,
} from '#app/domains/documents/document-text.ts'
import { makeGrid } from '#app/domains/documents/grid.ts'
import { atStart } from '#app/kernel/format.ts'
import { type EvidenceFigures, evidenceName } from './evidence-keys.ts'
import { type Facts, type FactWords, factLabels, gapWords, sentenceOf } from './facts.ts'
import { markEnds, markPassages, type ThreadPassage } from './mark-passages.ts'
import { richTextOf, settle } from './plain-text.ts'
import type { EvidenceKey, RichText, TextBlock, TextCell, TextInline, TextListItem } from './rich-text.ts'
import { richTextLabels as t } from './rich-text-labels.fr.ts'
import { readTypedLists } from './typed-lists.ts'

/** Nothing that typography or a font could change: accents and apostrophes are encoded. */
function asciiLink(href: string): string {
  const whole = href.startsWith('/') ? encodeURI(decodeURI(href)) : new URL(href).href
  return whole.replaceAll("'", '%27')
}

function safeLink(href: string): string | undefined {
  try {
    return asciiLink(href)
  } catch {
    return undefined
  }
}

/** At the beginning of a line, a fact begins a sentence; where facts are not known, it is named. */
function wordsIn(inline: TextInline, facts: Facts | undefined, isFirst: boolean): string {
  if (inline.type === 'text') return inline.text
  if (inline.type === 'hardBreak') return '\n'
  if (inline.type === 'mention') return `@${inline.attrs.name}`
  if (!facts) return `[${factLabels[inline.attrs.name]}]`
  const fact = facts[inline.attrs.name]
  if (!fact) return gapWords(inline.attrs.name)
  return isFirst ? atStart(sentenceOf(fact)) : sentenceOf(fact)
}

function readRun(inline: TextInline, facts: Facts | undefined, isFirst: boolean): Run {
  const text = wordsIn(inline, facts, isFirst)
  const run: { -readonly [key in keyof Run]: Run[key] } = { text }
  if (inline.type === 'fact') run.fact = factLabels[inline.attrs.name]
  if (inline.threads) run.threads = inline.threads
  if (inline.endOf) run.endOf = inline.endOf
  for (const mark of inline.marks ?? []) {
    if (mark.type === 'link') {
      const href = safeLink(mark.attrs.href)
      if (href !== undefined) run.href = href
    } else if (mark.type === 'suggestedInsertion') run.change = 'added'
    else if (mark.type === 'suggestedDeletion') run.change = 'removed'
    else run[mark.type] = true
  }
  return inline.type === 'mention' ? { ...run, bold: true, mention: true } : run
}

const isAlike = (one: Run, other: Run): boolean =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  one.underline === other.underline &&
  one.strike === other.strike &&
  one.mention === other.mention &&
  one.fact === other.fact &&
  one.href === other.href &&
  one.change === other.change &&
  one.threads?.join() === other.threads?.join() &&
  !one.endOf

/** Words alike are joined; no run is empty, and lines are not broken at the ends. */
function readRuns(content: readonly TextInline[] = [], facts?: Facts): readonly Run[] {
  const runs: Run[] = []
  for (const run of content.map((inline, place) => readRun(inline, facts, place === 0))) {
    const last = runs.at(-1)
    if (last && isAlike(last, run)) runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
  const [first] = runs
  if (first) runs[0] = { ...first, text: first.text.trimStart() }
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() }
  return runs.filter(({ text }) => text !== '')
}

/** Card of a figure whose indicator or territory no longer exists. */
const unknownFigure = ({ indicatorId, territoryCode, year }: EvidenceKey): EvidenceFigure => ({
  title: t.unknownFigure,
  value: t.notCollected,
  isMissing: true,
  territory: territoryCode,
  year,
  source: '',
  note: indicatorId,
  newer: null,
})

const isSaying = (block: RichBlock): boolean => {
  if (block.kind === 'words' || block.kind === 'title') return block.runs.length > 0
  if (block.kind === 'items') return block.items.length > 0
  return block.kind !== 'quote' || block.blocks.length > 0
}

/** The fact that stands alone on its line, when it is no sentence; undefined for any other line. */
function factAlone(content: readonly TextInline[] = [], facts?: Facts) {
  const [only, ...others] = content.filter((inline) => inline.type !== 'text' || inline.text.trim() !== '')
  if (only?.type !== 'fact' || others.length > 0) return
  const words = facts?.[only.attrs.name]
  return words && words.kind !== 'words' ? { fact: only, words } : undefined
}

type FactInline = Extract<TextInline, { readonly type: 'fact' }>

/** The sign of its comments stands after its first line. */
const factLine = (text: string, { attrs, threads, endOf }: FactInline, isFirst = false): RichBlock => ({
  kind: 'words',
  runs: [{ text, fact: factLabels[attrs.name], ...(threads && { threads }), ...(isFirst && endOf && { endOf }) }],
})

/** Lines as a list, a table as a table. */
function factBlocks(named: FactInline, fact: Exclude<FactWords, { readonly kind: 'words' }>): readonly RichBlock[] {
  if (fact.kind === 'lines') {
    const below = (lines: readonly string[] = []): readonly RichBlock[] =>
      lines.length === 0 ? [] : [{ kind: 'items', start: null, items: lines.map((line) => [factLine(line, named)]) }]
    const items = fact.lines.map((line, place) => [factLine(line.words, named, place === 0), ...below(line.below)])
    return [{ kind: 'items', start: null, items }]
  }
  const cell = (text: string, isHead: boolean, isFirst = false): GridCell => ({
    ...{ isHead, align: 'start', colspan: 1, rowspan: 1 },
    blocks: text === '' ? [] : [factLine(text, named, isFirst)],
  })
  const grid = makeGrid([
    fact.heads.map((head, place) => cell(head, true, place === 0)),
    ...fact.rows.map((row) => row.map((text, column) => cell(text, column === 0))),
  ])
  return grid ? [grid] : []
}

/** What fills the places of a text. */
type Fillings = { readonly figures: EvidenceFigures; readonly facts?: Facts | undefined }

/** Reads blocks; `titleOf` gives a title its level, or undefined where a title is only words in bold. */
function readBlocks(
  blocks: readonly TextBlock[],
  fillings: Fillings,
  titleOf?: (level: number) => TitleLevel,
): readonly RichBlock[] {
  const { figures, facts } = fillings
  const below = (inside: readonly TextBlock[]): readonly RichBlock[] => readBlocks(inside, fillings)
  const readOne = (block: TextBlock): readonly RichBlock[] => {
    switch (block.type) {
      case 'paragraph': {
        const alone = factAlone(block.content, facts)
        return alone ? factBlocks(alone.fact, alone.words) : [{ kind: 'words', runs: readRuns(block.content, facts) }]
      }
      case 'heading': {
        const runs = readRuns(block.content, facts)
        if (runs.length === 0) return []
        if (!titleOf) return [{ kind: 'words', runs: runs.map((run) => ({ ...run, bold: true })) }]
        return [{ kind: 'title', level: titleOf(block.attrs.level), runs }]
      }
      case 'bulletList':
      case 'orderedList': {
        const items = block.content.map(({ content }: TextListItem) => below(content)).filter((item) => item.length > 0)
        return [{ kind: 'items', start: block.type === 'orderedList' ? block.attrs.start : null, items }]
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: below(block.content) }]
      case 'evidenceCard':
        return [{ kind: 'evidence', figure: figures[evidenceName(block.attrs)] ?? unknownFigure(block.attrs) }]
      case 'table': {
        const grid = makeGrid(block.content.map(({ content }) => content.map((cell) => readCell(cell, below))))
        return grid ? [grid] : []
      }
    }
  }
  return readTypedLists(blocks.flatMap(readOne).filter(isSaying))
}

const alignOf = { left: 'start', center: 'center', right: 'end' } as const

const readCell = (
  { type, attrs, content }: TextCell,
  below: (blocks: readonly TextBlock[]) => readonly RichBlock[],
): GridCell => ({
  isHead: type === 'tableHeader',
  align: alignOf[attrs.align ?? 'left'],
  colspan: attrs.colspan,
  rowspan: attrs.rowspan,
  blocks: below(content),
})

/** A title is one level under the nearest one above it that is larger: 2, 3, 1 is read 1, 2, 1. */
function levelTitles(): (level: number) => TitleLevel {
  let above: number[] = []
  return (level) => {
    above = [...above.filter((one) => one < level), level]
    return above.length === 1 ? 1 : above.length === 2 ? 2 : 3
  }
}

/**
 * @param passages those that open threads are about, for a page that shows them
 * @param facts of the CTG: one that is not there is a gap in view; without them, each is only named
 * @returns nothing for an empty text
 */
export const toDocumentText = (
  text: RichText,
  figures: EvidenceFigures,
  { passages = [], facts }: { readonly passages?: readonly ThreadPassage[]; readonly facts?: Facts | undefined } = {},
): DocumentText & readonly RichBlock[] =>
  readBlocks(markEnds(settle(markPassages(text, passages))).content, { figures, facts }, levelTitles())

/** Plain words as they are read, each fact they name being only named: a template. */
export const plainToDocumentText = (words: string): DocumentText => toDocumentText(richTextOf(words), {})

/** The same with what is proposed, or what changed: words to add and to take out are told apart. For pages. */
export const toChangedText = (text: RichText, figures: EvidenceFigures): DocumentText & readonly RichBlock[] =>
  readBlocks(text.content, { figures }, levelTitles())
