import { expect, test } from 'vitest'
import { carryParts, readCarryChoice, usualParts, writeCarryChoice } from './carry.ts'

const read = (query: string) => readCarryChoice(new URLSearchParams(query))

test('an address without choice has the usual parts: neither steps nor means', () => {
  expect(read('')).toEqual({ numbers: [], parts: usualParts, isPreview: false, hasChosen: false })
  expect(carryParts.filter((part) => !usualParts.includes(part))).toEqual(['steps', 'means'])
})

test.each([
  ['action=3&action=3&action=7&avec=lieux&avec=inconnu&apercu=oui', [3, 7], ['places'], true],
  ['action=3&apercu=oui', [3], [], true],
  ['avec=moyens&apercu=oui', [], ['means'], false],
  ['action=x&action=-1&action=1.5&apercu=oui', [], [], false],
])('%s', (query, numbers, parts, isPreview) => {
  expect(read(query)).toEqual({ numbers, parts, isPreview, hasChosen: true })
})

test('a choice written in an address is read again', () => {
  const choice = { numbers: [4, 12], parts: ['texts', 'means'] as const }
  expect(read(writeCarryChoice('x', choice).split('?')[1] ?? '')).toMatchObject(choice)
})
