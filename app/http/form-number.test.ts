import { expect, test } from 'vitest'
import { expectOwnPage, formNumber } from './form-number.server.ts'

const [claire, antoine] = ['a07c926d-7654-488f-8a1f-d6f2e9c25886', 'b17c926d-7654-488f-8a1f-d6f2e9c25886']
const page = '5f3c926d-7654-488f-8a1f-d6f2e9c25886'

test('a form is sent by the person its page was shown to, and by nobody else', () => {
  const number = `${formNumber(page, claire)}_r_1_-x7`
  expect(() => expectOwnPage(number, claire)).not.toThrow()
  expect(() => expectOwnPage(number, antoine)).toThrow('request.page-of-other')
})

test.each([undefined, page, `${page}_r_1_`, 'test-of-ours'])(
  'a number that names nobody is anybody’s: %s',
  (number) => {
    expect(() => expectOwnPage(number, antoine)).not.toThrow()
  },
)

test('a page without account names nobody', () => {
  expect(formNumber(page, undefined)).toBe(page)
})
