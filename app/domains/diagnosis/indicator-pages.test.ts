import { expect, test } from 'vitest'
import { pageNumber } from '#app/http/page-number.server.ts'
import { listPages } from './indicator-pages.ts'

const numbersOf = (search: string) => {
  const { searchParams } = new URL(`https://trame.test/indicateur${search}`)
  return [pageNumber(searchParams), pageNumber(searchParams, 'groupements')]
}

test('of the two lists beside the map of the région, each turns its pages and leaves the other where it was', () => {
  const { ranking, region } = listPages({
    isOfRegion: true,
    ranking: { page: 2 },
    regionMap: { ranking: { page: 3 } },
  })
  expect(ranking(5)).toBe('?carte=region&page=5&groupements=3#classement')
  expect(numbersOf(ranking(5))).toEqual([5, 3])
  expect(region(4)).toBe('?carte=region&page=2&groupements=4#carte')
  expect(numbersOf(region(4))).toEqual([2, 4])
})

test('the only list beside the map of the département has one number', () => {
  const { ranking } = listPages({ isOfRegion: false, ranking: { page: 1 }, regionMap: null })
  expect(ranking(2)).toBe('?page=2#classement')
})
