import { describe, expect, test } from 'vitest'
import { decodeText, findSeparator, showValue, trimRows } from './spreadsheet.ts'

test.each([
  [null, '', ''],
  [new Date('2027-12-31T00:00:00Z'), '', '31/12/2027'],
  [1234.5, '', '1234,5'],
  [0.1 + 0.2, '', '0,3'],
  [0.5, '0%', '50 %'],
  [true, '', 'oui'],
  [' Pilote\r\nCCAS ', '', 'Pilote\nCCAS'],
])('%s is shown as a person reads it', (value, format, text) => {
  expect(showValue(value, format)).toBe(text)
})

describe('a CSV', () => {
  test('is UTF-8 or Windows-1252', () => {
    expect(decodeText(Buffer.from('\ufeffété', 'utf8'))).toBe('été')
    expect(decodeText(Uint8Array.of(0xe9, 0x74, 0xe9, 0x92, 0x80))).toBe('été’€')
  })

  test('has the separator most met outside quotes', () => {
    expect(findSeparator('a;b;c\n"x,y,z,t,u";2;3')).toBe(';')
    expect(findSeparator('a\tb\n1\t2,5')).toBe('\t')
    expect(findSeparator('a,b')).toBe(',')
    expect(findSeparator('seul')).toBe(';')
  })
})

test('empty ends are left out, empty beginnings stay', () => {
  const empty = { text: '', value: null }
  const full = { text: 'a', value: 'a' }
  expect(trimRows([[empty], [empty, full, empty], [empty, empty]])).toEqual([[], [empty, full]])
})
