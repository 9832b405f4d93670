/**
 * Two versions of a text as one that shows what changed: words that came and words that went carry the marks of a suggestion.
 * Pure. Rules: docs/rules/writing.md §9.
 */
import { StepMap } from '@tiptap/pm/transform'
import { ChangeSet, simplifyChanges } from 'prosemirror-changeset'
import { settle } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { readEvidenceKey } from './read-text-marks.ts'
import type { RichText, SuggestionMark } from './rich-text.ts'
import { comparisonLabels } from './talk-labels.fr.ts'
import { textSchema } from './text-schema.ts'

/** Any part of a text, whatever its type. */
type Part = {
  readonly type: string
  readonly text?: string
  readonly attrs?: unknown
  readonly content?: readonly Part[]
  readonly marks?: readonly { readonly type: string; readonly attrs?: unknown }[]
}
type Change = 'suggestedInsertion' | 'suggestedDeletion'

export type Comparison = {
  /** Both versions in one, to be shown. */
  readonly text: RichText
  /** How many words came and went. */
  readonly added: number
  readonly removed: number
}

/** Who wrote what came between both versions; what shows a comparison names them apart. */
type Authorship = Pick<SuggestionMark, 'name' | 'at'>

/** Suggestions still open count in neither version. */
export function compareTexts(before: RichText, after: RichText, { name, at }: Authorship): Comparison {
  const nobody = '00000000-0000-0000-0000-000000000000'
  const attrs: SuggestionMark = { id: 'comparison', personId: nobody, partyId: nobody, name, at }
  const content = mergeParts(settle(before).content, settle(after).content, (part, type) => markPart(part, type, attrs))
  const { text } = readRichText({ type: 'doc', content })
  const whole: Part = { type: 'doc', content }
  return { text, added: countWords(whole, 'suggestedInsertion'), removed: countWords(whole, 'suggestedDeletion') }
}

type Marking = (part: Part, change: Change) => Part

/** Words that carry the mark. */
function countWords(part: Part, change: Change): number {
  if (!part.marks?.some(({ type }) => type === change))
    return (part.content ?? []).reduce((sum, child) => sum + countWords(child, change), 0)
  return ['mention', 'fact'].includes(part.type) ? 1 : (part.text?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0)
}

const inlineTypes: readonly string[] = ['text', 'hardBreak', 'mention', 'fact']
const lineTypes: readonly string[] = ['paragraph', 'heading']

function markPart(part: Part, type: Change, attrs: SuggestionMark): Part {
  if (inlineTypes.includes(part.type)) return { ...part, marks: [...(part.marks ?? []), { type, attrs }] }
  // A card takes no mark: the words say which one came or went.
  if (part.type === 'evidenceCard') {
    const text = comparisonLabels.card(readEvidenceKey(part.attrs))
    return { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type, attrs }] }] }
  }
  return part.content ? { ...part, content: part.content.map((child) => markPart(child, type, attrs)) } : part
}

/** Siblings of both versions, in one list: alike, changed inside, gone, come. */
function mergeParts(before: readonly Part[], after: readonly Part[], mark: Marking): readonly Part[] {
  const merged: Part[] = []
  let [fromBefore, fromAfter] = [0, 0]
  const close = (toBefore: number, toAfter: number) =>
    merged.push(...mergeRun(before.slice(fromBefore, toBefore), after.slice(fromAfter, toAfter), mark))
  for (const [inBefore, inAfter] of commonParts(before.map(keyOf), after.map(keyOf))) {
    close(inBefore, inAfter)
    merged.push(...after.slice(inAfter, inAfter + 1))
    ;[fromBefore, fromAfter] = [inBefore + 1, inAfter + 1]
  }
  close(before.length, after.length)
  return merged
}

const keyOf = (part: Part): string => JSON.stringify(part)

type Pair = readonly [number, number]

/** What a longest common list may cost: beyond, only what is alike at both ends is told (texts of thousands of paragraphs). */
const largestTable = 4_000_000

/** Places of what both lists have in common: [in the first, in the second], rising. */
function commonParts(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const [middle, other] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const within = middle.length * other.length > largestTable ? [] : longestCommon(middle, other)
  return [
    ...Array.from({ length: start }, (_, place): Pair => [place, place]),
    ...within.map(([row, column]): Pair => [row + start, column + start]),
    ...Array.from({ length: end }, (_, place): Pair => [before.length - end + place, after.length - end + place]),
  ]
}

function longestCommon(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const line = lengths[row]
      if (!line) continue
      line[column] =
        before[row] === after[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
    }
  const common: Pair[] = []
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    if (before[row] === after[column]) common.push([row++, column++])
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1
    else column += 1
  }
  return common
}

/** How far a rewritten part is looked for among those that came. */
const reach = 4

