/** The twenty spreadsheets spoilt at random, as accidents spoil them: nothing fails, and no cell is without a fate. Rules: docs/rules/taking-up.md §5.11. */
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import type { LedgerLine } from '#app/domains/plan-files/import/ledger.ts'
import { keepCells, type PlanCell, type PlanSheet } from '#app/domains/plan-files/import/plan-cell.ts'
import { type ImportPreview, previewImport } from '#app/domains/plan-files/import/preview.ts'
import { guessMapping } from '#app/domains/plan-files/import/sheet-mapping.ts'
import { randomFrom } from './plan-edits.ts'
import { fileFacts as facts, isFound } from './plan-files/is-found.ts'
import { bytesOf } from './plan-files/make-file.server.ts'
import { withAxes } from './plan-files/with-axes.ts'
import { withDates } from './plan-files/with-dates.ts'
import { withNoise } from './plan-files/with-noise.ts'

type Rows = PlanCell[][]
type Random = () => number
const below = (random: Random, most: number): number => Math.floor(random() * most)

const accidents = [
  ...['#REF!', '#N/A', 'Err:502', '########', '=A1', '-', '?', '0', '31/02/2027', '00/00/0000', '2027', 'vrai'],
  ...[
    'x'.repeat(1800),
    `${'mot '.repeat(200)}`,
    'a\n\nb',
    '\u200b',
    '\u00a0',
    '🙂',
    "'",
    '"',
    '<b>',
    'Action',
    'Total',
  ],
  ...['1e400', '12 k€ / an', '−5', '99999999999', '1er trim.', 'fin', 'Axe 1', '2027-2026', 'undefined', 'null'],
]

/** Each accident changes the rows in place. */
const spoil: Readonly<Record<string, (rows: Rows, random: Random) => void>> = {
  'cells written over': (rows, random) => {
    for (let count = 0; count < 12; count += 1) {
      const row = rows[below(random, rows.length)]
      if (row && row.length > 0)
        row[below(random, row.length)] = { text: (accidents[below(random, accidents.length)] ?? '').trim() }
    }
  },
  'columns in another order': (rows, random) => {
    const width = Math.max(0, ...rows.map(({ length }) => length))
    const order = Array.from({ length: width }, (_, index) => index).toSorted(() => random() - 0.5)
    for (const row of rows) row.splice(0, row.length, ...order.map((index) => row[index] ?? { text: '' }))
  },
  'titles missing': (rows, random) => {
    for (const row of rows.slice(0, 6)) for (const at of row.keys()) if (random() < 0.5) row[at] = { text: '' }
  },
  'titles written twice': (rows) => {
    for (const row of rows.slice(0, 6)) row.push(...row.slice(0, 2))
  },
  'rows taken away': (rows, random) => {
    for (let count = 0; count < 3; count += 1) rows.splice(below(random, rows.length), 1)
  },
  'rows in another order': (rows, random) => {
    rows.sort(() => random() - 0.5)
  },
  'colours and merges lost': (rows) => {
    for (const row of rows) row.splice(0, row.length, ...row.map(({ text }) => ({ text })))
  },
  'everything in one column': (rows) => {
    for (const row of rows) row.splice(0, row.length, { text: row.map(({ text }) => text).join(' ') })
  },
}

/** What the table of actions takes. */
function expectWritable({ actions, axes }: ImportPreview): void {
  const day = /^\d{4}-\d\d-\d\d$/
  for (const action of actions) {
    expect(action.title.length).toBeLessThanOrEqual(300)
    expect(action.code.length).toBeLessThanOrEqual(30)
    expect(action.description.length).toBeLessThanOrEqual(20_000)
    expect(Math.max(action.leadName.length, action.externalId.length, action.leadEmail.length)).toBeLessThanOrEqual(200)
    for (const on of [action.startsOn, action.endsOn]) if (on !== null) expect(on).toMatch(day)
    // A funder may be named without an amount.
    for (const { euros } of action.amounts) if (euros !== null) expect(Number.isFinite(euros)).toBe(true)
  }
  for (const { title } of axes) expect(title.length).toBeLessThanOrEqual(300)
}

describe.each([...withAxes, ...withDates, ...withNoise].map((file) => [file.name, file] as const))(
  '« %s »',
  (_, file) => {
    test('spoilt twenty times, is read, and tells what becomes of each cell', async () => {
      const read = keepCells(await readSpreadsheet(file.name, await bytesOf(file)))
      const random = randomFrom(file.name.length * 7919)
      const names = Object.keys(spoil)
      for (let turn = 0; turn < 20; turn += 1) {
        const sheets: PlanSheet[] = read.map(({ name, rows }) => {
          const spoilt = rows.map((row) => [...row])
          for (let count = 0; count < 2; count += 1) spoil[names[below(random, names.length)] ?? '']?.(spoilt, random)
          return { name, rows: spoilt }
        })
        const mapping = guessMapping(sheets)
        const preview = previewImport(sheets, mapping, facts)
        const filled = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.filter(({ text }) => text !== '')))
        expect(preview.ledger).toHaveLength(filled.length)
        expectWritable(preview)
        const isTold = ({ row, fate, text }: LedgerLine) =>
          fate === 'understood' && text.length > 300 && preview.problems.some((one) => one.row === row)
        const lost = preview.ledger.filter(
          (cell) => !isFound(cell, mapping[cell.sheet]?.fields[cell.column], preview) && !isTold(cell),
        )
        expect(lost.map(({ row, column, text, fate }) => [turn, row, column, fate, text.slice(0, 60)])).toEqual([])
      }
    })
  },
)
