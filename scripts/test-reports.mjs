/**
 * What the reports of Vitest and Playwright say. Pure.
 * A result: how many passed, were left out; faults that are of no test, in words; titles of those that failed, and of the unsteady.
 */
import { stripVTControlCharacters } from 'node:util'

/** More is no chance: something is broken, and nothing is tried again. */
const mostTriedAgain = 5

/** A check or a runner that ends with this code and nothing else to say. @param title what it is, if it fails */
export const resultOf = (code, title) => ({
  passed: code === 0 ? 1 : 0,
  skipped: 0,
  faults: code === 0 ? [] : [title],
  failed: [],
  unsteady: [],
})

/** @param report of scripts/vitest-reporter.mjs; undefined when the runner wrote none */
export function readVitest(report, code) {
  if (!report) return resultOf(1, 'Vitest')
  const inState = (state) => report.tests.filter((test) => test.state === state)
  const failed = inState('failed')
  return {
    passed: inState('passed').length,
    skipped: inState('skipped').length + inState('pending').length,
    faults: faultsBy(code, report.errors, failed.length),
    failed,
    unsteady: [],
  }
}

/** @param report undefined when the runner wrote none */
export function readPlaywright(report, code) {
  if (!report?.stats) return resultOf(1, 'Playwright')
  const { stats, errors, suites } = report
  const tests = testsIn(suites)
  const failed = tests.filter(({ status }) => status === 'unexpected')
  return {
    passed: stats.expected + stats.flaky,
    skipped: stats.skipped,
    faults: faultsBy(
      code,
      errors.map(({ message }) => String(message)),
      failed.length,
    ),
    failed,
    unsteady: tests.filter(({ status }) => status === 'flaky').map(({ title }) => `au second essai, ${title}`),
  }
}

const mostWhy = 200

/** Of an error, what fits on a line: « expect(locator).toBeVisible() failed » alone says little. */
export const oneLine = (message = '') => stripVTControlCharacters(message).replace(/\s+/g, ' ').trim().slice(0, mostWhy)

/** What is said last of a test that failed: a log may be cut before. */
export const sentenceOf = ({ title, why }) => (why ? `${title} : ${why}` : title)

const testsIn = (suites) =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests.map(({ status, results = [] }) => ({
        ...{ title: `${file} > ${title}`, file, status },
        why: oneLine(results.at(-1)?.error?.message),
      })),
    ),
    ...testsIn(inner),
  ])

/** A runner that fails without a failed test (an error outside them) still counts. */
const faultsBy = (code, errors, failedCount) =>
  code !== 0 && errors.length + failedCount === 0 ? [`code ${code}`] : errors

/** Whether those that failed deserve a last try, alone. */
export const isTriedAgain = ({ failed, faults }) =>
  faults.length === 0 && failed.length > 0 && failed.length <= mostTriedAgain

/** @param last what those that failed answered alone */
export function settle(first, last) {
  const [known, stillFailed] = [first, last].map(({ failed }) => new Set(failed.map(({ title }) => title)))
  const [failed, unsteady] = [true, false].map((isFailed) =>
    first.failed.filter(({ title }) => (last.faults.length > 0 || stillFailed.has(title)) === isFailed),
  )
  return {
    ...first,
    passed: first.passed + unsteady.length,
    // A file may fail otherwise, alone.
    failed: [...failed, ...last.failed.filter(({ title }) => !known.has(title))],
    unsteady: [...first.unsteady, ...unsteady.map(({ title }) => `seul, au dernier essai, ${title}`)],
  }
}
