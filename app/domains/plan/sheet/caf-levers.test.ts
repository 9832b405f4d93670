import { expect, test } from 'vitest'
import { readCafLevers, splitWords, writeCafLevers } from './caf-levers.ts'

test('levers are written one field a line, in the order of the three fields, and read back', () => {
  const fields = [
    { field: 'collective-aid', levers: ['bonus territoire', 'Fonds publics et territoires'] },
    { field: 'benefits', levers: [] },
  ] as const
  const text = writeCafLevers(fields)
  expect(text).toBe('prestations\naides collectives : bonus territoire, Fonds publics et territoires')
  expect(readCafLevers(text)).toEqual({ fields: [fields[1], fields[0]], unknown: [] })
})

test.each([
  ['Travail social', [{ field: 'social-work', levers: [] }]],
  [
    'Prestations, Aides collectives',
    [
      { field: 'benefits', levers: [] },
      { field: 'collective-aid', levers: [] },
    ],
  ],
  ['AIDES COLLECTIVES : COF ; PS', [{ field: 'collective-aid', levers: ['COF', 'PS'] }]],
  ['', []],
])('%j is understood as people write it', (text, fields) => {
  expect(readCafLevers(text)).toEqual({ fields, unknown: [] })
})

test('a line that names no field is given back, never dropped', () => {
  expect(readCafLevers('bonus territoire')).toEqual({ fields: [], unknown: ['bonus territoire'] })
})

test('words are separated by commas, semicolons or lines, each kept once', () => {
  expect(splitWords(' parentalité,  répit ;parentalité\nhoraires  atypiques ')).toEqual([
    'parentalité',
    'répit',
    'horaires atypiques',
  ])
})
