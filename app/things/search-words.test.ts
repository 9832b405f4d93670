import { expect, test } from 'vitest'
import { readSearchWords } from './search-words.ts'

test.each([
  ['2026-03', ['2026\\-03'], false],
  ['FA 7', ['FA', '7'], false],
  ['1.2.1', ['1\\.2\\.1'], false],
  ['PMI', ['PMI'], false],
  ['  l’accueil, (100 %) ', ["l'accueil", '100'], true],
  ['crèches.*', ['crèches'], true],
])('« %s » asks for %j', (question, each, mayResemble) => {
  expect(readSearchWords(question)).toMatchObject({ each, mayResemble })
})

test('nothing is asked by signs alone', () => {
  expect(readSearchWords(' .*+?()[ ')).toBeUndefined()
})
