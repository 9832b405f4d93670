import { describe, expect, test, vi } from 'vitest'
import { wordsIn } from './draft-words.ts'
import {
  type Draft,
  forgetDraft,
  forgetDraftsOf,
  listDrafts,
  listDraftsOf,
  onDevice,
  pageOf,
  placeOf,
  readDraft,
  sweepDrafts,
  windowKey,
  writeDraft,
} from './drafts.ts'
import { mayKeep } from './typed-answers.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}
const refuse = () => {
  throw new Error('private window')
}
const refusing = {
  get length() {
    return refuse()
  },
  ...{ key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse },
}
const now = new Date('2027-05-14T08:42:00Z')
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
    expect(readDraft(storage, 'a', now)).toEqual(draft)
    expect(readDraft(storage, 'b', now)).toBeUndefined()
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
      expect(readDraft(storage, 'a', now)).toBeUndefined()
    },
  )
  test('is of when its words were typed: the same ones kept again, sent again by themselves, are not newer', () => {
    const storage = memory()
    writeDraft(storage, 'a', draft)
    writeDraft(storage, 'a', { ...draft, savedAt: '2027-05-13T03:00:00.000Z', sentAs: 'number' })
    expect(readDraft(storage, 'a', now)).toEqual({ ...draft, sentAs: 'number' })
    const typed = { ...draft, savedAt: '2027-05-13T08:00:00.000Z', answers: [{ name: 'facts', value: 'Vingt.' }] }
    writeDraft(storage, 'a', typed)
    expect(readDraft(storage, 'a', now)).toEqual(typed)
  })
  test('is not kept where the device refuses, which is known; what it kept before stays', () => {
    expect(writeDraft(refusing, 'a', draft)).toBe(false)
    const full = { ...memory(), setItem: refuse }
    full.kept.set('brouillon:a', JSON.stringify(draft))
    expect(writeDraft(full, 'a', { ...draft, answers: [{ name: 'facts', value: 'Vingt.' }] })).toBe(false)
    expect(readDraft(full, 'a', now)).toEqual(draft)
    expect(writeDraft(memory(), 'a', draft)).toBe(true)
    expect(() => forgetDraft(refusing, 'a')).not.toThrow()
    expect(() => sweepDrafts(refusing, now)).not.toThrow()
    expect(readDraft(refusing, 'a', now)).toBeUndefined()
    expect(listDrafts(refusing, 'a', now)).toEqual([])
  })
  test('has a device that keeps nothing where the very name of its storage throws', () => {
    vi.stubGlobal('localStorage', undefined)
    Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
    expect(listDrafts(onDevice(), 'a', now)).toEqual([])
    expect(writeDraft(onDevice(), 'a', draft)).toBe(false)
    vi.unstubAllGlobals()
  })
  test('is kept seven days, then goes with the next visit, whoever wrote it; what is not ours stays', () => {
    const storage = memory()
    const place = placeOf('claire', '/ctg/1/plan', 'intent=write')
    writeDraft(storage, `${place}one`, draft)
    storage.kept.set('theme', 'dark')
    const weekLater = new Date('2027-05-19T08:41:59Z')
    sweepDrafts(storage, weekLater)
    expect(listDrafts(storage, place, weekLater)).toHaveLength(1)
    const dayAfter = new Date('2027-05-19T08:42:01Z')
    expect(listDrafts(storage, place, dayAfter)).toEqual([])
    sweepDrafts(storage, dayAfter)
    expect([...storage.kept.keys()]).toEqual(['theme'])
  })
})

