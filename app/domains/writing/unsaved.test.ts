/**
 * Every order in which a text, the copies of a device and the confirmations may come: in the end everything is sent, nothing is said
 * late, no copy is left. The server's side is counted as the provider counts it.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { CopyOf, LocalCopy } from './local-copies.ts'
import { factsAtFirst, lateAfterMs, type SavingFacts, savingStateOf } from './saving.ts'
import { createUnsaved } from './unsaved.ts'

const copyOf: CopyOf = { personId: 'p', ctgId: 'c', subjectType: 'theme', subjectId: 's', field: 'text' }
const wordsOf = (doc: Y.Doc): string => doc.getText('words').toString()
const writeAtEnd = (doc: Y.Doc, words: string): void => doc.getText('words').insert(wordsOf(doc).length, words)

/** The text as the server has it, and what a tab closed before the server answered left on the device. */
function givenCopy(isKnown: boolean) {
  const server = new Y.Doc()
  writeAtEnd(server, 'Avant. ')
  const tab = new Y.Doc()
  Y.applyUpdate(tab, Y.encodeStateAsUpdate(server))
  const base = Y.encodeStateVector(tab)
  writeAtEnd(tab, 'Gardé. ')
  const copy: LocalCopy = { ...copyOf, tabId: 'closed', savedAt: 0, update: Y.encodeStateAsUpdate(tab, base) }
  // The words went through just before the tab closed: only the confirmation was lost.
  if (isKnown) Y.applyUpdate(server, Y.encodeStateAsUpdate(tab))
  return { server, copy }
}

/** A text opened again, its provider counted: one confirmation is owed for the handshake and one for each update. */
function openAgain({ server, copy }: ReturnType<typeof givenCopy>) {
  const doc = new Y.Doc()
  const provider = { name: 'provider' }
  const state = { facts: factsAtFirst, onDevice: new Set(['closed']), owed: 1, isSynced: false }
  const unsent: Uint8Array[] = []
  const learn = (news: Partial<SavingFacts>) => {
    state.facts = { ...state.facts, ...news }
  }
  const unsaved = createUnsaved(doc, copyOf, {
    learn,
    keepCopy: ({ tabId }) => void state.onDevice.add(tabId),
    forgetCopy: ({ tabId }) => void state.onDevice.delete(tabId),
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    state.owed += 1
    unsent.push(update)
    unsaved.setThere(update)
  })
  const confirm = () => {
    if (state.owed === 0) return
    const update = unsent.shift()
    if (update) Y.applyUpdate(server, update)
    state.owed -= 1
    if (state.owed === 0) unsaved.setSaved()
  }
  return {
    ...{ server, doc, state, unsaved },
    acts: {
      /** The text comes; the copies are taken up once it is there. */
      text: () => {
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), provider)
        learn({ hasText: true })
        state.isSynced = true
      },
      copies: () => unsaved.recover([copy]),
      confirm,
      type: () => writeAtEnd(doc, 'Tapé. '),
      wait: () => void vi.advanceTimersByTime(lateAfterMs + 1),
    },
    confirmAll: () => {
      while (state.owed > 0) confirm()
    },
  }
}

type Act = keyof ReturnType<typeof openAgain>['acts']

function ordersOf(acts: readonly Act[]): readonly (readonly Act[])[] {
  if (acts.length === 0) return [[]]
  return acts.flatMap((act, at) => ordersOf(acts.toSpliced(at, 1)).map((order) => [act, ...order]))
}

/** One takes up, and types, over the text of the server. */
const orders = ordersOf(['text', 'copies', 'confirm', 'type', 'wait', 'confirm']).filter(
  (order) => order.indexOf('text') < Math.min(order.indexOf('copies'), order.indexOf('type'), order.indexOf('confirm')),
)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe.each([
  ['that the server did not have', false],
  ['whose words the server had already', true],
] as const)('a copy of the device %s', (_title, isKnown) => {
  test('is on the server in the end, said « Enregistré » and forgotten, whatever comes first', () => {
    expect(orders.length).toBeGreaterThan(50)
    for (const order of orders) {
      const text = openAgain(givenCopy(isKnown))
      for (const act of order) text.acts[act]()
      text.confirmAll()
      vi.advanceTimersByTime(10 * lateAfterMs)
      expect({
        order,
        said: savingStateOf(text.state.facts),
        there: text.unsaved.isThere(),
        left: [...text.state.onDevice],
        same: wordsOf(text.server) === wordsOf(text.doc),
      }).toEqual({ order, said: 'saved', there: false, left: [], same: true })
      expect(wordsOf(text.server)).toMatch(/^Avant\. (Gardé\. Tapé\. |Tapé\. Gardé\. )$/)
    }
  })
})

test.each([
  ['after the confirmation', ['text', 'confirm', 'copies']],
  ['before it', ['text', 'copies', 'confirm']],
] as const)(
  'a copy that goes on from a text that is no longer there, taken up %s, stays on the device, and nothing is said late',
  (_when, order) => {
    const given = givenCopy(false)
    const text = openAgain({ ...given, server: new Y.Doc() })
    for (const act of order) act === 'confirm' ? text.confirmAll() : text.acts[act]()
    vi.advanceTimersByTime(10 * lateAfterMs)
    expect(savingStateOf(text.state.facts)).toBe('saved')
    expect([...text.state.onDevice]).toEqual(['closed'])
  },
)
