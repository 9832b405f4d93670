import { beforeAll, describe, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { listFigureChoices, readTextFigures } from './queries.server.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

async function givenCommune() {
  const ctg = await givenCtg(db)
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

describe('the figures offered to a text', () => {
  test('are the last known ones of the commune, found by words without accents, in any order', async () => {
    const { ctgId, as, actors } = await givenCommune()
    const { territoryCode, figures } = await listFigureChoices(as(actors.reader), { ctgId, search: 'ENFANTS places' })
    expect(territoryCode).toBe('92036')
    expect(figures[0]).toMatchObject({
      key: { territoryCode: '92036', year: 2023 },
      figure: { territory: 'Gennevilliers', value: expect.stringContaining('57,4'), isMissing: false },
    })
    expect((await listFigureChoices(as(actors.reader), { ctgId, search: 'zzzz' })).figures).toEqual([])
  })

  test('may be those of the département, the région or France, and of no other place', async () => {
    const { ctgId, as, actors } = await givenCommune()
    const query = { ctgId, search: 'naissances' }
    const offered = await listFigureChoices(as(actors.reader), query)
    expect(offered.territories.map(({ name }) => name)).toEqual([
      'Gennevilliers',
      'Hauts-de-Seine',
      'Île-de-France',
      'France',
      'France métropolitaine',
    ])
    const department = await listFigureChoices(as(actors.reader), { ...query, territoryCode: 'D92' })
    expect(department.territoryCode).toBe('D92')
    const elsewhere = await listFigureChoices(as(actors.reader), { ...query, territoryCode: '75056' })
    expect(elsewhere.territoryCode).toBe('92036')
  })

  test('are none in a CTG without commune', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    expect(await listFigureChoices(as(actors.reader), { ctgId })).toMatchObject({ figures: [] })
  })

  test('are not told to a stranger', async () => {
    const { ctgId, as, actors } = await givenCommune()
    await expect(listFigureChoices(as(actors.stranger), { ctgId })).rejects.toMatchObject({ kind: 'not-found' })
    expect(() => readTextFigures(as(actors.stranger), ctgId, [])).toThrow()
  })
})
