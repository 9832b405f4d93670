import { describe, expect, test } from 'vitest'
import { crossMeans, meansPicture, type PlanMeans } from './crossed-means.ts'
import { viewLabels as t } from './labels.fr.ts'

const line = (given: Partial<PlanMeans>): PlanMeans => ({
  id: 'm',
  actionId: 'a',
  year: 2026,
  nature: 'operating',
  state: 'estimated',
  scheme: '',
  cofNumber: '',
  funderPartyId: 'caf',
  funderName: 'Caf',
  funderKind: 'caf',
  amountEuros: 1000,
  ...given,
})
const other = (given: Partial<PlanMeans>): PlanMeans => line({ funderPartyId: null, funderKind: null, ...given })
const years = [
  { key: '2026', label: '2026' },
  { key: '2027', label: '2027' },
  { key: '2028', label: 'nobody brings anything' },
]
const byYear = (lines: readonly PlanMeans[]) => crossMeans(lines, years, ({ year }) => String(year))

describe('who brings what', () => {
  test('is added for one funder in one column, never from one funder to another', () => {
    const { funders } = byYear([
      line({ amountEuros: 0.1, state: 'paid' }),
      line({ amountEuros: 0.2 }),
      line({ year: 2027, amountEuros: 5 }),
      line({ funderPartyId: 'town', funderName: 'Ville', funderKind: 'authority', amountEuros: 7 }),
    ])
    expect(funders.map(({ name, cells }) => [name, ...cells.map((cell) => cell?.knownEuros)])).toEqual([
      ['Caf', 0.3, 5],
      ['Ville', 7, undefined],
    ])
    expect(funders[0]?.cells[0]?.byState).toEqual({ estimated: 0.2, requested: 0, granted: 0, paid: 0.1 })
  })
  test('an unknown amount is counted apart, never as zero', () => {
    const { funders, unknownCount } = byYear([
      line({ amountEuros: null }),
      line({ amountEuros: 10 }),
      line({ year: 2027, amountEuros: null }),
    ])
    const [first, second] = funders[0]?.cells ?? []
    expect(unknownCount).toBe(2)
    expect(first && [t.meansAmount(first), t.meansUnknown(first)]).toEqual([
      '10\u00a0€',
      'hors 1\u00a0ligne sans montant',
    ])
    expect(second && [t.meansAmount(second), t.meansUnknown(second)]).toEqual(['à préciser', ''])
  })
  test('a funder is one whatever the case and the accents; the Caf first, others by name at the end', () => {
    const { funders } = byYear([
      other({ funderName: 'Région Île-de-France' }),
      other({ funderName: 'region ile de france' }),
      other({ funderName: 'ANCT' }),
      line({ funderPartyId: 'p', funderName: 'Club', funderKind: 'partner' }),
      line({}),
    ])
    expect(funders.map(({ name }) => name)).toEqual(['Caf', 'Club', 'ANCT', 'Région Île-de-France'])
    expect(funders.at(-1)?.lines).toHaveLength(2)
  })
  test('the picture says the same, and no total', async () => {
    const means = byYear([
      line({ amountEuros: 20_000, state: 'paid' }),
      line({ amountEuros: 10_000, state: 'requested' }),
      other({ funderName: 'ANCT', year: 2027, amountEuros: null }),
    ])
    const { svg, sentence } = meansPicture(means, 'Par financeur et par année')
    expect(sentence).toBe(
      '3\u00a0lignes de moyens, 2\u00a0financeurs, 2\u00a0colonnes\u00a0; 1\u00a0montant à préciser.',
    )
    expect(svg).toContain('30\u00a0000\u00a0€')
    await expect(svg).toMatchFileSnapshot('golden/means.svg')
  })
})
