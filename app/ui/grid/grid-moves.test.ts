/** Keys, moves, windows of rows, blocks pasted and filled, orders. Rules: docs/rules/plan.md §14. */
import { describe, expect, test } from 'vitest'
import { erase, fillDown, pasteBlock, pullDown } from './fill.ts'
import { actOf, editorActOf, keyOf } from './grid-keys.ts'
import { areaOf, isAtEnd, type Position, type Step, stepFrom } from './selection.ts'
import { complete, suggest } from './suggestions.ts'

const press = (key: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {}) =>
  keyOf({
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
    altKey: held.alt ?? false,
  })

describe('keys', () => {
  test.each([
    ['ArrowDown', {}, { type: 'step', step: 'down', isExtending: false }],
    ['ArrowDown', { shift: true }, { type: 'step', step: 'down', isExtending: true }],
    ['ArrowDown', { ctrl: true, shift: true }, { type: 'step', step: 'bottom', isExtending: true }],
    ['Home', { ctrl: true }, { type: 'step', step: 'first', isExtending: false }],
    ['Tab', {}, { type: 'step', step: 'next', isExtending: false }],
    ['Tab', { shift: true }, { type: 'step', step: 'previous', isExtending: false }],
    ['Enter', {}, { type: 'edit' }],
    ['F2', {}, { type: 'edit' }],
    ['d', { ctrl: true }, { type: 'fill-down' }],
    ['z', { meta: true }, { type: 'undo' }],
    ['Z', { meta: true, shift: true }, { type: 'redo' }],
    ['y', { ctrl: true }, { type: 'redo' }],
    [' ', { shift: true }, { type: 'select-row' }],
    ['é', {}, { type: 'type' }],
    ['Dead', {}, { type: 'type' }],
    ['@', { ctrl: true, alt: true }, { type: 'type' }],
    ['Escape', {}, { type: 'leave' }],
    ['F5', {}, undefined],
    ['s', { ctrl: true }, undefined],
    ['Shift', { shift: true }, undefined],
  ])('%s %o', (key, held, act) => {
    expect(actOf(press(key, held))).toEqual(act)
  })

  test('while writing, Enter goes down, Tab aside, Ctrl+Enter fills, Alt+Enter is a line, the rest is the editor’s', () => {
    expect(editorActOf(press('Enter'))).toEqual({ type: 'commit', step: 'down' })
    expect(editorActOf(press('Enter', { shift: true }))).toEqual({ type: 'commit', step: 'up' })
    expect(editorActOf(press('Enter', { ctrl: true }))).toEqual({ type: 'commit', isEverywhere: true })
    expect(editorActOf(press('Enter', { alt: true }))).toEqual({ type: 'new-line' })
    expect(editorActOf(press('Tab', { shift: true }))).toEqual({ type: 'commit', step: 'previous' })
    expect(editorActOf(press('ArrowLeft'))).toBeUndefined()
  })
})

describe('moves', () => {
  const size = { rowCount: 10, columnCount: 4 }
  test.each<[Step, Position, Position]>([
    ['up', { row: 0, column: 2 }, { row: 0, column: 2 }],
    ['page-down', { row: 7, column: 2 }, { row: 9, column: 2 }],
    ['next', { row: 2, column: 3 }, { row: 3, column: 0 }],
    ['previous', { row: 2, column: 0 }, { row: 1, column: 3 }],
    ['next', { row: 9, column: 3 }, { row: 9, column: 3 }],
    ['last', { row: 0, column: 0 }, { row: 9, column: 3 }],
    ['row-end', { row: 4, column: 0 }, { row: 4, column: 3 }],
  ])('%s from %o', (step, from, to) => {
    expect(stepFrom(from, step, size, 5)).toEqual(to)
  })

  test('Tab leaves the grid after its last cell, Shift+Tab before its first', () => {
    expect(isAtEnd({ row: 9, column: 3 }, size, false)).toBe(true)
    expect(isAtEnd({ row: 9, column: 3 }, size, true)).toBe(false)
    expect(isAtEnd({ row: 0, column: 0 }, size, true)).toBe(true)
  })

  test('a selection is the same whichever corner it started from', () => {
    const area = { top: 1, bottom: 3, left: 0, right: 2 }
    expect(areaOf({ anchor: { row: 3, column: 0 }, focus: { row: 1, column: 2 } })).toEqual(area)
    expect(areaOf({ anchor: { row: 1, column: 2 }, focus: { row: 3, column: 0 } })).toEqual(area)
  })
})

