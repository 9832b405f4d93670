/** What leaves of a survey gives no count under five back, by any subtraction: random surveys, attacked. Rules: docs/rules/surveys.md §4. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditRelease } from '#app/domains/secrecy/audit-release.ts'
import { besideOthers, defaultRule } from '#app/domains/secrecy/secrecy.ts'
import { type CountInput, countAnswers, type Sheet } from './count-answers.ts'
import { questionOf, randomSurvey } from './random-survey.fixture.ts'
import { readResults, type ShownCount } from './results.ts'

const seed = 20261129
const rule = defaultRule('réponses')
const isSmall = (count: number) => count > 0 && count < 5

/** No secret count may be deduced by subtracting the shown parts from the whole. */
function expectNoResidual(whole: ShownCount, parts: readonly ShownCount[]): void {
  const shown = parts.filter((part) => typeof part === 'number')
  expect(shown.filter(isSmall)).toEqual([])
  if (typeof whole === 'number' && shown.length < parts.length)
    expect(isSmall(whole - shown.reduce((sum, part) => sum + part, 0))).toBe(false)
}

/** Every table that leaves, attacked by who holds all the others. @returns how many tables, and hidden counts */
async function attack(survey: CountInput) {
  const released = await countAnswers(survey)
  for (const [index, table] of released.entries()) {
    const audit = await auditRelease(table, rule, besideOthers(released, index))
    expect(audit).toMatchObject({ isSafe: true, failure: null, findings: [] })
  }
  const { answers, questions } = readResults(survey.questions, released)
  for (const { kind, asked, answered, without, choices } of questions) {
    expectNoResidual(asked, [answered, without])
    expectNoResidual(answers, [asked])
    if (kind !== 'several')
      expectNoResidual(
        answered,
        choices.map(({ count }) => count),
      )
    else for (const { count } of choices) expectNoResidual(answered, [count, 'secret'])
    const [one, other, ...others] = choices.map(({ count }) => count)
    const isOfTwo = kind === 'several' && others.length === 0
    // Who ticked both boxes.
    if (isOfTwo && typeof one === 'number' && typeof other === 'number' && typeof answered === 'number')
      expect(isSmall(one + other - answered)).toBe(false)
  }
  return {
    tables: released.length,
    hidden: released.flatMap(({ cells }) => cells.flat()).filter((cell) => cell === 'secret').length,
  }
}

async function attackAll(surveys: fc.Arbitrary<CountInput>, numRuns: number) {
  const seen = { tables: 0, hidden: 0 }
  await fc.assert(
    fc.asyncProperty(surveys, async (survey) => {
      const { tables, hidden } = await attack(survey)
      if (survey.sheets.length < 5) expect(tables).toBe(0)
      seen.tables += tables
      seen.hidden += hidden
    }),
    { seed, numRuns },
  )
  return seen
}

describe('random surveys, attacked with all their tables', () => {
  test('give nothing small back, shown or deduced', async () => {
    const { tables, hidden } = await attackAll(randomSurvey({ least: 4, most: 29 }), 40)
    expect(tables).toBeGreaterThan(60)
    expect(hidden).toBeGreaterThan(60)
  })
  test('nor told by who answers', async () => {
    const { tables, hidden } = await attackAll(randomSurvey({ least: 30, most: 60, questions: 3 }), 8)
    expect(tables).toBeGreaterThan(20)
    expect(hidden).toBeGreaterThan(50)
  })
})

const yesNo = questionOf(1, { kind: 'one', choices: 2 })
const times = (count: number, sheet: Sheet) => Array.from({ length: count }, () => sheet)
const countsOf = async (sheets: readonly Sheet[], questions = [yesNo]) =>
  readResults(questions, await countAnswers({ surveyId: 's', questions, sheets }))

test('counts and shares of those who answered are shown from five', async () => {
  const { answers, questions } = await countsOf([...times(30, { q1: [0] }), ...times(10, { q1: [1] }), ...times(6, {})])
  expect(answers).toBe(46)
  expect(questions[0]).toMatchObject({
    ...{ asked: 46, answered: 40, without: 6 },
    choices: [
      { count: 30, sharePercent: 75 },
      { count: 10, sharePercent: 25 },
    ],
  })
})

test('a small count hides the one that would give it back, and its shares', async () => {
  const { questions } = await countsOf([...times(30, { q1: [0] }), ...times(3, { q1: [1] })])
  expect(questions[0]?.choices).toMatchObject([
    { count: 'secret', sharePercent: null },
    { count: 'secret', sharePercent: null },
  ])
})

test('three who did not answer are not told by the number of those who did', async () => {
  const { questions } = await countsOf([...times(20, { q1: [0] }), ...times(20, { q1: [1] }), ...times(3, {})])
  expect(questions[0]).toMatchObject({ answered: 'secret', without: 'secret' })
})

test('of two boxes, three who ticked both are not told by those who ticked each', async () => {
  const boxes = questionOf(1, { kind: 'several', choices: 2 })
  const sheets = [...times(30, { q1: [0] }), ...times(7, { q1: [1] }), ...times(3, { q1: [0, 1] })]
  const { questions } = await countsOf(sheets, [boxes])
  const said = [questions[0]?.answered, ...(questions[0]?.choices.map(({ count }) => count) ?? [])]
  // 33 + 10 − 40 would be 3.
  expect(said).toContain('secret')
  expect(said.filter((count) => typeof count === 'number').length).toBeGreaterThan(0)
})

test('a question asked to some does not give back who was asked', async () => {
  const question = questionOf(2, { kind: 'one', choices: 2 }, { shownIf: { questionId: 'q1', choices: [1] } })
  const parent = questionOf(1, { kind: 'one', choices: 3 })
  const sheets = [...times(19, { q1: [0] }), ...times(8, { q1: [1], q2: [0] }), ...times(3, { q1: [2] })]
  const { questions } = await countsOf(sheets, [parent, question])
  expect(questions[0]?.choices[2]?.count).toBe('secret')
  // 30 − 19 − 8 would be 3: of 19 and 8, wherever they are said, one is hidden.
  const said = [questions[0]?.choices[0]?.count, questions[0]?.choices[1]?.count, questions[1]?.asked]
  expect(said).not.toEqual([19, 8, 8])
  expect(questions[0]?.choices[1]?.count).toBe(questions[1]?.asked)
})

test('four answers say nothing at all', async () => {
  expect(await countAnswers({ surveyId: 's', questions: [yesNo], sheets: times(4, { q1: [0] }) })).toEqual([])
  expect((await countsOf(times(4, { q1: [0] }))).answers).toBeNull()
})
