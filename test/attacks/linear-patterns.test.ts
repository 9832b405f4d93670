/** No pattern of ours takes more than a time in proportion to what it reads: whatever one form holds, everybody else is answered. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { showValue } from '#app/domains/documents/spreadsheet.ts'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { importFields } from '#app/domains/plan-files/import/fields.ts'
import { previewImport } from '#app/domains/plan-files/import/preview.ts'
import { optionalNumber } from '#app/kernel/fields.ts'
import { mostBlanks, storable, withoutLongBlanks } from '#app/kernel/storable.ts'
import { parseFile, readTree } from '../house/source-file.ts'
import { processorMs } from '../processor-ms.ts'
import { patternsOf, tiredBy } from './linear-patterns.ts'

/** A text that is bounded before it is read: a password has 200 characters at most. */
const bounded = [String.raw`/^(.+?)\1+$/s`]

const root = path.resolve(import.meta.dirname, '../..')
const ours = readTree(root, ['{app,seed}/**/*.{ts,tsx}']).filter(({ file }) => !/\.test\.|fixture/.test(file))

test('no pattern of ours is tired by a long text', () => {
  const patterns = ours.flatMap(patternsOf)
  expect(patterns.length).toBeGreaterThan(250)
  const tired = patterns
    .filter(({ written }) => !bounded.includes(written))
    .flatMap((pattern) => {
      const by = tiredBy(pattern)
      return by === undefined ? [] : [`${pattern.where} ${pattern.written} by ${by}`]
    })
  expect(tired).toEqual([])
})

test('one that is tired is seen', () => {
  const [pattern] = patternsOf(parseFile('a.ts', String.raw`export const number = /^(\d+\.?\d*|\.\d+)$/`))
  expect(pattern && tiredBy(pattern)).toBe('"0"')
})

test('a megabyte of zeros is no number, and that is said at once', () => {
  const zeros = `${'0'.repeat(1024 * 1024)}x`
  expect(processorMs(() => expect(optionalNumber().safeParse(zeros).success).toBe(false))).toBeLessThan(1_000)
})

describe('a page of blanks', () => {
  const blanks = ' \u00a0\n'.repeat(20_000)
  const text = `Caf,${blanks}Ville`

  test('is not kept of what is sent, nor of a cell; what people write is', () => {
    const kept = `Caf,${blanks.slice(0, mostBlanks)}Ville`
    expect(storable({ lead: text })).toEqual({ lead: kept })
    expect(showValue(text)).toBe(kept)
    for (const said of ['Nom :          Prénom', 'Un\n\n\nDeux', `a${' '.repeat(mostBlanks)}b`])
      expect(storable(said)).toBe(said)
    expect(processorMs(() => withoutLongBlanks(`${' '.repeat(199)}x`.repeat(5_000)))).toBeLessThan(500)
  })

  test('in any column of a plan holds up nobody', () => {
    const cell = { text: showValue(text) }
    const rows = [
      [{ text: 'Action' }, { text: 'Colonne' }],
      [{ text: 'Ouvrir un relais' }, cell],
    ]
    const facts = { ...noLists, values: [] }
    for (const field of importFields)
      expect({
        field,
        isBrief:
          processorMs(() =>
            previewImport([{ name: 'Plan', rows }], [{ isTaken: true, headerRow: 0, fields: ['title', field] }], facts),
          ) < 500,
      }).toEqual({ field, isBrief: true })
  })
})
