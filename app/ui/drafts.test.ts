import { describe, expect, test } from 'vitest'
import { type Draft, forgetDraft, readDraft, writeDraft } from './drafts.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}
const refusing = {
  getItem: () => {
    throw new Error('private window')
  },
  setItem: () => {
    throw new Error('full')
  },
  removeItem: () => {
    throw new Error('private window')
  },
}
const draft: Draft = {
  savedAt: '2027-05-12T08:42:00.000Z',
  answers: [
    { name: 'facts', value: 'Dix-huit familles.' },
    { name: 'isWatched', value: 'on', isTicked: true },
  ],
}

describe('a draft', () => {
  test('is found again under its key, and nowhere else', () => {
    const storage = memory()
    writeDraft(storage, 'a', draft)
    expect(readDraft(storage, 'a')).toEqual(draft)
    expect(readDraft(storage, 'b')).toBeUndefined()
  })
  test('is forgotten, and leaves nothing; so is one without an answer', () => {
    const storage = memory()
    writeDraft(storage, 'a', draft)
    forgetDraft(storage, 'a')
    writeDraft(storage, 'b', draft)
    writeDraft(storage, 'b', { ...draft, answers: [] })
    expect([...storage.kept]).toEqual([])
  })
  test.each(['{', 'null', '[]', '{"savedAt":"hier","answers":[]}', '{"savedAt":"2027-05-12","answers":[{"name":1}]}'])(
    'that is not ours is not read: %s',
    (text) => {
      const storage = memory()
      storage.kept.set('brouillon:a', text)
      expect(readDraft(storage, 'a')).toBeUndefined()
    },
  )
  test('is simply not kept where the device refuses', () => {
    expect(() => writeDraft(refusing, 'a', draft)).not.toThrow()
    expect(() => forgetDraft(refusing, 'a')).not.toThrow()
    expect(readDraft(refusing, 'a')).toBeUndefined()
  })
})
