/** When a draft speaks, and when it must keep silent. Rules: docs/rules/drafting.md. */
import { describe, expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { drafted, row, silent, speaking, spread, steady } from './draft-cases.fixture.ts'
import { mostDrafts } from './draft-findings.ts'

describe('a draft speaks', () => {
  test.each(speaking)('$kind: $says', (one) => {
    expect(drafted(one).map(({ fact }) => fact.kind)).toContain(one.kind)
  })
})

describe('a draft keeps silent', () => {
  test.each(silent)('$kind: $says', (one) => {
    expect(drafted(one).map(({ fact }) => fact.kind)).not.toContain(one.kind)
  })
  test('nothing at all is said in these cases, of any kind', () => {
    const saying = silent.filter((one) => drafted(one).length > 0).map(({ says }) => says)
    expect(saying).toEqual([])
  })
})

describe('the draft of a theme', () => {
  const many = indicators.filter(({ isRate, unit }) => isRate && unit === 'percent')
  test('is six questions at most, the strongest first, whatever the number of figures', () => {
    const rows = many.map(({ id }) =>
      row(id, { value: 40, department: 20, series: steady(20, 40), others: spread(29, 5, 30) }),
    )
    const drafts = drafted({ says: '', kind: 'gap', rows })
    expect(drafts).toHaveLength(mostDrafts)
    const scores = drafts.map(({ fact }) => fact.score)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(drafted({ says: '', kind: 'gap', rows })).toEqual(drafts)
  })
  test('has another key when a figure, or its vintage, is another', () => {
    const keyOf = (value: number, department = 72.1) =>
      drafted({ says: '', kind: 'gap', rows: [row('childcare-places', { value, department })] })[0]?.key
    expect(keyOf(57.4)).toBe('gap.1|childcare-places@T@2023=57.4|childcare-places@D1@2023=72.1')
    expect(keyOf(57.44)).toBe(keyOf(57.4))
    expect(keyOf(57.6)).not.toBe(keyOf(57.4))
    expect(keyOf(57.4, 72.2)).not.toBe(keyOf(57.4))
  })
})
