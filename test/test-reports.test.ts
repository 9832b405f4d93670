/** What `npm test` makes of the reports of its runners: what is tried again, and what fails the run (scripts/test-reports.mjs). */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const script = path.resolve(import.meta.dirname, '../scripts/test-reports.mjs')
/** Values of these expressions, where the functions of the script are known. */
const answerOf = (expression: string): unknown => {
  const code = `import * as reports from ${JSON.stringify(script)}
    const { isTriedAgain, readPlaywright, readVitest, resultOf, sentenceOf, settle } = reports
    const vitest = (states, errors = [], code = 1) =>
      readVitest({ errors, tests: states.map((state, index) => ({ title: 't' + index, file: 'f', state })) }, code)
    const browser = (...statuses) => readPlaywright({
      errors: [],
      stats: { expected: 1, flaky: 1, skipped: 0, unexpected: 1 },
      suites: [{ suites: [{ specs: statuses.map((status, index) => ({ file: 'a.spec.ts', title: 's' + index, tests: [{ status }] })) }] }],
    }, 1)
    console.log(JSON.stringify(${expression}))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
}

test.each([
  ['a test that failed', "isTriedAgain(vitest(['passed', 'failed']))", true],
  ['nothing, when all passed', "isTriedAgain(vitest(['passed'], [], 0))", false],
  ['nothing, when six failed', "isTriedAgain(vitest(Array(6).fill('failed')))", false],
  ['nothing, when an error is of no test', "isTriedAgain(vitest(['failed'], ['an error']))", false],
  ['nothing, when the runner died', 'isTriedAgain(readVitest(undefined, 1))', false],
  ['a test of the browser that failed twice', "isTriedAgain(browser('expected', 'unexpected', 'flaky'))", true],
])('is tried again: %s', (_what, expression, isTried) => {
  expect(answerOf(expression)).toBe(isTried)
})

test('what passes alone counts as passed and is named; what fails again fails', () => {
  expect(
    answerOf("settle(vitest(['passed', 'failed', 'failed']), vitest(['passed', 'passed', 'failed']))"),
  ).toMatchObject({
    ...{ passed: 2, faults: [], failed: [{ title: 't2' }] },
    unsteady: ['seul, au dernier essai, t1'],
  })
})

test('what fails in a last try alone fails the run', () => {
  const last = "vitest(['passed', 'failed', 'passed'])"
  expect(answerOf(`settle(vitest(['passed', 'passed', 'failed']), ${last})`)).toMatchObject({
    ...{ failed: [{ title: 't1' }], unsteady: ['seul, au dernier essai, t2'] },
  })
})

test('nothing passes in a last try that broke', () => {
  expect(answerOf("settle(vitest(['failed']), readVitest(undefined, 1))")).toMatchObject({ failed: [{ title: 't0' }] })
})

test('a runner that ends badly without saying why fails the run', () => {
  expect(answerOf("[vitest(['passed']).faults.length, vitest(['passed'], [], 0).faults.length]")).toEqual([1, 0])
})

test('what fails and is no test is named: a check, a runner, an error', () => {
  expect(
    answerOf(
      "[resultOf(1, 'Types'), readVitest(undefined, 1), vitest(['passed'], ['an error'])].map(({ faults }) => faults)",
    ),
  ).toEqual([['Types'], ['Vitest'], ['an error']])
})

test('what passed at its second try in the browser is named', () => {
  expect(answerOf("browser('expected', 'flaky').unsteady")).toEqual(['au second essai, a.spec.ts > s1'])
})

test('a test that failed says why, on one line, whichever try failed last', () => {
  const errors = ['a first', '\\u001b[31mtoo late\\u001b[39m\\n  at line 3']
  const results = errors.map((message) => `{ error: { message: '${message}' } }`).join()
  const report = `{ stats: { expected: 0, flaky: 0, skipped: 0 }, errors: [],
    suites: [{ specs: [{ file: 'a.spec.ts', title: 's', tests: [{ status: 'unexpected', results: [${results}] }] }] }] }`
  expect(answerOf(`readPlaywright(${report}, 1).failed.map(sentenceOf)`)).toEqual([
    'a.spec.ts > s : too late at line 3',
  ])
  expect(answerOf("sentenceOf({ title: 't' })")).toBe('t')
})
