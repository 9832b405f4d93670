import { expect, test } from 'vitest'
import { proseLines, readProse } from './prose.ts'

test('empty lines part paragraphs, marks make lists', () => {
  expect(readProse('Un début\nqui continue.\n\n- premier\n- second\nSuite.\n\n\nFin.')).toEqual([
    { kind: 'paragraph', text: 'Un début qui continue.' },
    { kind: 'list', items: ['premier', 'second'] },
    { kind: 'paragraph', text: 'Suite.' },
    { kind: 'paragraph', text: 'Fin.' },
  ])
})

test('a list after an empty line is another list', () => {
  expect(readProse('• a\n\n– b')).toEqual([
    { kind: 'list', items: ['a'] },
    { kind: 'list', items: ['b'] },
  ])
})

test('a hyphen inside a line is no mark, an empty text has no block', () => {
  expect(readProse('Hauts-de-Seine - Caf')).toEqual([{ kind: 'paragraph', text: 'Hauts-de-Seine - Caf' }])
  expect(readProse(' \n')).toEqual([])
})

test('in a cell, an item is a line that begins by a dash', () => {
  expect(proseLines('Deux pistes :\n- ouvrir\n* garder')).toBe('Deux pistes :\n– ouvrir\n– garder')
})
