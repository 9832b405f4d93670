/** End-to-end tests: Chromium against the built Trame, on a demonstration of its own. Run by `npm test`. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { argumentsToLeaveOut, chromiumArguments, findChromium } from './e2e/chromium.ts'
import { findFreePort } from './e2e/free-port.ts'

/** The workers read this file again: what the first reading chose is handed to them by the environment. */
async function chooseOnce(): Promise<{ port: string; data: string; chromium: string }> {
  const { TRAME_E2E_PORT, TRAME_E2E_DATA, CHROMIUM_PATH } = process.env
  if (TRAME_E2E_PORT && TRAME_E2E_DATA && CHROMIUM_PATH)
    return { port: TRAME_E2E_PORT, data: TRAME_E2E_DATA, chromium: CHROMIUM_PATH }
  const chromium = await findChromium()
  const port = String(await findFreePort())
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-e2e-'))
  fs.chmodSync(data, 0o755)
  process.once('exit', () => fs.rmSync(data, { recursive: true, force: true }))
  Object.assign(process.env, { TRAME_E2E_PORT: port, TRAME_E2E_DATA: data, CHROMIUM_PATH: chromium })
  return { port, data, chromium }
}

const { port, data, chromium } = await chooseOnce()
const url = `http://localhost:${port}`

const texts = ['**/text-talk.spec.ts', '**/writing.spec.ts']
/** Pages of a CTG where nobody else writes, one short test each: whenever they run they find the same, so they fill the end. */
const fillers = /, vide$/

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Each waits a fifth of its time, for a mail or for what a page says next: three keep two cores at work.
  workers: 3,
  timeout: 60_000,
  // A busy machine makes a page late: one more try, and `npm test` names what needed it.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'on-first-retry',
    // A page that is left for an empty one gives its process to the next of the same browser, in place of a new one for each.
    launchOptions: {
      executablePath: chromium,
      args: [...chromiumArguments, '--process-per-site'],
      ignoreDefaultArgs: argumentsToLeaveOut(),
    },
  },
  // Those that type in the chapters of the demonstration would type in each other's words: one after the other, and begun first, since
  // the others would have ended before them.
  projects: [
    { name: 'textes', testMatch: texts, workers: 1 },
    { name: 'autres', testIgnore: texts, grepInvert: fillers },
    { name: 'vides', testMatch: '**/accessibility.spec.ts', grep: fillers },
  ],
  webServer: {
    command: `exec "${process.execPath}" app/main.server.ts`,
    url: `${url}/sante`,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      NODE_ENV: 'production',
      PORT: port,
      TRAME_URL: url,
      TRAME_DATA: path.join(data, 'var'),
      TRAME_DEMO: 'on',
      TRAME_SIGNATURE: 'ouverte',
      DATABASE_URL: '',
    },
  },
})
