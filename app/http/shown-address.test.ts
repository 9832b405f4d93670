import { expect, test } from 'vitest'
import { shownAddress } from './shown-address.ts'

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/compte', '/compte'],
  ['/compte.data', '/compte'],
  ['/ctg/1/_root.data', '/ctg/1/_root'],
  ['/t/ville.data.fr', '/t/ville.data.fr'],
])('%s is shown as %s', (asked, shown) => {
  expect(shownAddress(asked)).toBe(shown)
})