describe('a place', () => {
  const write = (storage: ReturnType<typeof memory>, person: string | undefined, path: string, what: string) =>
    writeDraft(storage, `${placeOf(person, path, what)}x`, draft)

  test('is of one person, one CTG and one form', () => {
    const storage = memory()
    write(storage, 'claire', '/ctg/1/plan', 'intent=a')
    const others = [
      placeOf('antoine', '/ctg/1/plan', 'intent=a'),
      placeOf('claire', '/ctg/2/plan', 'intent=a'),
      placeOf('claire', '/ctg/1/plan', 'intent=b'),
      placeOf(undefined, '/ctg/1/plan', 'intent=a'),
    ]
    for (const other of others) expect(listDrafts(storage, other, now)).toEqual([])
    expect(listDrafts(storage, placeOf('claire', '/ctg/1/plan', 'intent=a'), now)).toHaveLength(1)
  })
  test('has the drafts of several windows, the last written first', () => {
    const storage = memory()
    const place = placeOf('claire', '/ctg/1', 'intent=a')
    writeDraft(storage, `${place}1`, draft)
    writeDraft(storage, `${place}2`, { ...draft, savedAt: '2027-05-13T08:42:00.000Z' })
    expect(listDrafts(storage, place, now).map(({ key }) => key.at(-1))).toEqual(['2', '1'])
  })
  test('is of a page, whose every draft is found, one a window', () => {
    const storage = memory()
    for (const what of ['intent=a', 'intent=b', 'intent=b'])
      writeDraft(storage, windowKey(placeOf('claire', '/ctg/1', what)), draft)
    write(storage, 'claire', '/ctg/1/plan', 'intent=a')
    expect(listDrafts(storage, pageOf('claire', '/ctg/1'), now)).toHaveLength(3)
  })
  test('does not say the address, which may be a secret', () => {
    expect(placeOf(undefined, '/point/un-secret', 'intent=send')).not.toContain('secret')
  })
  test('is emptied when its person signs out; the words of others stay', () => {
    const storage = memory()
    write(storage, 'claire', '/ctg/1/plan', 'intent=a')
    write(storage, 'claire', '/ctg/2/plan', 'intent=b')
    write(storage, 'antoine', '/ctg/1/plan', 'intent=a')
    expect(listDraftsOf(storage, 'claire', now)).toHaveLength(2)
    forgetDraftsOf(storage, 'claire')
    expect(listDraftsOf(storage, 'claire', now)).toEqual([])
    expect(listDraftsOf(storage, 'antoine', now)).toHaveLength(1)
  })
})

test('the words of a draft are those one wrote or chose, under the name of their field; boxes have none', () => {
  const answers = [
    { name: 'facts', label: 'Les faits', value: 'Dix-huit familles.', index: 0 },
    { name: 'themeId', label: 'Thème', value: '0f3a', words: 'Petite enfance', index: 0 },
    { name: 'isWatched', value: 'on', isTicked: true },
    { name: 'emptied', label: 'Vidé', value: ' ', index: 0 },
    { name: 'a/title/text', value: 'Relais' },
    { name: 'since', label: 'Que s’est-il passé ?', value: 'Neuf familles.' },
  ]
  expect(wordsIn({ ...draft, answers })).toBe(
    'Les faits : Dix-huit familles.\nThème : Petite enfance\nRelais\nQue s’est-il passé ? Neuf familles.',
  )
})

test.each([
  ['a text', { type: 'text', autocomplete: '' }, true],
  ['a text of several lines', { type: 'textarea', autocomplete: '' }, true],
  ['a number, whose browser remembers nothing', { type: 'text', autocomplete: 'off' }, true],
  ['a choice', { type: 'select-one', autocomplete: '' }, true],
  ['a password', { type: 'password', autocomplete: '' }, false],
  ['a password shown as one types', { type: 'text', autocomplete: 'current-password' }, false],
  ['a new password', { type: 'text', autocomplete: 'new-password' }, false],
  ['a code received', { type: 'text', autocomplete: 'one-time-code' }, false],
  ['a file', { type: 'file', autocomplete: '' }, false],
  ['a secret only shown', { type: 'text', autocomplete: 'off', readOnly: true }, false],
  ['what the page itself fills in', { type: 'hidden', autocomplete: '' }, false],
])('of %s, the device keeps something: %#', (_, control, isKept) => {
  expect(mayKeep(control)).toBe(isKept)
})