describe('a block pasted', () => {
  const size = { rowCount: 10, columnCount: 5 }
  const one = { top: 8, bottom: 8, left: 3, right: 3 }
  test('is written from the first cell, and what falls outside is told', () => {
    const { area, texts, lostRows, lostColumns } = pasteBlock(
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['g', 'h', 'i'],
      ],
      one,
      size,
    )
    expect(area).toEqual({ top: 8, bottom: 9, left: 3, right: 4 })
    expect(texts.map(({ text }) => text)).toEqual(['a', 'b', 'd', 'e'])
    expect([lostRows, lostColumns]).toEqual([1, 1])
  })
  test('of one text fills the selection; of several is repeated in a multiple of its size, else written once', () => {
    const selected = { top: 0, bottom: 3, left: 0, right: 0 }
    const texts = (block: string[][]) => pasteBlock(block, selected, size).texts.map(({ text }) => text)
    expect(texts([['x']])).toEqual(['x', 'x', 'x', 'x'])
    expect(texts([['x'], ['y']])).toEqual(['x', 'y', 'x', 'y'])
    expect(texts([['x'], ['y'], ['z']])).toEqual(['x', 'y', 'z'])
  })
})

describe('a fill', () => {
  const read = (row: number, column: number) => `${row}.${column}`
  test('repeats the first row of the selection; on one row, the row above; on the first row of all, nothing', () => {
    expect(fillDown({ top: 2, bottom: 4, left: 1, right: 1 }, read)).toEqual([
      { row: 3, column: 1, text: '2.1' },
      { row: 4, column: 1, text: '2.1' },
    ])
    expect(fillDown({ top: 2, bottom: 2, left: 0, right: 1 }, read).map(({ text }) => text)).toEqual(['1.0', '1.1'])
    expect(fillDown({ top: 0, bottom: 0, left: 0, right: 1 }, read)).toEqual([])
  })
  test('by the handle repeats the rows selected, in turn, and never upwards', () => {
    expect(pullDown({ top: 2, bottom: 3, left: 0, right: 0 }, 6, read).map(({ text }) => text)).toEqual([
      '2.0',
      '3.0',
      '2.0',
    ])
    expect(pullDown({ top: 2, bottom: 3, left: 0, right: 0 }, 1, read)).toEqual([])
  })
  test('an erasure empties every cell selected', () => {
    expect(erase({ top: 0, bottom: 1, left: 0, right: 1 }).map(({ text }) => text)).toEqual(['', '', '', ''])
  })
})

describe('what completes a line', () => {
  const names = ['1.1 Accueillir 60 familles', '1.2 Équiper les quartiers', '2.1 Accès aux droits']
  test('is what holds its words, accents forgiven, and is not written yet on another line', () => {
    expect(suggest('equip', 5, names).names).toEqual(['1.2 Équiper les quartiers'])
    expect(suggest('1.2 Équiper les quartiers\n', 26, names).names).toEqual([names[0], names[2]])
  })
  test('takes the place of its line alone', () => {
    const text = 'acc\n2.1 Accès aux droits'
    const found = suggest(text, 2, names)
    expect(found.names).toEqual([names[0]])
    expect(complete(text, found, names[0] ?? '')).toEqual({ text: `${names[0]}\n2.1 Accès aux droits`, caret: 26 })
  })
})
