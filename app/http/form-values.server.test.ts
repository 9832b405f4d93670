import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from './form-values.server.ts'

const error = (...names: readonly string[]) =>
  new z.ZodError(
    names.map((name) => ({ code: 'custom', path: name === '' ? [] : [name], message: `À ${name}`, input: '' })),
  )
const namesOf = (sent: readonly string[], ...names: readonly string[]) =>
  Object.keys(fieldErrors(error(...names), Object.fromEntries(sent.map((name) => [name, '']))))

describe('what is to mend in a form', () => {
  test('is told in the order of its fields, whatever the order of the rules', () => {
    expect(namesOf(['intent', 'what', 'need', 'byName'], 'byName', 'what')).toEqual(['what', 'byName'])
    expect(namesOf(['body', 'name', 'email'], 'name', 'body', 'email')).toEqual(['body', 'name', 'email'])
  })
  test('a box left empty, which is not sent, keeps its place; so does what is about no field', () => {
    expect(namesOf(['word', 'name'], 'reply', 'name', 'word')).toEqual(['reply', 'word', 'name'])
    expect(namesOf(['a'], '', 'a')).toEqual(['form', 'a'])
  })
  test('has one sentence a field, the first', () => {
    expect(fieldErrors(error('a', 'a'), { a: '' })).toEqual({ a: 'À a' })
    expect(fieldErrors(error('b', 'a'))).toEqual({ b: 'À b', a: 'À a' })
  })
})
