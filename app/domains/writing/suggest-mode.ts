/**
 * The « Suggérer » mode of the editor: what one types is proposed, what one deletes is proposed to go. Works on transactions,
 * before they are applied. Pure. Rules: docs/rules/writing.md §8.1.
 */
import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Mapping, ReplaceStep } from '@tiptap/pm/transform'
import type { SuggestionMark } from './rich-text.ts'

export type Suggester = Pick<SuggestionMark, 'personId' | 'name' | 'partyId'>

/** The generator of ids and the clock, as arguments for the sake of tests. */
type Surroundings = { readonly newId: () => string; readonly now: () => Date }

type Proposed =
  /** `isFlat`: the lines, lists or formatting pasted became words of one line. */
  | { readonly kind: 'proposed'; readonly transaction: Transaction; readonly isFlat: boolean }
  /** Only words are proposed: formatting, lists, tables, cards are not. */
  | { readonly kind: 'words-only' }

/** @param transaction a change typed by the person herself, not an update received from others */
export function proposeInstead(
  state: EditorState,
  transaction: Transaction,
  by: Suggester,
  surroundings: Surroundings,
): Proposed {
  const proposed = state.tr
  for (const [index, step] of transaction.steps.entries()) {
    if (!(step instanceof ReplaceStep)) return { kind: 'words-only' }
    // From the document this step was made on, back to the first one, then to the one being proposed.
    const back = new Mapping(transaction.mapping.maps.slice(0, index)).invert()
    const place = (position: number) => proposed.mapping.map(back.map(position))
    const [from, to] = [place(step.from), place(step.to)]
    if (isLineOf(proposed.doc, from, to, step.slice)) proposed.step(new ReplaceStep(from, to, step.slice))
    else if (!proposeReplacement(proposed, { from, to, slice: step.slice }, by, surroundings))
      return { kind: 'words-only' }
  }
  placeCaret(state, transaction, proposed)
  for (const name of ['paste', 'uiEvent', 'addToHistory'])
    if (transaction.getMeta(name) !== undefined) proposed.setMeta(name, transaction.getMeta(name))
  const isFlat = transaction.steps.some((step) => step instanceof ReplaceStep && isManyLines(step.slice.content))
  return { kind: 'proposed', transaction: proposed.scrollIntoView(), isFlat }
}

/** Words of several lines, or of something else than a paragraph. */
function isManyLines(content: Fragment): boolean {
  const holders = new Set<string>()
  let count = 0
  content.descendants((node) => {
    if (!node.isBlock) return
    holders.add(node.type.name)
    if (node.isTextblock) count += 1
  })
  return wordsIn(content) !== '' && (count > 1 || [...holders].some((name) => name !== 'paragraph'))
}

/** A new line after a line, or an empty line that goes: no word comes or goes with it. */
function isLineOf(doc: Node, from: number, to: number, slice: Slice): boolean {
  if (wordsIn(slice.content) !== '' || !hasLinesOnly(slice.content)) return false
  const [start, end] = [doc.resolve(from), doc.resolve(to)]
  if (from === to && slice.size > 0) return start.parentOffset === start.parent.content.size
  const isJoin = slice.size === 0 && start.parent !== end.parent && doc.textBetween(from, to) === ''
  return isJoin && (start.parent.content.size === 0 || end.parent.content.size === 0)
}

const lines: readonly string[] = ['paragraph', 'heading', 'listItem']

/** Neither table, nor quote, nor list that begins: those would be written under cover of a proposal. */
function hasLinesOnly(content: Fragment): boolean {
  let isLines = true
  content.descendants(({ type }) => {
    if (!lines.includes(type.name)) isLines = false
  })
  return isLines
}

const wordsIn = (content: Fragment): string => content.textBetween(0, content.size)

/** Something that is no words: a figure, a mention, a break inside a line. */
function hasObject(content: Fragment): boolean {
  let found = false
  content.descendants((node) => {
    if (node.isLeaf && !node.isText) found = true
  })
  return found
}

type Replacement = { readonly from: number; readonly to: number; readonly slice: Slice }

