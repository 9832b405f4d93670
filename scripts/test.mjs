/** `npm test`: sets everything up, checks format and types, runs every test, and ends with one line of counts. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { environment, program, root, run, runToEnd, setUp } from './setup.mjs'

const isRoot = process.getuid?.() === 0
/** An account that every Linux has. */
const ordinary = { uid: 1, gid: 1 }
const notCopied = ['.git', 'var', 'test-results']
/** npm told its own settings to what it started: they name files of this account. */
const withoutNpm = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => name.startsWith('npm_'))
    .map((name) => [name, undefined]),
)

await run(async () => {
  const node = await setUp({ withBuild: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-report-'))
  try {
    const counts = [
      await runCheck(node, 'Format et règles', 'biome', ['check', '.']),
      await runCheck(node, 'Types', 'tsc', ['--noEmit']),
      await runCheck(node, 'Rien d’inutile', 'knip', []),
      await runVitest(node, path.join(folder, 'vitest.json')),
      ...(isRoot ? [await runStartAsOrdinary(node)] : []),
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
  return countVitest(node, report)
}

/** Root passes where others are stopped: the same questions to `npm start`, on a copy of the project that an ordinary account owns. */
async function runStartAsOrdinary(node) {
  console.log('\nDémarrage, par un compte ordinaire')
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-ordinary-'))
  try {
    const cwd = path.join(home, 'trame')
    fs.mkdirSync(cwd)
    const names = fs.readdirSync(root).filter((name) => !notCopied.includes(name))
    spawnSync('cp', ['-a', ...names, cwd], { cwd: root, stdio: 'inherit' })
    spawnSync('chown', ['-R', `${ordinary.uid}:${ordinary.gid}`, home], { stdio: 'inherit' })
    return await countVitest(node, path.join(home, 'vitest.json'), {
      only: ['--project=server', 'test/start.server.test.ts'],
      cwd,
      env: environment({ ...withoutNpm, HOME: home, TMPDIR: home }),
      account: ordinary,
    })
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
}

async function countVitest(node, report, { only = [], cwd = root, ...options } = {}) {
  const [ownNode, vitest] = [node, program('vitest')].map((file) => file.replace(root, cwd))
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runToEnd(ownNode, [vitest, 'run', ...only, ...reporters], { cwd, ...options })
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
