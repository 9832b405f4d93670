import { expect, test } from 'vitest'
import { rememberTexts } from './remember-texts.ts'

const counting = (bounds: { readonly longest: number; readonly mostCharacters: number }) => {
  const asked: string[] = []
  const make = rememberTexts((text) => {
    asked.push(text)
    return { text }
  }, bounds)
  return { asked, make }
}

test('the same text is made once, and what was made of it is given again', () => {
  const { asked, make } = counting({ longest: 10, mostCharacters: 100 })
  expect(make('un')).toBe(make('un'))
  expect(make('deux')).toEqual({ text: 'deux' })
  expect(asked).toEqual(['un', 'deux'])
})

test('a text longer than the bound is made again each time', () => {
  const { asked, make } = counting({ longest: 2, mostCharacters: 100 })
  expect(make('trois')).not.toBe(make('trois'))
  expect(asked).toEqual(['trois', 'trois'])
})

test('all are forgotten once they weigh more than the bound', () => {
  const { asked, make } = counting({ longest: 10, mostCharacters: 5 })
  for (const text of ['abc', 'def', 'ghi', 'abc']) expect(make(text)).toEqual({ text })
  expect(asked).toEqual(['abc', 'def', 'ghi', 'abc'])
  make('ghi')
  expect(asked).toHaveLength(4)
})