/** @returns false when it is about more than words */
function proposeReplacement(
  proposed: Transaction,
  { from, to, slice }: Replacement,
  by: Suggester,
  surroundings: Surroundings,
): boolean {
  if (hasObject(slice.content) || hasObject(proposed.doc.slice(from, to).content)) return false
  // A line cut in two, or two lines made one.
  if (wordsIn(slice.content) === '' && proposed.doc.textBetween(from, to) === '') return false
  const attrs = nearSuggestion(proposed.doc, from, to, by) ?? {
    ...by,
    id: surroundings.newId(),
    at: surroundings.now().toISOString(),
  }
  const { suggestedInsertion, suggestedDeletion } = proposed.doc.type.schema.marks
  if (!suggestedInsertion || !suggestedDeletion) return false
  const end = proposeDeletion(proposed, from, to, suggestedDeletion.create(attrs), by)
  const words = wordsOf(slice.content, suggestedInsertion.create(attrs))
  if (words.size > 0) proposed.replace(end, end, new Slice(words, 0, 0))
  return true
}

/** Her own suggestion that this one continues: one more letter is not one more suggestion. */
function nearSuggestion(doc: Node, from: number, to: number, by: Suggester): SuggestionMark | undefined {
  const around = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter, doc.resolve(from).nodeAfter]
  return around.flatMap((node) => node?.marks.flatMap((mark) => ownSuggestion(mark, by) ?? []) ?? [])[0]
}

function ownSuggestion({ type, attrs }: Mark, by: Suggester): SuggestionMark | undefined {
  if (type.name !== 'suggestedInsertion' && type.name !== 'suggestedDeletion') return
  if (attrs.personId !== by.personId || attrs.partyId !== by.partyId) return
  return { ...by, id: String(attrs.id), name: String(attrs.name), at: String(attrs.at) }
}

/** What she proposed herself goes for good; the rest is proposed to go. @returns where the range ends now */
function proposeDeletion(proposed: Transaction, from: number, to: number, mark: Mark, by: Suggester): number {
  const stretches: { from: number; to: number; isOwn: boolean }[] = []
  proposed.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return
    const isOwn = node.marks.some((one) => one.type.name === 'suggestedInsertion' && ownSuggestion(one, by))
    const isProposed = node.marks.some(({ type }) => type === mark.type)
    const [start, end] = [Math.max(from, position), Math.min(to, position + node.nodeSize)]
    if (isOwn || !isProposed) stretches.push({ from: start, to: end, isOwn })
  })
  const before = proposed.mapping.maps.length
  // From last to first, so that earlier positions stay valid.
  for (const stretch of stretches.toReversed()) {
    if (stretch.isOwn) proposed.delete(stretch.from, stretch.to)
    else proposed.addMark(stretch.from, stretch.to, mark)
  }
  return proposed.mapping.slice(before).map(to)
}

/** Words of a slice with their own marks, proposed; a space between its paragraphs. */
function wordsOf(content: Fragment, mark: Mark): Fragment {
  const words: Node[] = []
  let line: Node | undefined
  content.nodesBetween(0, content.size, (node, _position, parent) => {
    if (!node.isText) return
    const isNewLine = words.length > 0 && parent !== line
    line = parent ?? undefined
    const otherMarks = node.marks.filter(({ type }) => !type.name.startsWith('suggested'))
    const { schema } = node.type
    const text = `${isNewLine ? ' ' : ''}${node.text ?? ''}`
    words.push(schema.text(text, mark.addToSet(otherMarks)))
  })
  return Fragment.fromArray(words)
}

/** Where typing would have left it: after what was typed, before what was deleted backwards, after what was deleted forwards. */
function placeCaret(state: EditorState, transaction: Transaction, proposed: Transaction): void {
  const [step] = transaction.steps
  if (!(step instanceof ReplaceStep) || transaction.steps.length > 1) return
  const isInsertion = step.slice.size > 0
  const isForwards = state.selection.empty && state.selection.from === step.from
  const position = isInsertion || isForwards ? proposed.mapping.map(step.to, 1) : proposed.mapping.map(step.from, -1)
  proposed.setSelection(TextSelection.near(proposed.doc.resolve(position), isInsertion ? -1 : 1))
}
