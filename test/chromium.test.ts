/** The Chromium of the tests, when it is the one npm brings (e2e/chromium.ts). */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unpackChromium } from '../e2e/chromium.ts'

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

  await unpackChromium(folder)
  expect(fs.statSync(file).mtimeMs).toBe(mtimeMs)
  expect(fs.readdirSync(path.dirname(folder))).toEqual(['chromium'])
}, 120_000)
