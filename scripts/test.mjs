/**
 * `npm test`: sets everything up, checks format and types, runs every test, and ends with one line of counts. What failed is tried
 * a last time alone, once the others are done: it passes then, or fails the run, and is named as unsteady above that line.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { labels } from './labels.fr.mjs'
import { environment, program, root, run, runToEnd, setUp } from './setup.mjs'
import { isTriedAgain, readPlaywright, readVitest, resultOf, sentenceOf, settle } from './test-reports.mjs'

const isRoot = process.getuid?.() === 0
/** An account that every Linux has. */
const ordinary = { uid: 1, gid: 1 }
/** What is asked of an ordinary account only, when we are root. */
const ofOrdinary = 'test/start-elsewhere.server.test.ts'
const notCopied = ['.git', 'var', 'test-results']
/** npm told its own settings to what it started: they name files of this account. */
const withoutNpm = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => name.startsWith('npm_'))
    .map((name) => [name, undefined]),
)

await run(async () => {
  const node = await setUp({ withBuild: false })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-report-'))
  try {
    // Two processors: what reads the sources goes beside what builds Trame, then starts it, which waits most of its time.
    const [sources, ordinary] = await Promise.all([runSources(node, folder), buildAndStart(node)])
    const leftOut = isRoot ? { env: environment({ TRAME_TESTS_LEFT_OUT: ofOrdinary }) } : {}
    const server = await runVitest(node, folder, 'server', leftOut)
    return tell([sources, ordinary, server, await runPlaywright(node, folder)].flat())
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

/** @returns the exit code */
function tell(results) {
  for (const title of results.flatMap(({ unsteady }) => unsteady)) console.log(labels.unsteady(title))
  const failures = results.flatMap(({ failed, faults }) => [...failed.map(sentenceOf), ...faults])
  for (const failure of failures) console.log(`✗ ${failure}`)
  const total = (count) => results.reduce((sum, result) => sum + count(result), 0)
  const failed = failures.length
  const passed = total((result) => result.passed)
  console.log(`\n${passed} passed, ${failed} failed, ${total(({ skipped }) => skipped)} skipped`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/** Root builds, and starts what is built as others would. */
async function buildAndStart(node) {
  await setUp({ withBuild: true })
  return isRoot ? runStartAsOrdinary(node) : []
}

/** What is said of the sources, and the rules: nothing of what is built. */
async function runSources(node, folder) {
  return [
    await runCheck(node, labels.style, 'biome', ['check', '.']),
    // Four checkers by default, each of which works out the types of the others again: one costs half the processor.
    await runCheck(node, labels.types, 'tsc', ['--noEmit', '--checkers', '1']),
    await runCheck(node, labels.nothingUseless, 'knip', []),
    await runCheck(node, labels.nothingDead, 'knip', ['--production', '--include', 'exports,files']),
    await runVitest(node, folder, 'unit'),
  ]
}

/** A check counts as one test. */
async function runCheck(node, title, name, args) {
  console.log(`\n${title}`)
  return resultOf(await runToEnd(node, [program(name), ...args]), title)
}

/** Those that failed are tried a last time by `again`, alone. */
async function triedAgain(first, again) {
  if (!isTriedAgain(first)) return first
  console.log(`\n${labels.lastTry}`)
  return settle(first, await again())
}

/** @param project of vitest.config.ts */
async function runVitest(node, folder, project, options) {
  console.log(`\n${labels[project]}`)
  const only = [`--project=${project}`]
  const first = await vitest(node, path.join(folder, `${project}.json`), { ...options, only })
  const files = [...new Set(first.failed.map(({ file }) => file))]
  return triedAgain(first, () =>
    vitest(node, path.join(folder, `${project}-again.json`), {
      ...options,
      only: [...only, '--maxWorkers=1', ...files],
    }),
  )
}

/** Root passes where others are stopped: the same questions to `npm start`, on a copy of the project that an ordinary account owns. */
async function runStartAsOrdinary(node) {
  console.log(`\n${labels.ordinary}`)
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-ordinary-'))
  try {
    const cwd = path.join(home, 'trame')
    fs.mkdirSync(cwd)
    const names = fs.readdirSync(root).filter((name) => !notCopied.includes(name))
    spawnSync('cp', ['-a', ...names, cwd], { cwd: root, stdio: 'inherit' })
    spawnSync('chown', ['-R', `${ordinary.uid}:${ordinary.gid}`, home], { stdio: 'inherit' })
    const options = { cwd, env: environment({ ...withoutNpm, HOME: home, TMPDIR: home }), account: ordinary }
    const only = ['--project=server', 'test/start.server.test.ts', ofOrdinary]
    const first = await vitest(node, path.join(home, 'vitest.json'), { ...options, only })
    return await triedAgain(first, () => vitest(node, path.join(home, 'vitest-again.json'), { ...options, only }))
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
}

async function vitest(node, report, { only = [], cwd = root, ...options } = {}) {
  const [ownNode, ownVitest] = [node, program('vitest')].map((file) => file.replace(root, cwd))
  const reporters = ['--reporter=default', '--reporter=./scripts/vitest-reporter.mjs']
  const env = { ...(options.env ?? environment()), TRAME_TEST_REPORT: report }
  const code = await runToEnd(ownNode, [ownVitest, 'run', ...only, ...reporters], { cwd, ...options, env })
  return readVitest(readReport(report), code)
}

async function runPlaywright(node, folder) {
  console.log(`\n${labels.browser}`)
  const first = await playwright(node, path.join(folder, 'playwright.json'), [])
  return triedAgain(first, () =>
    playwright(node, path.join(folder, 'playwright-again.json'), ['--last-failed', '--workers=1', '--retries=0']),
  )
}

async function playwright(node, report, args) {
  const code = await runToEnd(node, [program('playwright'), 'test', '--reporter=list,json', ...args], {
    env: environment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  })
  return readPlaywright(readReport(report), code)
}

function readReport(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}
