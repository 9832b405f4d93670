import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { findAnyTerritory, searchAnyTerritory } from './any-territory-queries.server.ts'
import { loadFigures } from './load-figures.server.ts'
import { getObservatoryStart } from './start-queries.server.ts'
import { closeWarehouse, prepareWarehouse } from './warehouse.server.ts'

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-any-territory-')), 'observatory')
let db: Database
let stop: () => Promise<void>

beforeAll(async () => {
  const opened = await newTestDatabase()
  db = opened.db
  stop = () => opened.pool.end()
  await loadFigures(db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
  await prepareWarehouse(folder, nationalSource)
})
afterAll(async () => {
  // The other files of this worker begin without it, as they would alone.
  closeWarehouse()
  await stop()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

const read = async (code: string) =>
  (await findAnyTerritory(db, code, 'portrait')) ?? expect.unreachable('no territory')
const names = (places: readonly { readonly name: string }[] | undefined) => places?.map(({ name }) => name)

describe('any territory', () => {
  test('says what it is in, the largest first, and what it holds, one step down', async () => {
    const commune = await read('92036')
    expect(names(commune.around)).toEqual([
      'Île-de-France',
      'Hauts-de-Seine',
      'Métropole du Grand Paris',
      'Boucle Nord de Seine',
    ])
    expect(commune.within).toBeNull()
    const grouping = await read('200057990')
    expect(names(grouping.around)).toEqual(['Île-de-France', 'Hauts-de-Seine'])
    expect(grouping.within).toMatchObject({ counted: 'communes' })
    expect(names(grouping.within?.places)).toContain('Gennevilliers')
    const department = await read('D92')
    expect(names(department.around)).toEqual(['Île-de-France'])
    expect((await read('D974')).around).toEqual([])
    expect(names((await read('97411')).around)).toEqual([
      'La Réunion',
      'CA Intercommunale du Nord de la Réunion (CINOR)',
    ])
    expect(department.within?.counted).toBe('groupings')
    expect(names(department.within?.places)).toContain('Boucle Nord de Seine')
  })
  test('a région has its portrait, its départements, and the map of its intercommunalités', async () => {
    const { figures, map, around, within } = await read('R76')
    expect(figures.indicators.find(({ indicator }) => indicator.id === 'median-income')).toMatchObject({
      own: { kind: 'value', value: 20_980 },
    })
    expect(around).toEqual([])
    expect(within?.counted).toBe('departements')
    expect(names(within?.places)).toContain('Lozère')
    expect(map?.dots.length).toBeGreaterThan(100)
    expect(map?.name).toContain('Occitanie')
    const [first] = await searchAnyTerritory(db, 'Occitanie')
    expect(first).toMatchObject({ code: 'R76', kind: 'region' })
  })
  test('a country has no portrait', async () => {
    expect(await findAnyTerritory(db, 'FR', 'portrait')).toBeUndefined()
  })
})

describe('the first page', () => {
  test('leads to every région and département where people live', async () => {
    const { regions } = await getObservatoryStart(db)
    expect(regions.filter(({ region }) => region !== null)).toHaveLength(18)
    expect(regions.flatMap(({ departments }) => departments)).toHaveLength(107)
    expect(names(regions.find(({ region }) => region?.code === 'R94')?.departments)).toEqual([
      'Corse-du-Sud',
      'Haute-Corse',
    ])
  })
  test('says of which year each figure is, and of what nobody loaded, nothing', async () => {
    const { contents } = await getObservatoryStart(db)
    expect(contents.map(({ theme }) => theme)).toEqual([
      'portrait',
      'petite-enfance',
      'jeunesse',
      'logement',
      'egalite',
      'acces-aux-droits',
      'insertion',
      'autonomie',
    ])
    const [portrait, early] = contents
    expect(portrait?.lines[0]).toMatchObject({ year: 2023, isEverywhere: true, names: ['Population municipale'] })
    expect(early?.lines[0]).toMatchObject({
      ...{ source: 'Cnaf, décembre', year: 2023, isEverywhere: false },
      names: ['Places d’accueil pour 100 enfants de moins de 3 ans'],
    })
    expect(JSON.stringify(contents)).not.toContain('AEEH')
  })
})
