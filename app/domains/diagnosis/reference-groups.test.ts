import { expect, test } from 'vitest'
import { codeOf, mostMembers, readMembers, refusalOfMembers } from './reference-groups.ts'

const communes = [
  { code: '33249', name: 'Lormont' },
  { code: '93066', name: 'Saint-Denis' },
  { code: '97411', name: 'Saint-Denis' },
  { code: '2A004', name: 'Ajaccio' },
  { code: '95127', name: 'Cergy' },
]

test.each([
  ['33249', '33249'],
  ['33249 Lormont', '33249'],
  ['2a004', '2A004'],
  ['Lormont', undefined],
  ['332491', undefined],
])('the code that begins « %s » is %s', (line, code) => {
  expect(codeOf(line)).toBe(code)
})

test('a commune is named by its code, or by its name however it is written; each once', () => {
  expect(readMembers(['LORMONT', '33249 Lormont', 'ajaccio', '95127'], communes)).toEqual({
    codes: ['33249', '2A004', '95127'],
    unknown: [],
    doubtful: [],
  })
})
test('a name of several is doubtful, one of none is unknown', () => {
  const lines = readMembers(['saint denis', 'Nulle Part', '99999'], communes)
  expect(lines).toEqual({
    codes: [],
    unknown: ['Nulle Part', '99999'],
    doubtful: [{ line: 'saint denis', codes: ['93066', '97411'] }],
  })
  expect(refusalOfMembers(lines)).toBe('members-unknown')
})
test('a group has three communes at least, and forty at most', () => {
  const of = (count: number) =>
    refusalOfMembers({ codes: Array.from({ length: count }, (_, at) => `${at}`), unknown: [], doubtful: [] })
  expect([of(2), of(3), of(mostMembers), of(mostMembers + 1)]).toEqual([
    'members-count',
    undefined,
    undefined,
    'members-count',
  ])
})
