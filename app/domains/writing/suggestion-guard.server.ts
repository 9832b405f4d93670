/**
 * Nobody proposes in another’s name, nor settles by hand what others proposed: each update is tried on a copy of the text first,
 * and what it would make someone else say is put back in the name of its author, or among plain words. Looks at what an update
 * does, not at how it is written: a mark spreads as well by words typed inside it, or by its end taken away.
 * Rules: docs/rules/writing.md §8.6.
 */
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { readMarks } from './read-text-marks.ts'
import type { SuggestionMark } from './rich-text.ts'
import { textsOf } from './suggestions.ts'
import { fragmentName } from './y-text.server.ts'

export type Proposer = Pick<SuggestionMark, 'personId' | 'name' | 'partyId'>

export type GuardedUpdate = {
  readonly update: Uint8Array
  /** Something was asked in another’s name, or settled by hand: its author is told. */
  readonly isRefused: boolean
}

const kinds = ['suggestedInsertion', 'suggestedDeletion'] as const
type Kind = (typeof kinds)[number]

/** One character under one proposal. */
type ProposedCharacter = {
  readonly id: string
  readonly text: Y.XmlText
  readonly place: number
  readonly kind: Kind
  /** Name of the mark as it is written, which a hash may follow. */
  readonly written: string
  readonly mark: SuggestionMark | undefined
  /** The same for words of one proposal, in the name of one person. */
  readonly proposal: string
  readonly character: string
}

/** Name of the marks, as updates carry it. */
const trace = Buffer.from('suggested')
const hasTrace = (update: Uint8Array): boolean =>
  Buffer.from(update.buffer, update.byteOffset, update.byteLength).includes(trace)

export type SuggestionGuard = ReturnType<typeof createSuggestionGuard>

const usual: Surroundings = { newId: randomUUID, now: () => new Date() }

/** One for each open text. A text without proposal costs nothing. */
export function createSuggestionGuard(document: Y.Doc, surroundings = usual) {
  let hasAny = false
  let copy: Y.Doc | undefined
  return {
    /** Takes note of updates from elsewhere. */
    notice(update: Uint8Array): void {
      hasAny ||= hasTrace(update)
    },
    /** @returns the part of the update to apply */
    check(update: Uint8Array, by: Proposer): GuardedUpdate {
      hasAny ||= hasTrace(update)
      if (!hasAny) return { update, isRefused: false }
      copy ??= new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(document, Y.encodeStateVector(copy)))
      return tryOn(copy, update, by, surroundings)
    },
    /** What was tried was not kept in the end. */
    forget(): void {
      copy?.destroy()
      copy = undefined
    },
  }
}

type Surroundings = { readonly newId: () => string; readonly now: () => Date }

function tryOn(copy: Y.Doc, update: Uint8Array, by: Proposer, { newId, now }: Surroundings): GuardedUpdate {
  const before = read(copy)
  const clocks = Y.decodeStateVector(Y.encodeStateVector(copy))
  Y.applyUpdate(copy, update)
  const after = read(copy)
  const own: SuggestionMark = { ...by, id: newId(), at: now().toISOString() }
  const corrections: Correction[] = []
  let isRefused = false
  for (const [proposal, words] of after.words) {
    const former = before.words.get(proposal)
    const some = after.proposed.find((one) => one.proposal === proposal)
    if (some?.mark && isBy(some.mark, by) && !before.ownersOf.get(some.mark.id)?.some((one) => one !== by.personId))
      continue
    if (former !== undefined && isWithin(words, former)) continue
    for (const one of after.proposed) {
      if (one.proposal !== proposal || before.byId.get(`${one.kind} ${one.id}`)?.proposal === proposal) continue
      // Words typed inside a proposal are plain words; a proposal made for someone else is hers who made it.
      if (former === undefined || !isNew(one.id, clocks)) isRefused = true
      const put = former === undefined ? { [one.kind]: own } : {}
      corrections.push({ ...one, format: { [one.written]: null, ...put } })
    }
  }
  for (const one of before.proposed) {
    const isTakenBack = one.kind === 'suggestedDeletion' && one.mark?.personId === by.personId
    const spot = !one.mark || isTakenBack || after.byId.has(`${one.kind} ${one.id}`) ? undefined : spotOf(one)
    if (!spot || !one.mark) continue
    isRefused = true
    corrections.push({ ...spot, format: { [one.kind]: one.mark } })
  }
  return { update: corrections.length > 0 ? Y.mergeUpdates([update, correct(copy, corrections)]) : update, isRefused }
}

