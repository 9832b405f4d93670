import { expect, test } from 'vitest'
import { hautsDeSeineFigures } from './hauts-de-seine.ts'
import { indicators } from './indicators.ts'

const figureOf = (indicatorId: string, territoryCode: string, year: number) =>
  hautsDeSeineFigures.find(
    (one) => one.indicatorId === indicatorId && one.territoryCode === territoryCode && one.year === year,
  )?.value ?? undefined

/** From one year to the next, a region and one of its départements do not part by more than this. */
const mostApart = 0.05

test('a count of the region follows that of its département: nobody is counted twice', () => {
  const counts = indicators.filter(({ isRate }) => !isRate).map(({ id }) => id)
  const years = [...new Set(hautsDeSeineFigures.map(({ year }) => year))].toSorted()
  const growth = (id: string, code: string, year: number) => {
    const [before, after] = [figureOf(id, code, year - 1), figureOf(id, code, year)]
    return before && after ? after / before - 1 : undefined
  }
  const compared = counts.flatMap((id) =>
    years.flatMap((year) => {
      const [region, department] = [growth(id, 'R11', year), growth(id, 'D92', year)]
      return region === undefined || department === undefined ? [] : [{ id, year, gap: Math.abs(region - department) }]
    }),
  )
  expect(compared.filter(({ id }) => id === 'births').length).toBeGreaterThan(4)
  expect(compared.filter(({ gap }) => gap > mostApart)).toEqual([])
})
