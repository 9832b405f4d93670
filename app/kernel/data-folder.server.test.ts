import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeSecret, readConfig, secretFile } from './config.server.ts'
import { folderMode, openDataFolder } from './data-folder.server.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-folder-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))
const modeOf = (...names: readonly string[]): string => (fs.statSync(path.join(...names)).mode & 0o777).toString(8)

describe('the data folder', () => {
  test('is closed to the other accounts when it is made', () => {
    const folder = path.join(root, 'new')
    const before = process.umask(0o077)
    openDataFolder(folder)
    process.umask(before)
    expect(modeOf(folder)).toBe(folderMode.toString(8))
    // Started by root, PostgreSQL runs under another account, which goes through and reads nothing.
    expect(folderMode & 0o066).toBe(0)
  })

  test('left open by an older Trame, is closed with what it holds, but for what PostgreSQL owns', () => {
    const folder = path.join(root, 'old')
    fs.mkdirSync(path.join(folder, 'files', 'ab'), { recursive: true })
    fs.mkdirSync(path.join(folder, 'postgres'))
    for (const name of ['secret', 'files/ab/one', 'postgres/postgres.log'])
      fs.writeFileSync(path.join(folder, name), 'x'.repeat(40))
    for (const name of ['', 'files', 'files/ab', 'postgres']) fs.chmodSync(path.join(folder, name), 0o755)
    for (const name of ['secret', 'files/ab/one']) fs.chmodSync(path.join(folder, name), 0o644)
    openDataFolder(folder)
    expect(modeOf(folder)).toBe(folderMode.toString(8))
    expect(['files', 'files/ab'].map((name) => modeOf(folder, name))).toEqual(['700', '700'])
    expect(['secret', 'files/ab/one'].map((name) => modeOf(folder, name))).toEqual(['600', '600'])
    expect(modeOf(folder, 'postgres')).toBe('755')
  })

  test('closed more than that by whoever runs it, stays so', () => {
    const folder = path.join(root, 'closed')
    fs.mkdirSync(folder)
    fs.chmodSync(folder, 0o700)
    openDataFolder(folder)
    expect(modeOf(folder)).toBe('700')
  })

  test('is not one that the whole machine uses', () => {
    const folder = path.join(root, 'shared')
    fs.mkdirSync(folder)
    fs.chmodSync(folder, 0o1777)
    expect(() => openDataFolder(folder)).toThrow('commun à toute la machine')
    expect(modeOf(folder)).toBe('777')
  })
})

describe('npm run secret', () => {
  const folder = path.join(root, 'another')
  const change = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ['app/http/secret-command.server.ts'], {
      env: { PATH: process.env.PATH, TRAME_DATA: folder, ...env },
      encoding: 'utf8',
    }).stdout

  test('keeps another one in the folder, and says what that invalidates', () => {
    const { secret } = readConfig({ TRAME_DATA: folder })
    expect(change({})).toMatch(/sessions sont fermées[\s\S]*webhooks/)
    expect(readConfig({ TRAME_DATA: folder }).secret).not.toBe(secret)
    expect(modeOf(secretFile(folder))).toBe('600')
  })

  test('mends one that is too short', () => {
    fs.writeFileSync(secretFile(folder), 'court')
    change({})
    expect(readConfig({ TRAME_DATA: folder }).secret).toHaveLength(43)
  })

  test('gives the value for TRAME_SECRET where it comes from there, and writes nothing', () => {
    const { secret } = readConfig({ TRAME_DATA: folder })
    const proposal = change({ TRAME_SECRET: 'court' }).match(/^[\w-]{43}$/m)?.[0]
    expect(readConfig({ TRAME_DATA: folder, TRAME_SECRET: proposal }).secret).toBe(proposal)
    expect(fs.readFileSync(secretFile(folder), 'utf8')).toBe(secret)
  })
})

describe('the secret', () => {
  const folder = path.join(root, 'secret')
  test('is made at the first start, for our account alone, and kept', () => {
    const { secret } = readConfig({ TRAME_DATA: folder })
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(readConfig({ TRAME_DATA: folder }).secret).toBe(secret)
    expect(modeOf(secretFile(folder))).toBe('600')
  })

  test.each(['court', 'x'.repeat(31)])(
    'of fewer than 32 characters is refused, with the command that changes it',
    (short) => {
      expect(() => readConfig({ TRAME_DATA: folder, TRAME_SECRET: short })).toThrow('npm run secret')
      fs.writeFileSync(secretFile(folder), short)
      expect(() => readConfig({ TRAME_DATA: folder })).toThrow(secretFile(folder))
    },
  )

  test('the one we make is long enough', () => {
    expect(readConfig({ TRAME_DATA: folder, TRAME_SECRET: makeSecret() }).secret).toHaveLength(43)
  })
})
