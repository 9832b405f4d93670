import { expect, test } from 'vitest'
import { pageOfCommunes } from './communes-page.ts'
import type { IndicatorFigures, ThemeFigures } from './observatory.ts'

const names = Array.from({ length: 320 }, (_, at) => String(at).padStart(5, '0'))
const commune = (code: string) => ({ code, name: `Commune ${code}`, value: 1, flags: [], isOwn: false })

/** The first indicator is published for three hundred communes, the second for none of the others. */
const figures = {
  perimeter: [{ code: '00310', name: 'Commune 00310' }],
  indicators: [
    { dots: names.slice(0, 300).map(commune), missingDots: [] },
    { dots: [], missingDots: names.slice(300).map((code) => ({ ...commune(code), reason: 'not-published' })) },
  ] as unknown as readonly IndicatorFigures[],
} as unknown as ThemeFigures

const codesOf = ({ figures: { indicators } }: ReturnType<typeof pageOfCommunes>) =>
  indicators.flatMap(({ dots, missingDots }) => [...dots, ...missingDots].map(({ code }) => code))

test('every commune is on one page and one only, whichever indicator tells it', () => {
  const pages = [1, 2, 3].map((page) => pageOfCommunes(figures, page))
  expect(pages.map(({ page, pageCount }) => [page, pageCount])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect(pages.flatMap(codesOf).toSorted()).toEqual(names)
})

test('a page beyond the last is the last', () => {
  expect(pageOfCommunes(figures, 99)).toEqual(pageOfCommunes(figures, 3))
})

test('a theme of a few communes has one page', () => {
  const few = { ...figures, indicators: figures.indicators.slice(1) }
  expect(pageOfCommunes(few, 1)).toMatchObject({ page: 1, pageCount: 1, figures: few })
})
