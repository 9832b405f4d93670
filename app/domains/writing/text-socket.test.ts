/** Words typed before, during and after cuts, with the real provider and the real server: « Enregistré » only once all are there. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { createRandom, type Random } from '#test/seeded-choices.ts'
import type { CopyOf } from './local-copies.ts'
import { factsAtFirst, type SavingFacts, savingStateOf } from './saving.ts'
import { sitDownOverWire } from './text-socket.fixture.ts'
import { createUnsaved } from './unsaved.ts'

const copyOf: CopyOf = { personId: 'p', ctgId: 'c', subjectType: 'theme', subjectId: 's', field: 'text' }
const wordsOf = (doc: Y.Doc | undefined): string => doc?.getText('words').toString() ?? ''

/** What an editor is told, as `live-text.tsx` joins the provider to what is unsaved. */
async function openEditor() {
  const wire = await sitDownOverWire()
  onTestFinished(() => wire.leave())
  const { doc, provider } = wire
  const state = { facts: factsAtFirst, typed: 0 }
  const learn = (news: Partial<SavingFacts>) => {
    state.facts = { ...state.facts, ...news }
  }
  const unsaved = createUnsaved(doc, copyOf, { learn, keepCopy: () => undefined, forgetCopy: () => undefined })
  provider.on('unsyncedChanges', ({ number }: { readonly number: number }) => {
    if (number === 0) unsaved.setSaved()
  })
  provider.on('synced', () => learn({ hasText: true }))
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== provider) unsaved.setThere(update)
  })
  const words = doc.getText('words')
  const acts = {
    join: wire.join,
    cut: wire.cut,
    up: wire.up,
    down: wire.down,
    type: () => {
      state.typed += 1
      words.insert(words.length, `mot${state.typed} `)
    },
    erase: () => {
      if (words.length > 0) words.delete(0, 1)
    },
  }
  return {
    ...{ acts, wire },
    said: () => savingStateOf(state.facts),
    /** What is said must be true: what the editor shows is what the server has. */
    check(played: readonly string[]): void {
      if (savingStateOf(state.facts) === 'saved')
        expect({ played, kept: wordsOf(wire.kept()) }).toEqual({ played, kept: wordsOf(doc) })
    },
    /** All that waits is let through. A busy machine answers some turns late: two seconds are left to what must come. */
    async drain(): Promise<void> {
      await wire.join()
      const until = Date.now() + 2_000
      do {
        do await wire.settle()
        while (wire.up() || wire.down())
      } while (savingStateOf(state.facts) !== 'saved' && Date.now() < until)
      unsaved.stop()
    },
    both: () => [wordsOf(wire.kept()), wordsOf(doc)] as const,
  }
}

type Act = keyof Awaited<ReturnType<typeof openEditor>>['acts']
/** The server is heard sooner than it hears: what it says of one update comes while the next is on its way. */
const often: readonly [Act, ...Act[]] = [
  'up',
  'up',
  'up',
  'down',
  'down',
  'down',
  'down',
  'down',
  'down',
  'type',
  'erase',
  'cut',
]
/** A cut, what is typed meanwhile, the connection again; then anything. */
const cutThenAnything = ({ between, oneOf }: Random): readonly Act[] => [
  ...(['cut', ...Array.from({ length: between(0, 4) }, () => oneOf(['type', 'erase'])), 'join'] as const),
  ...Array.from({ length: between(5, 30) }, () => oneOf(often)),
]

async function play(acts: readonly Act[]) {
  const editor = await openEditor()
  await editor.drain()
  const played: Act[] = []
  for (const act of acts) {
    await editor.acts[act]()
    await editor.wire.settle()
    played.push(act)
    editor.check(played)
  }
  return editor
}

describe('« Enregistré » after a cut', () => {
  test('waits for all that was typed without the network', async () => {
    const { drain, said, both } = await play([
      ...(['cut', 'type', 'type', 'erase', 'type', 'join', 'up', 'up', 'up', 'down', 'down', 'down', 'down'] as const),
      ...(['up', 'down', 'up', 'down', 'type', 'up', 'down'] as const),
    ])
    await drain()
    expect([said(), ...new Set(both())]).toEqual(['saved', 'ot1 mot2 mot3 mot4 '])
  })

  test('is true at each moment, and comes in the end, whatever the order of words, messages and cuts', async () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = createRandom(seed)
      const { drain, said, both } = await play([...cutThenAnything(random), ...cutThenAnything(random)])
      await drain()
      const [kept, shown] = both()
      expect({ seed, said: said(), kept }).toEqual({ seed, said: 'saved', kept: shown })
    }
  })
})
