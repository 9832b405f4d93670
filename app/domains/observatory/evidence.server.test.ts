import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { testDatabase } from '#test/database.server.ts'
import { readEvidence } from './evidence.server.ts'
import { loadFigures } from './load-figures.server.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

const read = async (indicatorId: string, territoryCode: string, year: number) => {
  const figures = await readEvidence(db, [{ indicatorId, territoryCode, year }])
  return figures[`${indicatorId} ${territoryCode} ${year}`]
}
const [first = ''] = indicatorsByTheme['petite-enfance']

describe('the figure shown by a text', () => {
  test('is read with its territory, its year and its source', async () => {
    expect(await read(first, '92036', 2023)).toMatchObject({
      isMissing: false,
      value: expect.stringContaining('57,4'),
      territory: 'Gennevilliers',
      year: 2023,
      newer: null,
    })
  })

  test('says that a newer one is known', async () => {
    const { newer, year } = (await read('births', '92036', 2020)) ?? {}
    expect(year).toBe(2020)
    expect(newer).toMatch(/^Donnée plus récente : 202[1-9], \d/)
  })

  test('is said not to be there, and what is, when its year comes before the first one known', async () => {
    const figure = await read(first, '92036', 2000)
    expect(figure).toMatchObject({ isMissing: true, year: null, newer: expect.stringContaining('57,4') })
  })

  test('of a département is its own, or the sum of its communes', async () => {
    expect(await read('births', 'D92', 2020)).toMatchObject({ territory: 'Hauts-de-Seine', isMissing: false })
  })

  test('keeps its reason when there is no number', async () => {
    expect(await read('poverty', '92047', 2021)).toMatchObject({
      isMissing: true,
      value: 'secret',
      note: expect.stringContaining('secret statistique'),
    })
  })

  test('is nothing for an unknown indicator or territory', async () => {
    expect(await read('unknown', '92036', 2023)).toBeUndefined()
    expect(await read(first, '99999', 2023)).toBeUndefined()
    expect(await readEvidence(db, [])).toEqual({})
  })
})
