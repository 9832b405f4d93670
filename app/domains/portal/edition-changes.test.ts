import { describe, expect, test } from 'vitest'
import { publicAction, publicContent } from '#test/portal-fixture.server.ts'
import { changesBetween, goneSince } from './edition-changes.ts'

const before = publicContent()

describe('what changed since the last edition', () => {
  test('the first edition changes nothing, nor the same again', () => {
    expect(changesBetween(before, null)).toEqual([])
    expect(changesBetween(before, before)).toEqual([])
  })
  test('a state, news, a decision, an action that comes and one that goes', () => {
    const now = publicContent({
      actions: [
        { ...publicAction, status: 'done', news: { on: '2027-01-04', words: 'Les places sont ouvertes.' } },
        { ...publicAction, number: 2, title: 'Un guichet' },
      ],
      decisions: [
        ...before.decisions,
        { number: 2, on: '2027-01-14', text: 'Un courrier part.', body: 'Comité de pilotage' },
      ],
    })
    expect(changesBetween(now, before)).toEqual([
      { kind: 'decision', title: 'Un courrier part.' },
      { kind: 'status', title: 'Ouvrir dix places', number: 1, from: 'in-progress', to: 'done' },
      { kind: 'news', title: 'Ouvrir dix places', number: 1, words: 'Les places sont ouvertes.', on: '2027-01-04' },
      { kind: 'action-new', title: 'Un guichet', number: 2 },
    ])
    expect(changesBetween(publicContent({ actions: [] }), before)).toEqual([
      { kind: 'action-gone', title: 'Ouvrir dix places', number: 1 },
    ])
  })
})

describe('what may no longer be shown when the other side confirms', () => {
  test.each([
    ['nothing when all is there', before, []],
    ['a sheet', publicContent({ actions: [] }), ['Ouvrir dix places']],
    [
      'news that a name now holds back',
      publicContent({ actions: [{ ...publicAction, news: null }] }),
      ['Ouvrir dix places'],
    ],
    ['a decision', publicContent({ decisions: [] }), ['Six priorités sont retenues.']],
  ])('%s', (_title, now, gone) => expect(goneSince(before, now)).toEqual(gone))
  test('words changed meanwhile are another matter', () => {
    const now = publicContent({ actions: [{ ...publicAction, news: { on: '2027-01-04', words: 'Autre.' } }] })
    expect(goneSince(before, now)).toEqual([])
  })
})
