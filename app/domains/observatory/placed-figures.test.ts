import { expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { type IndicatorFigures, missing, type Reading } from './observatory.ts'
import { isPrinted, isSilent, withoutNames } from './placed-figures.ts'

const rate = indicators.find(({ id }) => id === 'poverty') ?? expect.unreachable('no indicator')
const value: Reading = { kind: 'value', value: 12, year: 2021, flags: [] }
const row = (given: Partial<IndicatorFigures>): IndicatorFigures => ({
  ...{ indicator: rate, year: 2021, own: missing('not-loaded'), frames: [], dots: [], missingDots: [], range: null },
  ...{ later: null, rank: null, series: [], departmentSeries: [], trend: null, departmentTrend: null },
  ...given,
})
const frame = { code: 'D15', kind: 'departement', name: 'Cantal' } as const
const dot = { code: '15014', name: 'Aurillac', value: 17, flags: [], isOwn: false }

test.each([
  ['a number of the territory', { own: value }, 'told', 'printed'],
  ['a number beside it', { frames: [{ ...frame, reading: value }] }, 'told', 'printed'],
  ['communes around only, which a document does not draw', { dots: [dot] }, 'told', 'left out'],
  ['a secret and nothing around, which a document must say', { own: missing('secret') }, 'folded', 'printed'],
  ['nothing published', { own: missing('not-published') }, 'folded', 'left out'],
  ['nothing loaded', {}, 'folded', 'left out'],
] as const)('%s: on the page %s, in a document %s', (_, given, onPage, inDocument) => {
  const told = row(given)
  expect(isSilent({ ...told, isPlaced: told.dots.length > 0 }) ? 'folded' : 'told').toBe(onPage)
  expect(isPrinted(told) ? 'printed' : 'left out').toBe(inDocument)
})

test.each([
  ['a commune', [true, false, false], 0, '16 18'],
  ['several communes', [true, true, false], 0, '18'],
  ['a whole département, among its own', [true, true, true], 0, '12 16 18'],
  ['a whole département of which some have no number', [true, true, true], 1, '12 16 18'],
  ['the only communes that have a number, among others', [true, true, true], 2, ''],
])('the communes drawn beside %s', (_, owned, silent, others) => {
  const dots = owned.map((isOwn, at) => ({ ...dot, code: `1500${at}`, isOwn, value: [12, 16, 18][at] ?? 0 }))
  const missingDots = ['15008', '15009']
    .slice(0, silent)
    .map((code) => ({ code, name: code, reason: 'secret' as const }))
  const codes = [...dots.flatMap(({ code, isOwn }) => (isOwn ? [code] : [])), '15008']
  const perimeter = codes.map((code) => ({ code, name: code }))
  const figures = {
    themeKey: 'portrait' as const,
    perimeter,
    department: null,
    indicators: [row({ dots, missingDots })],
  }
  expect(withoutNames(figures).indicators[0]?.others).toBe(others)
})
