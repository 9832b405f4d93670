import { expect, test } from 'vitest'
import { insideAtMost, insideOf } from './inside.ts'
import { type IndicatorFigures, missing, type ReadingFlag } from './observatory.ts'

const indicator = { id: 'poverty', name: 'Pauvreté', isRate: true, parentId: null } as IndicatorFigures['indicator']
const figuresOf = (
  values: readonly number[],
  { flags = [], ...other }: Partial<IndicatorFigures['indicator']> & { readonly flags?: readonly ReadingFlag[] } = {},
) =>
  ({
    ...{ indicator: { ...indicator, ...other }, year: 2021, own: missing('not-additive'), frames: [], missingDots: [] },
    dots: [
      ...values.map((value, at) => ({ code: `${at}`, name: `Commune ${at}`, value, flags, isOwn: true })),
      { code: 'x', name: 'Ailleurs', value: 900, flags: [], isOwn: false },
    ],
  }) as unknown as IndicatorFigures

test('tells the ends of the territory and their ratio, whatever is around', () => {
  const [inside] = insideOf([figuresOf([12, 30, 6])])
  expect(inside).toMatchObject({ lowest: { name: 'Commune 2' }, highest: { name: 'Commune 1' }, ratio: 5, of: 3 })
})
test.each([
  ['of one commune, or two', figuresOf([12, 30])],
  ['of a count', figuresOf([1, 2, 3], { isRate: false })],
  ['of a part of another', figuresOf([1, 2, 3], { parentId: 'whole' })],
])('says nothing %s', (_, figures) => {
  expect(insideOf([figures])).toEqual([])
})
test('has no ratio over 0, nor over a floor of the source', () => {
  expect(insideOf([figuresOf([0, 2, 3])])[0]?.ratio).toBeNull()
  expect(insideOf([figuresOf([5, 9, 12], { flags: ['floored'] })])[0]?.ratio).toBeNull()
})
test('tells the most unequal first, three at most', () => {
  const rows = [2, 8, 4, 6].map((times) => figuresOf([1, 1, times], { id: `${times}` }))
  expect(insideOf(rows).map(({ ratio }) => ratio)).toEqual([8, 6, 4])
  expect(insideAtMost).toBe(3)
})
