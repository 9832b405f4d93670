/** Fields whose names mean something to JavaScript: a form is read as words, whatever they are called. */
import { describe, expect, test } from 'vitest'
import { formRows, formValues, keyedValues, readForm } from '#app/http/form-values.server.ts'
import { intentNamed } from '#app/http/route.server.ts'
import { mostFormFields, mostVisitorBytes } from '#app/kernel/sending.ts'

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

  test('names no act', () => {
    expect(intentNamed({ save: 'an act' }, name)).toBeUndefined()
    expect(intentNamed({ save: 'an act' }, 'save')).toBe('an act')
  })

  test('names neither a row nor a key', () => {
    expect(formRows(form, ['title'])).toEqual([])
    expect(keyedValues(form, 'power')).toEqual([])
  })
})

describe('a form at the door', () => {
  const post = (body: string) =>
    new Request('http://localhost/connexion', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  test('of more fields than any page has is refused by its bytes', async () => {
    await expect(readForm(post('a=1&'.repeat(mostFormFields + 1)))).rejects.toMatchObject({ init: { status: 413 } })
    const whole = await readForm(post('a=1&'.repeat(mostFormFields - 1)))
    expect(formValues(whole).a).toHaveLength(mostFormFields - 1)
  })

  test('of someone not signed in holds a few lines, not a megabyte that the page gives back', async () => {
    const heavy = `intent=password&email=${'['.repeat(mostVisitorBytes)}`
    await expect(readForm(post(heavy), mostVisitorBytes)).rejects.toMatchObject({ init: { status: 413 } })
    expect((await readForm(post('email=a%40b.fr'), mostVisitorBytes)).get('email')).toBe('a@b.fr')
  })

  test('of many different fields is read in the time of a page', () => {
    const form = new FormData()
    for (let index = 0; index < mostFormFields; index += 1) form.append(`field ${index}`, 'x')
    const began = performance.now()
    expect(Object.keys(formValues(form))).toHaveLength(mostFormFields)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
