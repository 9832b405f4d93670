/** What the commands say, in one sentence, of a machine that lacks what they need (scripts/setup.mjs). */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
let place = ''
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-setup-'))
  for (const name of ['scripts', 'package.json', 'package-lock.json'])
    fs.cpSync(path.join(root, name), path.join(place, name), { recursive: true })
})
afterEach(() => fs.rmSync(place, { recursive: true, force: true }))

const start = (...options: readonly string[]) =>
  spawnSync(process.execPath, [...options, path.join(place, 'scripts/start.mjs')], {
    cwd: place,
    env: { PATH: path.join(place, 'nothing') },
    encoding: 'utf8',
  })

test('that its Node is too old, also where Node knows less of modules', () => {
  const oldNode = path.join(place, 'old-node.mjs')
  fs.writeFileSync(
    oldNode,
    `import { registerHooks } from 'node:module'
     Object.defineProperty(process.versions, 'node', { value: '18.20.4' })
     registerHooks({
       load(url, context, next) {
         const loaded = next(url, context)
         if (!url.endsWith('.mjs')) return loaded
         return { ...loaded, source: String(loaded.source).replaceAll(/import\\.meta\\.(dirname|filename)/g, 'undefined') }
       },
     })`,
  )
  const { status, stdout, stderr } = start('--import', oldNode)
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toBe('Trame demande Node 20.19 ou plus récent ; cette machine a Node 18.20.4.\n')
})

test('that it has no npm', () => {
  const { status, stdout, stderr } = start()
  expect([status, stdout]).toEqual([1, 'Installation des dépendances…\n'])
  expect(stderr).toBe('npm est absent de cette machine : installez-le (il accompagne Node), puis recommencez.\n')
})

test('a server is started within bounds of memory, and what its operator says wins', () => {
  const ask = (env: Readonly<Record<string, string>>) => {
    const script = `import { serverEnvironment } from '${path.join(root, 'scripts/setup.mjs')}'
      const { MALLOC_ARENA_MAX, NODE_OPTIONS, PORT } = serverEnvironment({ PORT: '3001' })
      console.log(JSON.stringify({ MALLOC_ARENA_MAX, NODE_OPTIONS, PORT }))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
    return JSON.parse(stdout)
  }
  expect(ask({})).toEqual({ MALLOC_ARENA_MAX: '2', NODE_OPTIONS: '--max-semi-space-size=16', PORT: '3001' })
  // Of an option said twice, Node takes the last.
  expect(ask({ MALLOC_ARENA_MAX: '4', NODE_OPTIONS: '--max-semi-space-size=64' })).toEqual({
    ...{ MALLOC_ARENA_MAX: '4', NODE_OPTIONS: '--max-semi-space-size=16 --max-semi-space-size=64', PORT: '3001' },
  })
})
