/** What is said of a group of communes of which few have a number (docs/rules/observatory.md §11.4). */
import { expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { frameOfGroup } from './group-frame.ts'
import { observatoryLabels } from './labels.fr.ts'
import { type Figure, openFigures } from './theme-figures.ts'

const poverty = indicators.find(({ id }) => id === 'poverty') ?? expect.unreachable('poverty')
const year = 2021

test.each([
  ['two known, the others under the secret', [12, 14, 'secret', 'secret'], 'secret'],
  ['none known, one under the secret', ['secret', 'not-published'], 'secret'],
  ['two known, the others not published', [12, 14, 'not-published'], 'incomplete'],
  ['nothing loaded', [], 'not-loaded'],
] as const)('%s', (_, given, reason) => {
  const figures = given.map(
    (one, at): Figure => ({
      ...{ indicatorId: 'poverty', territoryCode: `c${at}`, year },
      value: typeof one === 'number' ? one : null,
      status: typeof one === 'number' ? 'published' : one,
    }),
  )
  const group = { code: 'g', name: 'g', memberCodes: ['c0', 'c1', 'c2', 'c3'] }
  expect(frameOfGroup(openFigures(figures, indicators), poverty, group, year).reading).toEqual({
    kind: 'missing',
    reason,
  })
})

test('the floor of a source is told as one: of the lowest commune, and of the middle one', () => {
  const given = [5, 5, 12].map(
    (value, at): Figure => ({
      ...{ indicatorId: 'poverty', territoryCode: `c${at}`, year, value },
      status: value === 5 ? 'floored' : 'published',
    }),
  )
  const group = { code: 'g', name: 'g', memberCodes: ['c0', 'c1', 'c2'] }
  const { reading, span } = frameOfGroup(openFigures(given, indicators), poverty, group, year)
  expect(observatoryLabels.formatReading(poverty, reading)).toMatch(/^5\s% ou moins$/)
  expect(span && observatoryLabels.span(poverty, span)).toMatch(/de 5\s% ou moins à 12\s%$/)
})
