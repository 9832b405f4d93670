/** The Chromium of the tests, when it is the one npm brings (e2e/chromium.ts). */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { argumentsToLeaveOut, chromiumArguments, unpackChromium } from '../e2e/chromium.ts'

let place = ''
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-chromium-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  fs.rmSync(place, { recursive: true, force: true })
})

test('it is unpacked once, whole, apart from what another account left in the temporary folder', async () => {
  const shared = path.join(place, 'shared')
  fs.mkdirSync(shared)
  fs.writeFileSync(path.join(shared, 'chromium'), 'of another account, or half unpacked')
  vi.stubEnv('TMPDIR', shared)
  const folder = path.join(place, 'own', 'chromium')

  await unpackChromium(folder)
  const file = path.join(folder, 'chromium')
  const { size, mtimeMs, mode } = fs.statSync(file)
  expect(size).toBeGreaterThan(50_000_000)
  expect(mode & 0o100).toBe(0o100)
  expect(fs.existsSync(path.join(folder, 'al2023', 'lib'))).toBe(true)
  expect(os.tmpdir()).toBe(shared)
  // An absolute one would be a folder that all accounts share.
  expect(fs.readFileSync(path.join(folder, 'fonts', 'fonts.conf'), 'utf8')).not.toContain('<dir>/')
  if (process.arch === 'x64') expect(await readWithItsOwnFonts(folder)).toBe('Bonjour, été')

  await unpackChromium(folder)
  expect(fs.statSync(file).mtimeMs).toBe(mtimeMs)
  expect(fs.readdirSync(path.dirname(folder))).toEqual(['chromium'])
}, 120_000)

test('what its processes show one another stays on the disk where memory is not shared', () => {
  expect(argumentsToLeaveOut(path.join(place, 'none'))).toEqual([])
  expect(argumentsToLeaveOut('/proc')).toEqual([])
})

/** As on a machine that has neither fonts nor the libraries: Chromium ends at the first text when it finds no font. */
async function readWithItsOwnFonts(folder: string): Promise<string | null> {
  const browser = await chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args: [...chromiumArguments],
    env: {
      HOME: place,
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Bonjour, été</h1>')
    await page.screenshot()
    return await page.textContent('h1')
  } finally {
    await browser.close()
  }
}
