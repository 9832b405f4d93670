import { expect, test } from 'vitest'
import { formNumber, keptNumber, ownNumber } from './form-number.server.ts'

const [claire, antoine] = ['a07c926d-7654-488f-8a1f-d6f2e9c25886', 'b17c926d-7654-488f-8a1f-d6f2e9c25886']
const page = '5f3c926d-7654-488f-8a1f-d6f2e9c25886'

test('a form is sent by the person its page was shown to, and by nobody else; what is kept of its number does not say who', () => {
  const number = `${formNumber(page, claire)}_r_1_-x7`
  expect(ownNumber(number, claire)).toBe(`${page}_r_1_-x7`)
  expect(() => ownNumber(number, antoine)).toThrow('request.page-of-other')
  expect(keptNumber(number)).toBe(`${page}_r_1_-x7`)
})

test.each([page, `${page}_r_1_`, 'test-of-ours'])('a number that names nobody is anybody’s, as it is: %s', (number) => {
  expect([ownNumber(number, antoine), keptNumber(number)]).toEqual([number, number])
})

test.each([undefined, '', ['a']])('no number is none: %j', (sent) => {
  expect([ownNumber(sent, antoine), keptNumber(sent)]).toEqual([undefined, undefined])
})

test('a page without account names nobody', () => {
  expect(formNumber(page, undefined)).toBe(page)
})
