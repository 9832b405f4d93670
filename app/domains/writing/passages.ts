/**
 * A passage of a text: held by the Yjs document while others write around it, found again. Pure; works
 * on a Yjs document in the browser and on the server. Rules: docs/rules/writing.md §7.
 */
import * as Y from 'yjs'
import { findWords, listWords, type Passage, saySame } from './find-words.ts'

/** Both ends of a passage as Yjs holds them (relative positions). */
export type Anchor = { readonly from: Uint8Array; readonly to: Uint8Array }

/** Words of one run of the text; without a `type` they belong to a mention, which holds no position. */
type Run = {
  readonly text: string
  readonly start: number
  readonly block: number
  readonly type: Y.XmlText | undefined
}

/** Every run of the document, in the order of reading. */
export function listRuns(fragment: Y.XmlFragment): readonly Run[] {
  const runs: Run[] = []
  let start = 0
  let block = 0
  const add = (text: string, type: Y.XmlText | undefined) => {
    runs.push({ text, start, block, type })
    start += text.length
  }
  // A pile rather than calls within calls: no depth exhausts the stack.
  const pile: unknown[] = ['end', ...fragment.toArray().toReversed()]
  for (let node = pile.pop(); node !== undefined; node = pile.pop())
    if (node === 'end') block += 1
    else if (node instanceof Y.XmlText) add(wordsOf(node), node)
    else if (node instanceof Y.XmlElement && node.nodeName === 'mention') add(`@${nameOf(node)}`, undefined)
    // What is shown of a fact changes: it is quoted by its name (`listFactNames`), never by its words.
    else if (node instanceof Y.XmlElement && node.nodeName !== 'fact') {
      pile.push('end')
      for (const child of node.toArray().toReversed()) pile.push(child)
    }
  return runs
}

/** Facts that the document names. */
export function listFactNames(fragment: Y.XmlFragment): readonly string[] {
  const names: string[] = []
  const pile: unknown[] = [...fragment.toArray()]
  for (let node = pile.pop(); node !== undefined; node = pile.pop()) {
    if (!(node instanceof Y.XmlElement)) continue
    const name: unknown = node.nodeName === 'fact' ? node.getAttribute('name') : undefined
    if (typeof name === 'string') names.push(name)
    pile.push(...node.toArray())
  }
  return names
}

const wordsOf = (text: Y.XmlText): string => readDelta(text).reduce((words, { insert }) => words + insert, '')

export type DeltaPart = { readonly insert: string; readonly attributes: Readonly<Record<string, unknown>> }

/** The stretches of one Yjs text, with their marks. */
export function readDelta(text: Y.XmlText): readonly DeltaPart[] {
  const parts: readonly { readonly insert?: unknown; readonly attributes?: Record<string, unknown> }[] = text.toDelta()
  return parts.map(({ insert, attributes = {} }) => ({ insert: typeof insert === 'string' ? insert : '', attributes }))
}

function nameOf(mention: Y.XmlElement): string {
  const name: unknown = mention.getAttribute('name')
  return typeof name === 'string' ? name : ''
}

/** The words of a passage, a line a paragraph. */
export function wordsOfPassage(fragment: Y.XmlFragment, { start, end }: Passage): string {
  const lines = new Map<number, string>()
  for (const run of listRuns(fragment)) {
    const words = run.text.slice(Math.max(0, start - run.start), Math.max(0, end - run.start))
    if (words !== '') lines.set(run.block, (lines.get(run.block) ?? '') + words)
  }
  return [...lines.values()].join('\n')
}

const wholeText = (fragment: Y.XmlFragment): string => listRuns(fragment).reduce((words, { text }) => words + text, '')

/**
 * The passage that says these words, the nearest to `near`. Who reads the text does not see the words proposed to come: a
 * passage goes through them.
 * @returns undefined when the text does not say them
 */
export function findPassage(fragment: Y.XmlFragment, quote: string, near = 0): Passage | undefined {
  const found = findWords(wholeText(fragment), quote, near)
  if (found) return found
  const read = listRuns(fragment).flatMap(readCharacters)
  const passage = findWords(read.map(({ character }) => character).join(''), quote, near)
  const [first, last] = passage ? [read[passage.start], read[passage.end - 1]] : []
  return first && last ? { start: first.place, end: last.place + 1 } : undefined
}

/** Characters of a run that are not only proposed, each with its place. */
function readCharacters({ type, text, start }: Run): readonly { readonly character: string; readonly place: number }[] {
  const parts = type ? readDelta(type) : [{ insert: text, attributes: {} }]
  let place = start
  return parts.flatMap(({ insert, attributes }) => {
    const from = place
    place += insert.length
    const isProposed = Object.keys(attributes).some((name) => name.startsWith('suggestedInsertion'))
    return isProposed ? [] : insert.split('').map((character, index) => ({ character, place: from + index }))
  })
}

/** Holds a passage while others write. @returns undefined for a passage inside one mention, which has no position */
export function anchorPassage(fragment: Y.XmlFragment, { start, end }: Passage): Anchor | undefined {
  const runs = listRuns(fragment).filter((run) => run.start < end && run.start + run.text.length > start)
  const covered = runs.flatMap(({ type, start: runStart, text }) =>
    type ? [{ type, from: Math.max(0, start - runStart), to: Math.min(text.length, end - runStart) }] : [],
  )
  const first = covered.at(0)
  const last = covered.at(-1)
  if (!first || !last) return
  return {
    from: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(first.type, first.from, 0)),
    to: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(last.type, last.to, -1)),
  }
}

/** A passage as a thread stores it: its anchor, and its words at that time. */
export type HeldPassage = { readonly anchor: Anchor; readonly quote: string }

/**
 * Where anchored passages are now, in the order asked. When a paragraph was rewritten or cut, the words are looked for, and
 * taken when the text says them once.
 * @returns undefined for an orphan: the passage is no longer in the text
 */
export function resolvePassages(
  fragment: Y.XmlFragment,
  passages: readonly HeldPassage[],
): readonly (Passage | undefined)[] {
  if (passages.length === 0) return []
  const runs = listRuns(fragment)
  const whole = runs.reduce((words, { text }) => words + text, '')
  return passages.map(({ anchor, quote }) => {
    const start = placeOf(fragment, runs, anchor.from)
    const end = placeOf(fragment, runs, anchor.to)
    const anchored = start !== undefined && end !== undefined && start < end ? { start, end } : undefined
    if (anchored && saySame(whole.slice(anchored.start, anchored.end), quote)) return anchored
    const [found, other] = listWords(whole, quote)
    if (!anchored) return other ? undefined : found
    // Its paragraph was cut in two: what the anchor still holds is a part of it.
    return found && !other && found.start <= anchored.start && found.end >= anchored.end ? found : anchored
  })
}

function placeOf({ doc }: Y.XmlFragment, runs: readonly Run[], encoded: Uint8Array): number | undefined {
  if (!doc) return
  const position = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(encoded), doc)
  const run = position && runs.find(({ type }) => type === position.type)
  return run ? run.start + position.index : undefined
}
