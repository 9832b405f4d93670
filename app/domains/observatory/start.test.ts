import { describe, expect, test } from 'vitest'
import { contentsOf, type KnownIndicator, regionsOf } from './start.ts'

const place = (code: string, kind: 'region' | 'departement', regionCode: string | null, population: number | null) => ({
  ...{ code, name: `Nom de ${code}`, kind, regionCode, population },
})

describe('the départements of the first page', () => {
  test('are under their région, those of none at the end, without those nobody lives in', () => {
    const regions = regionsOf([
      place('D46', 'departement', 'R76', 1),
      place('D48', 'departement', 'R76', 1),
      place('D971', 'departement', 'R01', 1),
      place('D984', 'departement', null, 0),
      place('D988', 'departement', null, 1),
      place('R01', 'region', null, 2),
      place('R76', 'region', null, 3),
    ])
    expect(regions.map(({ region, departments }) => [region?.code, departments.map(({ code }) => code)])).toEqual([
      ['R01', ['D971']],
      ['R76', ['D46', 'D48']],
      [undefined, ['D988']],
    ])
  })
})

const indicator = (id: string, some: Partial<KnownIndicator> = {}): KnownIndicator => ({
  ...{ id, theme: 'portrait', name: id, source: 'Filosofi', numeratorId: null, year: null, ...some },
})

describe('what one finds in the observatory', () => {
  test('is said by source and last year, the portrait first, and never of what has no figure', () => {
    const contents = contentsOf(
      [
        indicator('births', { theme: 'petite-enfance', source: 'Insee, état civil', year: 2023 }),
        indicator('median-income', { year: 2021 }),
        indicator('first-decile'),
        indicator('poverty'),
        indicator('unknown'),
      ],
      [
        { indicatorId: 'median-income', year: 2019 },
        { indicatorId: 'median-income', year: 2021 },
        { indicatorId: 'poverty', year: 2021 },
        { indicatorId: 'first-decile', year: 2019 },
      ],
    )
    expect(contents).toEqual([
      {
        theme: 'portrait',
        lines: [
          { source: 'Filosofi', year: 2021, isEverywhere: true, names: ['median-income', 'poverty'] },
          { source: 'Filosofi', year: 2019, isEverywhere: true, names: ['first-decile'] },
        ],
      },
      {
        theme: 'petite-enfance',
        lines: [{ source: 'Insee, état civil', year: 2023, isEverywhere: false, names: ['births'] }],
      },
    ])
  })
  test('a ratio has the years of what it divides', () => {
    const [theme] = contentsOf(
      [indicator('rsa-share', { numeratorId: 'rsa-households', year: 2020 })],
      [{ indicatorId: 'rsa-households', year: 2024 }],
    )
    expect(theme?.lines).toMatchObject([{ year: 2024, isEverywhere: true }])
  })
  test('a ratio that its source publishes has its own year', () => {
    const [theme] = contentsOf(
      [indicator('childcare-places', { numeratorId: 'childcare-places-count', year: 2023 })],
      [],
    )
    expect(theme?.lines).toMatchObject([{ year: 2023, isEverywhere: false }])
  })
})
