import { expect, test } from 'vitest'
import { pageBytes } from './page-bytes.server.ts'

test.each([
  ['nothing', ''],
  ['letters', 'Plan de la CTG'],
  ['French signs', 'L’école : « 1\u202f234 places » — 12\u00a0€'],
  ['signs of two halves', 'Bébé 👶🏽 à la crèche'],
  ['half of a sign alone', 'avant \ud83d après \udc76'],
])('%s: the same bytes as those of Node', (_what, text) => {
  expect(pageBytes(text).equals(Buffer.from(text))).toBe(true)
})
