import { describe, expect, test } from 'vitest'
import { decodeText, findSeparator, showValue, trimRows, typedValue } from './spreadsheet.ts'

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

test.each([
  ['a year in a cell of dates', new Date('1905-07-21T00:00:00Z'), '2029'],
  ['an hour', new Date('1899-12-31T12:30:00Z'), '12:30'],
  ['an hour of LibreOffice', 'PT09H05M00S', '09:05'],
  ['a day and its hour', new Date('2027-01-14T09:30:00Z'), '14/01/2027 09:30'],
  ['a day', new Date('2027-01-14T00:00:00Z'), '14/01/2027'],
  ['a line of Word', 'un\vdeux', 'un\ndeux'],
])('%s is what was typed', (_, value, text) => {
  expect(showValue(typedValue(value))).toBe(text)
})

describe('a CSV', () => {
  test('is UTF-8 or Windows-1252', () => {
    expect(decodeText(Buffer.from('\ufeffété', 'utf8'))).toBe('été')
    expect(decodeText(Buffer.from('\ufeffété\tœ', 'utf16le'))).toBe('été\tœ')
    expect(decodeText(Buffer.from('\ufeffété', 'utf16le').swap16())).toBe('été')
    expect(decodeText(Uint8Array.of(0xe9, 0x74, 0xe9, 0x92, 0x80))).toBe('été’€')
  })

  test('has the separator most met outside quotes', () => {
    expect(findSeparator('a;b;c\n"x,y,z,t,u";2;3')).toBe(';')
    expect(findSeparator('a\tb\n1\t2,5')).toBe('\t')
    expect(findSeparator('a,b')).toBe(',')
    expect(findSeparator('seul')).toBe(';')
    const sentences = 'Action;Description\nRelais;Accueil, jeux, rencontres, sorties\nCrèche;Places, horaires, tarifs'
    expect(findSeparator(sentences)).toBe(';')
  })
})

test('empty ends are left out, empty beginnings stay', () => {
  const empty = { text: '', value: null }
  const full = { text: 'a', value: 'a' }
  expect(trimRows([[empty], [empty, full, empty], [empty, empty]])).toEqual([[], [empty, full]])
})
