/** The Containerfile as shell scripts (scripts/container-steps.mjs), which the fresh machine runs. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-steps-'))
const inPlace = (...names: readonly string[]) => path.join(place, ...names)
afterAll(() => fs.rmSync(place, { recursive: true, force: true }))

function read(text: string) {
  fs.writeFileSync(inPlace('Containerfile'), text)
  const args = ['scripts/container-steps.mjs', inPlace('Containerfile'), inPlace('steps'), inPlace('context')]
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
}
const run = (script: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync('sh', [inPlace('steps', script)], { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' })

const image = (...lines: readonly string[]) =>
  ['FROM debian', ...lines, 'HEALTHCHECK --retries=2 CMD exit 4', 'CMD ["sh", "-c", "echo served $PORT"]'].join('\n')

test('the steps of the project’s own Containerfile are all known', () => {
  expect(read(fs.readFileSync(path.join(root, 'Containerfile'), 'utf8')).status).toBe(0)
})

test('the steps run in their order, where and with what the image says', () => {
  fs.mkdirSync(inPlace('context'))
  fs.writeFileSync(inPlace('context', 'word'), 'copied')
  const lines = [
    `WORKDIR ${inPlace('image')}`,
    'COPY . .',
    'ENV WORDS="it’s two" \\\n PORT=3000',
    '# a comment',
    'RUN cat word > seen && echo " $WORDS" >> seen',
    'STOPSIGNAL SIGINT',
  ]
  expect(read(image(...lines)).status).toBe(0)
  expect(run('build').status).toBe(0)
  expect(fs.readFileSync(inPlace('image', 'seen'), 'utf8')).toBe('copied it’s two\n')
  expect(run('start').stdout).toBe('served 3000\n')
  expect(run('start', { PORT: '4000' }).stdout).toBe('served 4000\n')
  expect(run('health').status).toBe(4)
  expect(fs.readFileSync(inPlace('steps', 'stop-signal'), 'utf8')).toBe('INT\n')
})

test('a step that fails stops the build', () => {
  expect(read(image(`WORKDIR ${inPlace('image')}`, 'RUN false', 'RUN touch after')).status).toBe(0)
  expect(run('build').status).not.toBe(0)
  expect(fs.existsSync(inPlace('image', 'after'))).toBe(false)
})

test.each([
  'ADD archive.tar /',
  'COPY --chown=node . .',
  'RUN --mount=type=cache,target=/x true',
  'ENV PATH=$PATH:/x',
  'USER 1000:1000',
  'FROM other AS second',
])('what it does not know is refused by its name: %s', (line) => {
  const { status, stderr } = read(image(line))
  expect(status).not.toBe(0)
  expect(stderr).toContain('n’est pas connu')
})
