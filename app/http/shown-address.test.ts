import { expect, test } from 'vitest'
import { shownAddress } from './shown-address.ts'

test.each([
  ['/', '/'],
  ['/_.data', '/'],
  ['/compte', '/compte'],
  ['/compte.data', '/compte'],
  ['/t/ville.data.fr', '/t/ville.data.fr'],
])('%s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})
