import { expect, test } from 'vitest'
import { rememberTexts } from './remember-texts.ts'

const counting = (bounds: { readonly longest: number; readonly mostCharacters: number }) => {
  const made: string[] = []
  const make = rememberTexts((text) => {
    made.push(text)
    return { text }
  }, bounds)
  return { made, make }
}

test('the same text is made once, and what was made of it is given again', () => {
  const { made, make } = counting({ longest: 10, mostCharacters: 100 })
  expect(make('un')).toBe(make('un'))
  expect(make('deux')).toEqual({ text: 'deux' })
  expect(made).toEqual(['un', 'deux'])
})

test('a text longer than the bound is made again each time', () => {
  const { made, make } = counting({ longest: 2, mostCharacters: 100 })
  expect(make('trois')).not.toBe(make('trois'))
  expect(made).toEqual(['trois', 'trois'])
})

test('all are forgotten once they weigh more than the bound', () => {
  const { made, make } = counting({ longest: 10, mostCharacters: 5 })
  for (const text of ['abc', 'def', 'ghi', 'abc']) expect(make(text)).toEqual({ text })
  expect(made).toEqual(['abc', 'def', 'ghi', 'abc'])
  make('ghi')
  expect(made).toHaveLength(4)
})
