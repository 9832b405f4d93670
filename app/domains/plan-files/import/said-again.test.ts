import { expect, test } from 'vitest'
import { findSaidAgain } from './said-again.ts'

test('an action that has the title or the number of an earlier one is told with the place of that one', () => {
  const actions = [
    { key: '1:7', title: 'LAEP du samedi', code: '2.3' },
    { key: '1:8', title: 'Café des pères', code: '2.3' },
    { key: '2:2', title: 'Laep du samedi', code: '' },
    { key: '2:3', title: 'Ludothèque', code: '' },
  ]
  expect([...findSaidAgain(actions, ['Ville', 'Caf'], 'code')]).toEqual([['1:8', { row: 7, sheet: undefined }]])
  expect([...findSaidAgain(actions, ['Ville', 'Caf'], 'title')]).toEqual([['2:2', { row: 7, sheet: 'Ville' }]])
})
