import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { testDatabase } from '#test/database.server.ts'
import { loadFigures } from './load-figures.server.ts'
import type { Indicator } from './observatory.ts'
import { readRegionMap } from './region-map-queries.server.ts'
import { closeWarehouse, prepareWarehouse } from './warehouse.server.ts'

const db = await testDatabase()
const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-region-')), 'observatory')
beforeAll(async () => {
  await prepareWarehouse(folder, nationalSource)
  await loadFigures(db, { indicators, indicatorsByTheme, figures: [] })
})
afterAll(() => {
  closeWarehouse()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

const median = indicators.find(({ id }) => id === 'median-income') as Indicator
const cahors = { perimeterCodes: ['46042'], departmentCode: 'D46' }
const births = indicators.find(({ id }) => id === 'births') as Indicator

test('a région is drawn by its intercommunalités, that of the perimeter apart; each is drawn or said without a figure', async () => {
  const map = await readRegionMap(db, { indicator: median, ...cahors }, (name) => `Revenus, ${name}`)
  if (!map) expect.unreachable()
  expect(map.region).toEqual({ code: 'R76', name: 'Occitanie' })
  expect(map.year).toBe(2019)
  expect(map.dots.length).toBeGreaterThan(150)
  expect(map.dots.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(['CA du Grand Cahors'])
  expect(map.dots.map(({ value }) => value)).toEqual(
    map.dots.map(({ value }) => value).toSorted((one, other) => other - one),
  )
  const drawn = map.picture.svg.match(/<(?:path|circle)[^>]*><title>/g)?.length
  expect(drawn).toBe(map.dots.length + map.missingDots.length)
  expect(map.picture.sentence).toMatch(/territoires de .* à /)
  expect(map.frames).toMatchObject([{ kind: 'region', name: 'Occitanie', reading: { kind: 'value', year: 2019 } }])
})

test('a perimeter that is a whole département has its région too', async () => {
  const map = await readRegionMap(
    db,
    { indicator: median, perimeterCodes: ['D46'], departmentCode: 'D46' },
    (name) => name,
  )
  expect(map?.region.name).toBe('Occitanie')
})

test('a count, a perimeter without commune and a figure that no intercommunalité has are not drawn', async () => {
  const title = () => 'T'
  expect(await readRegionMap(db, { indicator: births, ...cahors }, title)).toBeNull()
  expect(await readRegionMap(db, { indicator: median, perimeterCodes: [], departmentCode: null }, title)).toBeNull()
  const school = indicators.find(({ id }) => id === 'childcare-places-preschool') as Indicator
  expect(await readRegionMap(db, { indicator: school, ...cahors }, title)).toBeNull()
})