type Spot = { readonly text: Y.XmlText; readonly place: number }
type Correction = Spot & { readonly format: Readonly<Record<string, SuggestionMark | null>> }

/** Writes them in the copy. @returns what that changed */
function correct(copy: Y.Doc, corrections: readonly Correction[]): Uint8Array {
  const made: Uint8Array[] = []
  const collect = (one: Uint8Array) => made.push(one)
  copy.on('update', collect)
  copy.transact(() => {
    for (const { text, place, length, format } of inStretches(corrections)) text.format(place, length, format)
  })
  copy.off('update', collect)
  return Y.mergeUpdates(made)
}

/** Neighbours corrected alike, together. */
function inStretches(corrections: readonly Correction[]): readonly (Correction & { readonly length: number })[] {
  const stretches: (Correction & { length: number })[] = []
  for (const one of corrections) {
    const last = stretches.at(-1)
    const isNext = last?.text === one.text && last.place + last.length === one.place
    if (last && isNext && JSON.stringify(last.format) === JSON.stringify(one.format)) last.length += 1
    else stretches.push({ ...one, length: 1 })
  }
  return stretches
}

const isBy = (mark: SuggestionMark, by: Proposer): boolean =>
  mark.personId === by.personId && mark.partyId === by.partyId && mark.name === by.name

const isNew = (id: string, clocks: ReadonlyMap<number, number>): boolean => {
  const [client = 0, clock = 0] = id.split(':').map(Number)
  return clock >= (clocks.get(client) ?? 0)
}

/** Whether these words are the former ones, some of them left out: a line cut in two writes its end again. */
function isWithin(words: string, former: string): boolean {
  let from = 0
  for (const character of words.split('')) {
    const at = former.indexOf(character, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** Where a character is now; undefined when it is gone. */
function spotOf({ id, text }: ProposedCharacter): Spot | undefined {
  const [client = 0, clock = 0] = id.split(':').map(Number)
  let place = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const offset = clock - item.id.clock
    if (item.id.client === client && offset >= 0 && offset < item.length) return { text, place: place + offset }
    place += item.length
  }
}

/** What is proposed in a text, character by character. */
function read(copy: Y.Doc) {
  const proposed = [...textsOf(copy.getXmlFragment(fragmentName))].flatMap(readText)
  const words = new Map<string, string>()
  const ownersOf = new Map<string, string[]>()
  for (const { proposal, character, mark } of proposed) {
    words.set(proposal, (words.get(proposal) ?? '') + character)
    if (mark) ownersOf.set(mark.id, [...new Set([...(ownersOf.get(mark.id) ?? []), mark.personId])])
  }
  const byId = new Map(proposed.map((one) => [`${one.kind} ${one.id}`, one]))
  return { proposed, words, ownersOf, byId }
}

/** As Yjs holds it; what is not proposed is passed over whole. */
function readText(text: Y.XmlText): readonly ProposedCharacter[] {
  const proposed: ProposedCharacter[] = []
  const marks = new Map<string, Omit<ProposedCharacter, 'id' | 'place' | 'character'>>()
  let place = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      const kind = kinds.find((one) => key === one || key.startsWith(`${one}--`))
      if (kind && value === null) marks.delete(key)
      else if (kind) {
        const [mark] = readMarks([{ type: kind, attrs: value }], new Set())
        const known = mark?.type === kind ? mark.attrs : undefined
        marks.set(key, { text, kind, written: key, mark: known, proposal: `${key} ${JSON.stringify(known ?? value)}` })
      }
      continue
    }
    if (!item.countable) continue
    const words = item.content instanceof Y.ContentString ? item.content.str : ''
    const { client, clock } = item.id
    for (const mark of marks.values())
      for (let index = 0; index < item.length; index += 1)
        proposed.push({
          ...mark,
          id: `${client}:${clock + index}`,
          place: place + index,
          character: words.charAt(index),
        })
    place += item.length
  }
  return proposed
}
