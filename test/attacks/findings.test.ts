/** The index of the attacker’s suite tells the truth: every finding has a test or an attack of the bench, and they exist. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findings } from './findings.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string =>
  fs.existsSync(path.join(root, file)) ? fs.readFileSync(path.join(root, file), 'utf8') : ''

/** As the source writes a title: between quotes, apostrophes escaped or not. */
const hasTest = (source: string, title: string): boolean =>
  [`'${title}'`, `"${title}"`, `\`${title}\``, `'${title.replaceAll("'", "\\'")}'`].some((quoted) =>
    source.includes(quoted),
  )

/** Every file of attacks of the bench, where an attack is named once. */
const benchSource = fs
  .readdirSync(path.join(root, 'bench/attack'))
  .map((file) => read(`bench/attack/${file}`))
  .join('\n')

test('every test that holds a finding exists, under its title', () => {
  const absent = findings
    .flatMap(({ tests }) => tests)
    .filter(({ file, title }) => !/\.(test|spec)\.tsx?$/.test(file) || !hasTest(read(file), title))
  expect(absent).toEqual([])
})

test('every attack named exists in the bench', () => {
  const names = findings.flatMap(({ bench = [] }) => bench)
  expect(names.filter((name) => !new RegExp(`(name: |large\\(\\s*)'${name}'`).test(benchSource))).toEqual([])
})

test('every finding is held by a test or by an attack, or says that it is not', () => {
  const silent = findings.filter(
    ({ tests, bench = [], missing }) => tests.length + bench.length === 0 && missing === undefined,
  )
  expect(silent).toEqual([])
})

test('every point of the door and of what stops everyone has its findings', () => {
  const points = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.8', '2.9', '2.10', '2.11']
  expect(points.filter((point) => !findings.some((one) => one.point === point))).toEqual([])
})
