/** People who type at once on texts, and how long the others wait to see it. One process plays them all. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { createLatencies, type Latencies } from './latencies.ts'

export type BenchPen = { readonly doc: Y.Doc; readonly isSaved: () => boolean; readonly leave: () => void }

/** One text and those who write it. */
export type BenchText = { readonly pens: readonly BenchPen[] }

export type Measured = {
  /** From a key to the screen of each other person. */
  readonly seen: Latencies
  /** From a key to « Enregistré » for its author; empty for a server that does not say it. */
  readonly saved: Latencies
  readonly typed: number
}

/** A paragraph is cut back beyond that: people correct as much as they write, and texts do not grow without end. */
const paragraphCharacters = 300
const askSavedMs = 1

/** @param everyMs between two keys of one person, in the mean */
export async function typeTogether(
  texts: readonly BenchText[],
  {
    seconds,
    everyMs,
    tellsSaved,
  }: { readonly seconds: number; readonly everyMs: number; readonly tellsSaved: boolean },
): Promise<Measured> {
  const seen = createLatencies()
  const saved = createLatencies()
  /** When each key was struck, by author then by clock of Yjs. */
  const struck = new Map<number, Map<number, number>>()
  const typed = { count: 0 }
  for (const { pens } of texts) for (const { doc } of pens) watch(doc, struck, seen)
  const until = performance.now() + seconds * 1_000
  await Promise.all(
    texts.flatMap(({ pens }) => pens.map((pen) => type(pen, { struck, saved, typed, until, everyMs, tellsSaved }))),
  )
  await wait(500)
  return { seen, saved, typed: typed.count }
}

function watch(doc: Y.Doc, struck: ReadonlyMap<number, ReadonlyMap<number, number>>, seen: Latencies): void {
  doc.on('afterTransaction', ({ local, beforeState, afterState }: Y.Transaction) => {
    if (local) return
    const now = performance.now()
    for (const [client, clock] of afterState)
      for (let one = beforeState.get(client) ?? 0; one < clock; one += 1) {
        const at = struck.get(client)?.get(one)
        if (at !== undefined) seen.add(now - at)
      }
  })
}

type Typing = {
  readonly struck: Map<number, Map<number, number>>
  readonly saved: Latencies
  readonly typed: { count: number }
  readonly until: number
  readonly everyMs: number
  readonly tellsSaved: boolean
}

async function type(pen: BenchPen, { struck, saved, typed, until, everyMs, tellsSaved }: Typing): Promise<void> {
  const { doc } = pen
  const own = new Map<number, number>()
  struck.set(doc.clientID, own)
  const words = beginParagraph(doc)
  while (performance.now() < until) {
    await wait(everyMs * (0.4 + Math.random() * 1.2))
    if (words.length > paragraphCharacters) words.delete(0, paragraphCharacters / 2)
    const clock = Y.getState(doc.store, doc.clientID)
    const at = performance.now()
    own.set(clock, at)
    // What everyone has seen for long is forgotten.
    own.delete(clock - 200)
    words.insert(words.length, String.fromCharCode(97 + Math.floor(Math.random() * 26)))
    typed.count += 1
    if (!tellsSaved) continue
    while (!pen.isSaved() && performance.now() < until + 2_000) await wait(askSavedMs)
    saved.add(performance.now() - at)
  }
}

function beginParagraph(doc: Y.Doc): Y.XmlText {
  const words = new Y.XmlText()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment('default').push([paragraph])
    paragraph.insert(0, [words])
  })
  return words
}
