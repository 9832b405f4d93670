/** `npm test`: sets everything up, checks format and types, runs every test, and ends with one line of counts. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { environment, program, run, runToEnd, setUp } from './setup.mjs'

await run(async () => {
  const node = await setUp({ withBuild: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-report-'))
  try {
    const counts = [
      await runCheck(node, 'Format et règles', 'biome', ['check', '.']),
      await runCheck(node, 'Types', 'tsc', ['--noEmit']),
      await runCheck(node, 'Rien d’inutile', 'knip', []),
      await runVitest(node, path.join(folder, 'vitest.json')),
      await runPlaywright(node, path.join(folder, 'playwright.json')),
    ]
    const [passed, failed, skipped] = [0, 1, 2].map((index) => counts.reduce((sum, count) => sum + count[index], 0))
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
    return failed === 0 && passed > 0 ? 0 : 1
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

/** @returns [passed, failed, skipped], as the others below: a check counts as one test */
async function runCheck(node, title, name, args) {
  console.log(`\n${title}`)
  const code = await runToEnd(node, [program(name), ...args])
  return code === 0 ? [1, 0, 0] : [0, 1, 0]
}

async function runVitest(node, report) {
  console.log('\nRègles, commandes et routes')
  const code = await runToEnd(node, [
    ...[program('vitest'), 'run', '--reporter=default'],
    ...['--reporter=json', `--outputFile.json=${report}`],
  ])
  const result = readReport(report)
  if (!result) return [0, 1, 0]
  const withoutTest = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = result.numFailedTests + withoutTest.length
  return [result.numPassedTests, atLeastOne(code, failed), result.numPendingTests + result.numTodoTests]
}

async function runPlaywright(node, report) {
  console.log('\nParcours dans le navigateur')
  const code = await runToEnd(node, [program('playwright'), 'test', '--reporter=list,json'], {
    env: environment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  })
  const { stats, errors, suites } = readReport(report) ?? { errors: [] }
  if (!stats) return [0, 1, 0]
  for (const title of unsteadyIn(suites)) console.log(`Réussi au second essai seulement : ${title}`)
  return [stats.expected + stats.flaky, atLeastOne(code, stats.unexpected + errors.length), stats.skipped]
}

/** Titles of the tests that failed, then passed: they count as passed, and are named. */
function unsteadyIn(suites) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map((spec) => `${title}, ${spec.title}`),
    ...unsteadyIn(inner),
  ])
}

/** A runner that fails without a failed test (an error outside them) still counts. */
function atLeastOne(code, failed) {
  return code === 0 ? failed : Math.max(1, failed)
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}
