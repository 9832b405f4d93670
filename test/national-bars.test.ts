/** The bars of `npm run bench -- national`: what misses one is named, what was not measured is never taken as passed. */
import { describe, expect, test } from 'vitest'
import type { PageTimes } from '../bench/national/busy-pages.ts'
import { judge, type Measure } from '../bench/national/judge.ts'

const page = (p95: number, rest: Partial<PageTimes> = {}): PageTimes => ({
  ...{ name: 'Plan', p50: p95 / 2, p95, p99: p95 * 2, failures: 0, isRatioJudged: true },
  ...rest,
})
const measure = (ctgs: number, rest: Partial<Measure>): Measure => ({
  ...{ ctgs, pages: [page(100)], pagesPerSecond: 40, nodeMegabytes: 400 },
  ...rest,
})
const whole: Partial<Measure> = {
  letters: { people: 20_000, digests: 4_000, notices: 16_000, seconds: 400 },
  archive: { backupSeconds: 200, restoreSeconds: 500, bytes: 1 },
}

describe('the bars of an instance of the country', () => {
  test('all held and all measured: nothing is said', () => {
    expect(judge([measure(30, {}), measure(3_000, whole)])).toEqual({ missed: [], unmeasured: [] })
  })
  test.each<readonly [string, Partial<Measure>, string]>([
    ['a slow page', { pages: [page(300, { isRatioJudged: false })] }, 'p95 de 300 ms'],
    ['a page that grows with the country', { pages: [page(151)] }, '1.51 fois'],
    ['an answer that is no page', { pages: [page(100, { failures: 1 })] }, 'ne sont pas la page'],
    ['slow letters', { letters: { people: 1, digests: 1, notices: 20_000, seconds: 600 } }, 'lettres : 600 s'],
    [
      'somebody without her letter',
      { letters: { people: 20_001, digests: 4_000, notices: 16_000, seconds: 1 } },
      '20000 pour 20001',
    ],
    ['a slow restoration', { archive: { backupSeconds: 1, restoreSeconds: 600, bytes: 1 } }, 'restauration : 600 s'],
  ])('%s is missed', (_, rest, said) => {
    const { missed } = judge([measure(30, {}), measure(3_000, { ...whole, ...rest })])
    expect(missed).toHaveLength(1)
    expect(missed[0]).toContain(said)
  })
  test('what grows by what it shows has the same bar, and no ratio', () => {
    const portfolio = page(290, { name: 'Portefeuille', isRatioJudged: false })
    const small = measure(30, { pages: [{ ...portfolio, p95: 50 }] })
    expect(judge([small, measure(3_000, { ...whole, pages: [portfolio] })]).missed).toEqual([])
    const slow = judge([small, measure(3_000, { ...whole, pages: [{ ...portfolio, p95: 300 }] })]).missed
    expect(slow).toHaveLength(1)
  })
  test('what was not measured is named', () => {
    expect(judge([measure(30, { pages: [] })]).unmeasured).toEqual([
      '3 000 CTG'.replace(' ', '\u202f'),
      'le rapport à une petite instance',
      'les pages',
      '20 000 courriels'.replace(' ', '\u202f'),
      'la sauvegarde et la restauration',
    ])
    expect(judge([]).unmeasured).toEqual(['tout'])
  })
})
