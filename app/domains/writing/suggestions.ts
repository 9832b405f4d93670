/**
 * Suggestions of a text: listed from what it says, accepted or refused in its Yjs document, word by word, so that what others
 * write meanwhile stays. Pure. Rules: docs/rules/writing.md §8.
 */
import * as Y from 'yjs'
import { readDelta } from './passages.ts'
import { wordsOf } from './plain-text.ts'
import { readMarks } from './read-text-marks.ts'
import type { RichText, SuggestionMark } from './rich-text.ts'
import { linesOf } from './text-lines.ts'

/** What one person proposes at one place: words to add, words to take out, or both. */
export type Suggestion = SuggestionMark & {
  readonly added: string
  readonly taken: string
  /** Words just before it, to find it again. */
  readonly after: string
}

export type Verdict = 'accepted' | 'refused'

export type SuggestionRefusal = 'own-party-suggestion' | 'own-suggestion'

type Settler = {
  readonly partyId: string
  readonly personId: string
  /** The text is one party's own words: nobody else writes it. */
  readonly isOfOneParty: boolean
}

/**
 * A proposal is accepted by another party than the one that made it; in a text of one party alone, by someone else of that
 * party. Whoever writes the text may refuse it, its author too, who takes it back.
 */
export function refusalToDecide(
  suggestion: Pick<SuggestionMark, 'partyId' | 'personId'>,
  { partyId, personId, isOfOneParty }: Settler,
  verdict: Verdict,
): SuggestionRefusal | undefined {
  if (verdict === 'refused') return undefined
  if (isOfOneParty) return suggestion.personId === personId ? 'own-suggestion' : undefined
  return suggestion.partyId === partyId ? 'own-party-suggestion' : undefined
}

const wordsBefore = 40

/** In the order of the text. */
export function listSuggestions(text: RichText): readonly Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const line of text.content.flatMap(linesOf)) {
    let before = ''
    for (const inline of line) {
      const words = wordsOf([inline])
      for (const mark of inline.marks ?? []) {
        if (mark.type !== 'suggestedInsertion' && mark.type !== 'suggestedDeletion') continue
        const { id, personId, name, partyId, at } = mark.attrs
        const known = found.get(id) ?? { id, personId, name, partyId, at, added: '', taken: '', after: before }
        found.set(
          id,
          mark.type === 'suggestedInsertion'
            ? { ...known, added: known.added + words }
            : { ...known, taken: known.taken + words },
        )
      }
      before = (before + words).slice(-wordsBefore)
    }
  }
  return [...found.values()]
}

/** Suggestions of `from` that are not in `to`: restoring `to` would lose them. */
export function listLostSuggestions(from: RichText, to: RichText): readonly Suggestion[] {
  const remaining = new Set(listSuggestions(to).map(({ id }) => id))
  return listSuggestions(from).filter(({ id }) => !remaining.has(id))
}

/**
 * Writes verdicts in the document: accepted words stay, words accepted to go are gone, and the reverse; a line left empty goes
 * with them. Suggestions it does not hold are left aside.
 */
export function decideSuggestions(fragment: Y.XmlFragment, suggestionIds: ReadonlySet<string>, verdict: Verdict): void {
  const texts = [...textsOf(fragment)]
  for (const text of texts) if (decideIn(text, suggestionIds, verdict)) removeIfEmpty(text)
}

/** Its runs of characters, in the order of the text. */
export function* textsOf(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const one of parent.createTreeWalker((child) => child instanceof Y.XmlText))
    if (one instanceof Y.XmlText) yield one
}

/** @returns whether words went */
function decideIn(text: Y.XmlText, suggestionIds: ReadonlySet<string>, verdict: Verdict): boolean {
  let hasRemoved = false
  let place = 0
  for (const { insert, attributes } of readDelta(text)) {
    const decided = (['suggestedInsertion', 'suggestedDeletion'] as const).filter((type) => {
      const [mark] = readMarks([{ type, attrs: attributes[type] }], new Set())
      return mark?.type === type && suggestionIds.has(mark.attrs.id)
    })
    const goes = decided.some((type) => (type === 'suggestedInsertion') === (verdict === 'refused'))
    if (goes) {
      text.delete(place, insert.length)
      hasRemoved = true
      continue
    }
    for (const type of decided) text.format(place, insert.length, { [type]: null })
    place += insert.length
  }
  return hasRemoved
}

const cells: readonly string[] = ['tableCell', 'tableHeader']

/**
 * Takes out the line of this text when no word is left in it, with the item or the list that held nothing else. A cell, the
 * first line of an item that goes on, and the text itself keep theirs: the schema asks for one.
 */
function removeIfEmpty(text: Y.XmlText): void {
  const line = text.parent
  const isEmpty = (child: unknown) => child instanceof Y.XmlText && child.length === 0
  if (!(line instanceof Y.XmlElement) || !line.toArray().every(isEmpty)) return
  let gone: Y.XmlElement = line
  while (gone.parent instanceof Y.XmlElement && gone.parent.length === 1 && !cells.includes(gone.parent.nodeName))
    gone = gone.parent
  const { parent } = gone
  if (!(parent instanceof Y.XmlFragment) || parent.length === 1) return
  const place = parent.toArray().indexOf(gone)
  const isFirstOfItem = parent instanceof Y.XmlElement && parent.nodeName === 'listItem' && place === 0
  if (!isFirstOfItem) parent.delete(place, 1)
}
