/** Fields whose names mean something to JavaScript: a form is read as words, whatever they are called. */
import { describe, expect, test } from 'vitest'
import { formRows, formValues, keyedValues } from '#app/http/form-values.server.ts'

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

describe.each(names)('a field named %s', (name) => {
  const form = new FormData()
  form.append(name, 'polluted')
  form.append(name, 'twice')
  form.append('title', 'Un titre')

  test('is a value like another, and changes nothing of what objects are', () => {
    const values = formValues(form)
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
    expect(Object.getOwnPropertyDescriptor(values, name)?.value).toEqual(['polluted', 'twice'])
    expect(Object.keys(values)).toEqual([name, 'title'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('names neither a row nor a key', () => {
    expect(formRows(form, ['title'])).toEqual([])
    expect(keyedValues(form, 'power')).toEqual([])
  })
})