/** Parts of which none is the same: each is read beside the first that resembles it, the others went or came. */
function mergeRun(before: readonly Part[], after: readonly Part[], mark: Marking): readonly Part[] {
  const merged: Part[] = []
  let rest = after
  for (const old of before) {
    const candidates = rest.slice(0, reach).map((part) => changedInside(old, part, mark))
    const place = candidates.findIndex((part) => part !== undefined)
    const changed = candidates[place]
    if (!changed) merged.push(mark(old, 'suggestedDeletion'))
    else {
      merged.push(...rest.slice(0, place).map((part) => mark(part, 'suggestedInsertion')), changed)
      rest = rest.slice(place + 1)
    }
  }
  return [...merged, ...rest.map((part) => mark(part, 'suggestedInsertion'))]
}

/** One part that shows how the old became the new; undefined when they are two different things. */
function changedInside(before: Part, after: Part, mark: Marking): Part | undefined {
  if (before.type !== after.type || keyOf({ ...before, content: [] }) !== keyOf({ ...after, content: [] })) return
  if (lineTypes.includes(before.type)) {
    const content = mergeWords(before, after, mark)
    return content && { ...after, content }
  }
  // Rows of different widths do not match.
  if (before.type === 'tableRow' && before.content?.length !== after.content?.length) return
  if (!before.content || !after.content || !sharesWords(before, after)) return
  const isRow = before.type === 'tableRow'
  const content = isRow
    ? after.content.map((cell, place) => mergeCell(before.content?.[place] ?? cell, cell, mark))
    : mergeParts(before.content, after.content, mark)
  return { ...after, content }
}

const mergeCell = (before: Part, after: Part, mark: Marking): Part => ({
  ...after,
  content: mergeParts(before.content ?? [], after.content ?? [], mark),
})

const wordsOf = (part: Part): readonly string[] => [
  ...(part.text?.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []),
  ...(part.content ?? []).flatMap(wordsOf),
]

/** A third of the words of the shorter one, at least. */
function sharesWords(before: Part, after: Part): boolean {
  const [old, now] = [new Set(wordsOf(before)), new Set(wordsOf(after))]
  const shared = [...old].filter((word) => now.has(word)).length
  return shared * 3 >= Math.min(old.size, now.size)
}

/** The words of a line that was rewritten; undefined when next to nothing of it is left. */
function mergeWords(before: Part, after: Part, mark: Marking): readonly Part[] | undefined {
  if (!sharesWords(before, after)) return
  const [old, now] = [before, after].map((line) => textSchema.nodeFromJSON({ type: 'doc', content: [line] }))
  if (!old || !now) return
  const whole = new StepMap([0, old.content.size, now.content.size])
  const changes = wholeNumbers(simplifyChanges(ChangeSet.create(old).addSteps(now, [whole], 0).changes, now), old, now)
  const words: Part[] = []
  // Positions count from the opening of the line.
  let from = 1
  for (const { fromA, toA, fromB, toB } of changes) {
    words.push(
      ...cutWords(after, from, fromB),
      ...cutWords(before, fromA, toA).map((part) => mark(part, 'suggestedDeletion')),
      ...cutWords(after, fromB, toB).map((part) => mark(part, 'suggestedInsertion')),
    )
    from = toB
  }
  return [...words, ...cutWords(after, from, now.content.size)]
}

type Line = ReturnType<typeof textSchema.nodeFromJSON>
type Span = Pick<ReturnType<typeof simplifyChanges>[number], 'fromA' | 'toA' | 'fromB' | 'toB'>

/** A number is one word: of 2026 become 2027 the whole year changes, not its last figure. What is around a change is alike in both. */
function wholeNumbers(changes: readonly Span[], old: Line, now: Line): readonly Span[] {
  const isDigit = (line: Line, place: number): boolean =>
    place >= 0 && place < line.content.size && /\d/.test(line.textBetween(place, place + 1, ' ', ' '))
  const widened: Span[] = []
  for (const { fromA, toA, fromB, toB } of changes) {
    let [before, after] = [0, 0]
    const begins = (fromA < toA && isDigit(old, fromA)) || (fromB < toB && isDigit(now, fromB))
    const ends = (fromA < toA && isDigit(old, toA - 1)) || (fromB < toB && isDigit(now, toB - 1))
    while (begins && isDigit(now, fromB - before - 1)) before += 1
    while (ends && isDigit(now, toB + after)) after += 1
    const span = { fromA: fromA - before, toA: toA + after, fromB: fromB - before, toB: toB + after }
    const last = widened.at(-1)
    if (last && span.fromB <= last.toB) widened[widened.length - 1] = { ...span, fromA: last.fromA, fromB: last.fromB }
    else widened.push(span)
  }
  return widened
}

/** Inline parts between two positions; what is no text counts for one. */
function cutWords(line: Part, from: number, to: number): readonly Part[] {
  let place = 1
  return (line.content ?? []).flatMap((part): readonly Part[] => {
    const start = place
    const size = part.text === undefined ? 1 : part.text.length
    place += size
    if (start >= to || place <= from) return []
    if (part.text === undefined) return [part]
    return [{ ...part, text: part.text.slice(Math.max(0, from - start), to - start) }]
  })
}
