import { describe, expect, test } from 'vitest'
import { refusalOfShown, signShownAt } from './visitor-form.server.ts'

const secret = 'secret of the tests, thirty-two characters'
const form = { secret, ctgId: 'a', at: new Date('2026-11-24T09:00:00Z') }
const secondsLater = (seconds: number) => ({ ...form, at: new Date(form.at.getTime() + seconds * 1000) })

describe('the signed hour of a form', () => {
  const shown = signShownAt(form)
  test('holds for a person, who reads before she sends', () => {
    expect(refusalOfShown(shown, secondsLater(5))).toBeUndefined()
  })
  test.each([
    ['sent at once', shown, secondsLater(1), 'too-fast'],
    ['left open for days', shown, secondsLater(200_000), 'form-too-old'],
    ['never shown', '', secondsLater(5), 'form-unknown'],
    ['of another CTG', signShownAt({ ...form, ctgId: 'b' }), secondsLater(5), 'form-unknown'],
    ['of another instance', signShownAt({ ...form, secret: 'another' }), secondsLater(5), 'form-unknown'],
    ['made older', shown.replace(/^\d+/, '1'), secondsLater(5), 'form-unknown'],
  ])('is refused %s', (_what, sent, received, refusal) => {
    expect(refusalOfShown(sent, received)).toBe(refusal)
  })
})
