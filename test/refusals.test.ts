/**
 * Every refusal that a person may meet has its French sentence, and every sentence its refusal. Read from the sources:
 * codes written in `new DomainError(…)`, `refuse('<slice>', …)` and the functions `refusalTo…`.
 * Three kinds may do with the sentence of their kind: `not-found` (a page that is not there), `forbidden` (one's role does
 * not allow it) and `invalid` whose sentence stands at the field.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { knownRefusals } from '#app/http/refusals.server.ts'
import { houseOf } from './import-rules.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = fs
  .globSync('app/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$|labels(\.fr)?\.ts$/.test(file))
const sources = files.map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))

const sliceOf = (file: string) => houseOf(file.split(path.sep)[2] ?? '')
const quoted = (text: string) => [...text.matchAll(/'([a-z0-9-]+)'/g)].map(([, literal = '']) => literal)

/** Reasons chosen in an expression: alone, or a branch of it; what is compared or passed on is no reason. */
const chosen = (text: string) =>
  [...text.matchAll(/(?:^\s*|[?:] |&& )'([a-z0-9-]+)'/g)].map(([, reason = '']) => reason)

/** Reasons that functions `refusalTo…` declare they return. */
const declared = (text: string) =>
  [
    ...text.matchAll(/(?:function|const) refusalTo\w+(?:(?!\n\n)[\s\S])*?\):\s*((?:'[a-z0-9-]+'\s*\|\s*)+)undefined/g),
  ].flatMap(([, union = '']) => quoted(union))

const thrown = sources.flatMap(({ file, text }) => [
  ...[...text.matchAll(/new DomainError\(\s*'(conflict|unavailable)',\s*'([^']+)'/g)].map(([, , code = '']) => code),
  ...[...text.matchAll(/changedMeanwhile\(\s*'([a-z]+)'/g)].map(([, slice]) => `${slice}.changed-meanwhile`),
  ...[...text.matchAll(/refuse\(\s*'([a-z]+)',([^\n]*)/g)].flatMap(([, slice, rest = '']) =>
    chosen(rest.split('refusalTo')[0] ?? '').map((reason) => `${slice}.${reason}`),
  ),
  ...[...text.matchAll(/type \w+Refusal =([\s\S]*?)(?=\n\n|\nexport|\n\/\*\*)/g)].flatMap(([, union = '']) =>
    quoted(union).map((reason) => `${sliceOf(file)}.${reason}`),
  ),
  ...declared(text).map((reason) => `${sliceOf(file)}.${reason}`),
])

describe('refusals', () => {
  test('each has its sentence', () => {
    expect(thrown).toEqual(
      expect.arrayContaining(['ctg.last-coordinator', 'diagnosis.finding-shared', 'governance.meeting-closed']),
    )
    expect([...new Set(thrown)].filter((code) => !knownRefusals.has(code))).toEqual([])
  })

  test('no sentence is left without its refusal', () => {
    const written = sources.map(({ text }) => text).join('\n')
    const unused = [...knownRefusals].filter(
      (code) =>
        !written.includes(`'${code}'`) &&
        !written.includes(`'${code.split('.')[1]}'`) &&
        !code.endsWith('.changed-meanwhile'),
    )
    expect(unused).toEqual([])
  })
})
