import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'

test('a slug stays short, and ends with a whole word', () => {
  const slug = slugOf(`${'Œuvres & cœurs '.repeat(8)}`)
  expect(slug.length).toBeLessThanOrEqual(60)
  expect(slug).toMatch(/^oeuvres-coeurs-.*(?:oeuvres|coeurs)$/)
})
