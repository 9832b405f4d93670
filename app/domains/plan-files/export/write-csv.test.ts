import { parseCsv } from 'hucre/csv'
import { expect, test } from 'vitest'
import type { Column } from './plan-columns.ts'
import { writeCsv } from './write-csv.ts'

const columns: readonly Column[] = [
  { header: 'Action', widthChars: 10, kind: 'text' },
  { header: 'Fin', widthChars: 10, kind: 'date' },
  { header: 'Montant', widthChars: 10, kind: 'number' },
]

test.each(['=1+1', '+33 1', '-2', '@SOMME(A1)', '\tcode', '\rcode', "'=1"])('%j is never a formula', (text) => {
  const [, row] = parseCsv(writeCsv({ columns, rows: [[text, null, null]] }), { delimiter: ';' })
  expect(row?.[0]).toBe(`'${text}`)
  const [heads] = parseCsv(writeCsv({ columns: [{ header: text, widthChars: 10, kind: 'text' }], rows: [] }), {
    delimiter: ';',
  })
  expect(heads?.[0]).toBe(`'${text}`)
})

test('semicolons, quotes and line breaks stay inside their cell', () => {
  const text = 'Un « lieu » ; deux "antennes"\nouvertes'
  expect(parseCsv(writeCsv({ columns, rows: [[text, null, null]] }), { delimiter: ';' })[1]?.[0]).toBe(text)
})

test('a day, a figure, a date known to the quarter and a negative figure are written as in France', () => {
  const rows = [
    ['A', '2027-01-14', 1234.5],
    ['B', '1er trim. 2027', -3],
  ]
  expect(writeCsv({ columns, rows })).toBe('\uFEFFAction;Fin;Montant\r\nA;14/01/2027;1234,5\r\nB;1er trim. 2027;-3\r\n')
})
