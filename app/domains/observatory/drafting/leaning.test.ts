/** Which nature Trame proposes for a finding, and when it leaves it to be said. */
import { describe, expect, test } from 'vitest'
import { drafted, insiders, member, row, steady } from './draft-cases.fixture.ts'
import { questionOf, titleOf } from './draft-labels.fr.ts'
import type { DraftKind } from './facts.ts'
import { leaningOf } from './leaning.ts'

const territory = { code: 'T', kind: 'epci', name: 'T', population: 50_000 } as const
const factOf = (kind: DraftKind, one: ReturnType<typeof row>, members: readonly ReturnType<typeof member>[] = []) =>
  drafted({ says: '', kind, rows: [one], members: [...members] }).find(({ fact }) => fact.kind === kind)?.fact ??
  expect.unreachable(kind)

describe('communes that differ', () => {
  test.each([
    ['poverty', 'worse'],
    ['pensions-share', 'neutral'],
    ['activity-income-share', 'neutral'],
  ] as const)('in %s are %s', (id, leaning) => {
    const fact = factOf('concentration', row(id, { value: 20, inside: { a: 40, b: 20, c: 10 } }), insiders)
    expect(leaningOf(fact)).toBe(leaning)
  })

  test('few of those of the territory are said to be those whose number is known, in the finding too', () => {
    const silent = Array.from({ length: 9 }, (_, at) => member(`s${at}`, 300))
    const inside = row('poverty', { value: 20, inside: { a: 40, b: 20, c: 10 } })
    const [few, all] = [
      factOf('concentration', inside, [...insiders, ...silent]),
      factOf('concentration', inside, insiders),
    ]
    expect(questionOf(few, territory)).toContain('entre les 3 communes, sur 12, dont le chiffre peut se comparer.')
    expect(titleOf(few)).toBe('Taux de pauvreté : de grands écarts entre les communes dont le chiffre est connu')
    expect(titleOf(all)).toBe('Taux de pauvreté : de grands écarts d’une commune à l’autre')
  })
})

describe('an evolution', () => {
  const evolution = (to: number, departmentTo: number) =>
    leaningOf(
      factOf(
        'trend',
        row('first-decile', { series: steady(8_000, to), departmentSeries: steady(8_000, departmentTo) }),
      ),
    )
  test('for the better is an asset, unless it is less so than around', () => {
    expect(evolution(10_400, 8_400)).toBe('better')
    expect(evolution(8_400, 10_400)).toBe('neutral')
  })
})

describe('a place among neighbours', () => {
  const others = Array.from({ length: 29 }, (_, at) => 30 + at)
  test.each([
    ['the lowest poverty of the département, high by itself, is left to be said', 29, 'neutral'],
    ['the lowest poverty of the département is left to be said, since it tells nothing of its level', 12, 'neutral'],
    ['the highest poverty of the département, high by itself, is a lack', 60, 'worse'],
  ] as const)('%s', (_, value, leaning) => {
    expect(leaningOf(factOf('rank', row('poverty', { value, others })))).toBe(leaning)
  })
  test('less than the département, high by itself, is left to be said', () => {
    expect(leaningOf(factOf('gap', row('poverty', { value: 29, department: 36 })))).toBe('neutral')
    expect(leaningOf(factOf('gap', row('poverty', { value: 12, department: 18 })))).toBe('better')
  })
  test('better than one frame and worse than another is left to be said', () => {
    const opposed = row('childcare-places', { value: 57.4, department: 72.1, region: 48 })
    expect(leaningOf(factOf('gap', opposed))).toBe('neutral')
  })
  test('worse than one frame and like another is worse', () => {
    const beside = row('childcare-places', { value: 57.4, department: 72.1, region: 57.2 })
    expect(leaningOf(factOf('gap', beside))).toBe('worse')
  })
})

describe('an evolution of what stays high by itself', () => {
  test('for the better is left to be said', () => {
    expect(leaningOf(factOf('trend', row('poverty', { series: steady(38, 30) })))).toBe('neutral')
    expect(leaningOf(factOf('trend', row('poverty', { series: steady(22, 14) })))).toBe('better')
  })
})

test.each([
  ['single-parent-poverty', 'Des familles monoparentales plus souvent pauvres que dans le département'],
  ['over-75-poverty', 'Des ménages de 75 ans ou plus, plus souvent pauvres que dans le département'],
])('people poorer than elsewhere are said poor, not their poverty high: %s', (id, title) => {
  expect(titleOf(factOf('gap', row(id, { value: 40, department: 20 })))).toBe(title)
})
test('people as poor as elsewhere, and less than elsewhere still', () => {
  const fact = factOf('gap', row('single-parent-poverty', { value: 20, department: 20, region: 40 }))
  expect(titleOf(fact)).toBe(
    'Des familles monoparentales moins souvent pauvres que dans la région, aussi souvent que dans le département',
  )
})
