/** When a draft speaks, and when it must keep silent. Rules: docs/rules/drafting.md. */
import { describe, expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { drafted, pointsOf, row, silent, speaking, spread, steady } from './draft-cases.fixture.ts'
import { draftFindings, mostDrafts } from './draft-findings.ts'
import { questionOf, supportOf, titleOf } from './draft-labels.fr.ts'
import { oddStep } from './guards.ts'

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

test('a step over a year that is not published is longer, not odder', () => {
  const points = pointsOf([600, 624, 600, 650, 705, 680, 705])
  expect(oddStep(points.filter(({ value }) => value !== 650))).toBeUndefined()
  expect(oddStep(pointsOf([600, 624, 600, 705, 680, 705]))?.after.value).toBe(705)
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

describe('the words of a draft', () => {
  const territory = { code: 'T', kind: 'commune', name: 'T', population: 50_000 } as const
  const firstOf = (rows: readonly ReturnType<typeof row>[], name = 'T') => {
    const [first] = draftFindings({ indicators: rows, territory: { ...territory, name }, members: [] })
    return first?.fact ?? expect.unreachable()
  }
  test('say what is apart first, one side after the other, then what is alike; before two sides, what is alike', () => {
    const apart = firstOf([row('poverty', { value: 20, department: 30, region: 10 })])
    expect(questionOf(apart, territory)).toContain(
      'soit 10\u00a0points de moins que le département, mais 10 de plus que la région.',
    )
    const alike = firstOf([row('poverty', { value: 20, department: 20, region: 10 })])
    expect(questionOf(alike, territory)).toContain(
      'soit 10\u00a0points de plus que la région, mais au niveau du département.',
    )
    const given = row('poverty', { value: 20, department: 30, region: 10 })
    const epci = { code: 'E1', kind: 'epci', name: 'E1', reading: given.own } as const
    const all = firstOf([{ ...given, frames: [epci, ...given.frames] }])
    expect(questionOf(all, territory)).toContain(
      'soit le niveau de l’intercommunalité, 10\u00a0points de moins que le département, mais 10 de plus que la région.',
    )
    expect(titleOf(alike)).toBe('Un taux de pauvreté plus élevé que dans la région, comparable à celui du département')
  })
  test('do not make a change of what rounds to none', () => {
    const rows = [row('ninth-decile', { series: steady(34_784, 34_640), departmentSeries: steady(30_000, 32_400) })]
    const still = firstOf(rows)
    expect(titleOf(still)).toContain('sans changement net depuis 2017')
    expect(questionOf(still, territory)).toContain('sans changement net (département : +8')
  })
  test('name once a région that is its only département, and rank among ten communes at least', () => {
    const of = (others: readonly number[]) => {
      const given = row('poverty', { value: 40, department: 20, region: 20, others })
      const frames = given.frames.map((frame) => ({ ...frame, name: 'La Réunion' }))
      return supportOf(firstOf([{ ...given, frames }]), territory)
    }
    expect(of(spread(29, 5, 30)).split('La Réunion')).toHaveLength(2)
    expect(of(spread(29, 5, 30))).toContain('1er sur 30')
    expect(of([10, 20])).not.toContain('sur 3')
  })
  test('put nothing beside a territory that is its own département', () => {
    const births = row('births', { series: steady(864, 640), departmentSeries: steady(864, 640) })
    expect(questionOf(firstOf([births]), territory)).toContain('comme dans le département')
    const department = { code: 'D75', kind: 'departement', name: 'Paris', reading: births.own } as const
    const paris = firstOf([{ ...births, frames: [department] }], 'Paris')
    expect(questionOf(paris, territory)).not.toContain('département')
  })
})
