/** What may be asked is written on one page (docs/limits.md), and a pattern made at run time is made of our own words. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseFile, readTree, type SourceFile } from '../house/source-file.ts'

const root = path.resolve(import.meta.dirname, '../..')
const ours = readTree(root, ['{app,seed}/**/*.{ts,tsx}']).filter(({ file }) => !/\.test\.|fixture/.test(file))

const minutesIn: Readonly<Record<string, number>> = { day: 1440, hour: 60, '24 * 60': 1440 }
const spans: Readonly<Record<number, string>> = { 60: '1 heure', 1440: '1 jour' }
const shownSpan = (minutes: number): string => spans[minutes] ?? `${minutes} minutes`

/** Those that count what is only told to the journal limit nobody. */
const limitsOf = ({ text }: Pick<SourceFile, 'text'>): readonly string[] =>
  [...text.matchAll(/\{ name: '([a-z-]+)', most: ([\d_]+), minutes: ([^}]+?) \}/g)].flatMap(
    ([, name, written, span]) => {
      const most = Number(written?.replaceAll('_', ''))
      const minutes = minutesIn[span ?? ''] ?? Number(span)
      return most === 0 ? [] : [`| \`${name}\` | ${most.toLocaleString('fr-FR')} | ${shownSpan(minutes)} |`]
    },
  )

test('every limit of the code is a row of docs/limits.md, and every row a limit', () => {
  const page = fs.readFileSync(path.join(root, 'docs/limits.md'), 'utf8')
  const written = [...page.matchAll(/\| `[a-z-]+` \| [^|]+ \| [^|]+ \|$/gm)].map(([row]) => row)
  const limits = ours.flatMap(limitsOf)
  expect(limits.length).toBeGreaterThan(40)
  expect(written.toSorted()).toEqual(limits.toSorted())
})

/** Files that make a pattern, and of what: names of ours, numbers, days that we have written. Nothing that was typed. */
const makers: Readonly<Record<string, string>> = {
  'app/domains/amendments/consolidate.ts': 'a day or a duration that this file has formatted',
  'app/domains/convention/articles/text-dates.ts': 'the words before a day',
  'app/domains/documents/finish-office.server.ts': 'the number of a slide',
  'app/domains/documents/ods-marks.ts': 'names of tags and attributes',
  'app/domains/plan-files/import/axis-words.ts': 'the words for an axis',
  'app/domains/plan-files/import/month-headings.ts': 'names of months and quarters',
  'app/domains/secrecy/merged-bands.ts': 'the ways to write a band',
  'app/domains/sources/insee-sources.ts': 'names of files of Insee',
  'app/domains/writing/personal-numbers.ts': 'the parts of a number of social security',
  'app/kernel/files/s3-store.server.ts': 'names of tags',
  'app/kernel/format.ts': 'units',
  'app/kernel/grammar.fr.ts': 'words that begin with a vowel',
  'app/kernel/parse-date.ts': 'the ways to write a day',
}

/** Whether a file makes a pattern of anything but a text that stands there whole. */
function makesPattern(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(makesPattern)
  if (typeof node !== 'object' || node === null) return false
  if ('callee' in node && Object(node.callee).name === 'RegExp' && 'arguments' in node)
    if (Object(Object(node.arguments)[0]).type !== 'Literal') return true
  return Object.entries(node).some(([name, child]) => name !== 'parent' && makesPattern(child))
}

test('a pattern is made at run time in these files only, of our own words', () => {
  expect(makesPattern(parseFile('a.ts', 'export const find = (typed: string) => new RegExp(typed)').program)).toBe(true)
  const made = ours.filter(({ program }) => makesPattern(program)).map(({ file }) => file)
  expect(made).toEqual(Object.keys(makers))
})
