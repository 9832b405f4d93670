/** Rules of a survey: conditions, what is read of a form, when it opens and answers (docs/rules/surveys.md §2, §3). */
import { describe, expect, test } from 'vitest'
import { questionOf } from './random-survey.fixture.ts'
import {
  moved,
  numberOf,
  type Question,
  readAnswers,
  refusalOfConditions,
  refusalToAnswer,
  refusalToClose,
  refusalToExtend,
  refusalToOpen,
  stageOf,
} from './surveys.ts'

const one = questionOf(1, { kind: 'one', choices: 3 }, { isRequired: true })
const hanging = questionOf(
  2,
  { kind: 'one', choices: 2 },
  { shownIf: { questionId: 'q1', choices: [1] }, isRequired: true },
)
const several = questionOf(3, { kind: 'several', choices: 3 })
const short = questionOf(4, { kind: 'short', choices: 0 })
const all = [one, hanging, several, short]

describe('a condition', () => {
  test.each<[string, readonly Question[], string | undefined]>([
    ['on an earlier question of one answer', all, undefined],
    [
      'on a later question',
      [
        { ...hanging, rank: 1 },
        { ...one, rank: 2 },
      ],
      'condition-forward',
    ],
    ['on a question that is gone', [hanging], 'condition-forward'],
    ['on several answers', [{ ...several, id: 'q1', rank: 1 }, hanging], 'condition-not-single'],
    [
      'on an answer that is not there',
      [one, { ...hanging, shownIf: { questionId: 'q1', choices: [7] } }],
      'condition-no-choice',
    ],
    [
      'on every answer',
      [one, { ...hanging, shownIf: { questionId: 'q1', choices: [0, 1, 2] } }],
      'condition-no-choice',
    ],
  ])('%s', (_, questions, refusal) => {
    expect(refusalOfConditions(questions)).toBe(refusal)
  })
  test('refuses to pass before what it hangs on', () => {
    expect(refusalOfConditions(moved(all, 'q2', -1) ?? [])).toBe('condition-forward')
    expect(refusalOfConditions(moved(all, 'q3', 1) ?? [])).toBeUndefined()
    expect(moved(all, 'q1', -1)).toBeUndefined()
    expect(moved(all, 'q4', 1)).toBeUndefined()
  })
})

describe('what is read of a form', () => {
  test.each<[string, Record<string, string>, object]>([
    [
      'what is shown',
      { q1: '1', q2: '0', 'q3-0': 'on', 'q3-2': 'on', q4: ' Merci ' },
      {
        choices: { q1: [1], q2: [0], q3: [0, 2] },
        texts: [{ questionId: 'q4', words: 'Merci' }],
      },
    ],
    ['nothing of a question one was not to see', { q1: '0', q2: '1' }, { choices: { q1: [0] }, texts: [] }],
    ['nothing of fields nobody asked', { q1: '0', q99: '1', mayQuote: 'on' }, { choices: { q1: [0] }, texts: [] }],
  ])('%s', (_, given, read) => {
    expect(readAnswers(all, given)).toEqual({ ...read, faults: {} })
  })
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['a required question left out', {}, { q1: 'missing' }],
    ['one that is required of who sees it', { q1: '1' }, { q2: 'missing' }],
    ['a choice that is not there', { q1: '3' }, { q1: 'unknown-choice' }],
    ['what is no number', { q1: '__proto__' }, { q1: 'unknown-choice' }],
    ['a text too long', { q1: '0', q4: 'a'.repeat(201) }, { q4: 'too-long' }],
  ])('%s is a fault at its field', (_, given, faults) => {
    const read = Object.entries(readAnswers(all, given).faults).map(([field, { fault }]) => [field, fault])
    expect(Object.fromEntries(read)).toEqual(faults)
  })
})

describe('a survey', () => {
  const open = { state: 'open', closesOn: '2026-12-20', countingSince: null } as const
  test('takes answers up to its last day, included', () => {
    expect(stageOf(open, '2026-12-20')).toBe('open')
    expect(stageOf(open, '2026-12-21')).toBe('over')
    expect(refusalToAnswer(open, '2026-12-20', 0)).toBeUndefined()
    expect(refusalToAnswer(open, '2026-12-21', 0)).toBe('survey-closed')
    expect(refusalToAnswer({ ...open, state: 'draft' }, '2026-12-20', 0)).toBe('survey-closed')
    expect(refusalToAnswer(open, '2026-12-20', 10_000)).toBe('survey-full')
  })
  test('closed, takes no more answers while they are counted; counting is asked again once it is late', () => {
    const counting = { ...open, countingSince: new Date('2026-12-10T10:00:00Z') }
    expect(stageOf(counting, '2026-12-10')).toBe('counting')
    expect(stageOf({ ...counting, state: 'closed' }, '2026-12-10')).toBe('closed')
    expect(refusalToAnswer(counting, '2026-12-10', 0)).toBe('survey-closed')
    expect(refusalToExtend(counting)).toBe('not-open')
    expect(refusalToClose(open, new Date('2026-12-10T10:00:00Z'))).toBeUndefined()
    expect(refusalToClose(counting, new Date('2026-12-10T10:09:00Z'))).toBe('already-counting')
    expect(refusalToClose(counting, new Date('2026-12-10T10:11:00Z'))).toBeUndefined()
    expect(refusalToClose({ ...counting, state: 'closed' }, new Date('2027-01-01T00:00:00Z'))).toBe('not-open')
  })
  const draft = { state: 'draft', closesOn: '2026-12-20', countingSince: null, teamSize: 1 } as const
  test.each([
    ['all it needs', draft, all, undefined],
    ['no question', draft, [], 'no-question'],
    ['no last day', { ...draft, closesOn: null }, all, 'no-last-day'],
    ['a last day past', { ...draft, closesOn: '2026-11-01' }, all, 'last-day-past'],
    ['nobody to read its texts', { ...draft, teamSize: 0 }, all, 'no-team'],
    ['nobody, and no text', { ...draft, teamSize: 0 }, [one], undefined],
    ['been opened', { ...draft, state: 'open' as const }, all, 'not-draft'],
  ])('with %s', (_, survey, questions, refusal) => {
    expect(refusalToOpen(survey, questions, '2026-11-29')).toBe(refusal)
  })
})

test('one who does not see a question misses no number, and it is the same everywhere', () => {
  const always = null
  const some = { questionId: 'a', choices: [0] }
  const list = [always, always, always, some, always, some, some, always].map((shownIf, index) => ({
    rank: index + 1,
    shownIf,
  }))
  expect(list.map(({ rank }) => numberOf(list, rank))).toEqual(['1', '2', '3', '3 bis', '4', '4 bis', '4 ter', '5'])
  const seen = list.filter(({ shownIf }) => shownIf === null).map(({ rank }) => numberOf(list, rank))
  expect(seen).toEqual(['1', '2', '3', '4', '5'])
})
