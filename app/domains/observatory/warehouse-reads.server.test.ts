import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withFormerParts } from '#app/domains/territory/split-communes.ts'
import { boundaryOf, linesByPlace, middleOf, ringsOf } from '#app/ui/charts/outlines.ts'
import { indicators } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { findPeers } from './peers.server.ts'
import { listQuarters } from './quarters.server.ts'
import { openFigures } from './theme-figures.ts'
import { closeWarehouse, prepareWarehouse } from './warehouse.server.ts'
import { readCountry } from './warehouse-country.server.ts'
import { listCentres, listNeighbours, listOutlines, placesOf } from './warehouse-ground.server.ts'
import { readCommunes, readPlaceIn, readTerritory } from './warehouse-oracle.fixture.server.ts'
import { listNationalFigures, readRanks } from './warehouse-reads.server.ts'

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-reads-')), 'observatory')
beforeAll(() => prepareWarehouse(folder, nationalSource))
afterAll(() => {
  closeWarehouse()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

describe('both orders of the file', () => {
  test('say the same of a commune', async () => {
    const own = (await readTerritory('92036')).filter(({ value }) => value !== null)
    expect(own.length).toBeGreaterThan(50)
    for (const { indicatorId, year, value } of own.filter(({ indicatorId: id }) => id === 'median-income'))
      expect((await readCommunes(indicatorId, year)).get('92036')).toBe(value)
  })
  test('say the same whichever is read: few territories, or few indicators', async () => {
    const one = await listNationalFigures({ indicatorIds: ['population'], territoryCodes: ['92036'] })
    const country = await readCommunes('population', 2023)
    const codes = [...country.keys()].filter((code) => code.startsWith('9') || code.startsWith('6'))
    const all = await listNationalFigures({ indicatorIds: ['population'], territoryCodes: codes })
    const isHere = ({ territoryCode, year }: (typeof all)[number]) => territoryCode === '92036' && year === 2023
    expect(all.find(isHere)).toEqual(one.find(isHere))
    expect(country.size).toBeGreaterThan(34_900)
    expect([...country.values()].reduce((sum, value) => sum + value, 0)).toBeGreaterThan(68_000_000)
  })
})

describe('the neighbourhoods of the policy for cities', () => {
  test('are those of the communes asked, in their last sheet, beside the middle one of the country', async () => {
    const seen = (await listQuarters(['92036'])) ?? expect.unreachable()
    expect([seen.edition, seen.count]).toEqual([2022, 4])
    expect(seen.quarters.map(({ code }) => code)).toEqual(['QP092018', 'QP092013', 'QP092010', 'QP092017'])
    expect(seen.quarters[0]).toMatchObject({
      name: 'Grésillons Voltaire II - Grésillons',
      communeCodes: ['92004', '92036'],
      values: { inhabitants: 2418, medianIncome: 14_940, under3: 68 },
    })
    expect(seen.quarters[0]?.values.loneParentShare).toBeCloseTo((83 * 100) / 563, 3)
    expect(seen.country.medianIncome).toBe(13_850)
  })
  test('are cut where they are many, and none where there is none', async () => {
    const north = await ask59()
    expect(north?.count).toBeGreaterThan(60)
    expect(north?.quarters).toHaveLength(60)
    expect((await listQuarters(['D59']))?.count).toBe(north?.count)
    expect(await listQuarters(['36001'])).toBeNull()
    expect(await listQuarters([])).toBeNull()
  })
  const ask59 = async () =>
    listQuarters([...(await readCommunes('population', 2023)).keys()].filter((code) => code.startsWith('59')))
})

describe('ranks made with the file', () => {
  test('are those one counts, on the values as shown', async () => {
    const [row] = await readRanks('92036', ['median-income'])
    expect(row?.year).toBe(2021)
    const shown = [...(await readCommunes('median-income', 2021))].map(
      ([code, value]) => [code, Math.round(value)] as const,
    )
    const own = shown.find(([code]) => code === '92036')?.[1] ?? 0
    const inDepartment = shown.filter(([code]) => code.startsWith('92'))
    const ranks = Object.fromEntries(row?.ranks.map(({ frame, ...rank }) => [frame, rank]) ?? [])
    expect(ranks.department).toMatchObject({
      code: 'D92',
      known: inDepartment.length,
      rank: 1 + inDepartment.filter(([, value]) => value > own).length,
    })
    expect(ranks.country).toMatchObject({
      known: shown.length,
      rank: 1 + shown.filter(([, value]) => value > own).length,
    })
    expect(ranks.region?.code).toBe('R11')
    expect(ranks.size?.code).toBe('6')
    expect(ranks.department?.quantiles[0]).toBe(Math.min(...inDepartment.map(([, value]) => value)))
  })
  test('are counted alike in a year that is not the newest', async () => {
    const [median] = await readRanks('92036', ['median-income'])
    const byFrame = (ranks: readonly { readonly frame: string }[]) =>
      ranks.toSorted((one, other) => one.frame.localeCompare(other.frame))
    expect(byFrame(await readPlaceIn('median-income', 2021, '92036'))).toEqual(byFrame(median?.ranks ?? []))
    expect((await readPlaceIn('median-income', 2015, '92036')).find(({ frame }) => frame === 'department')?.known).toBe(
      36,
    )
    expect(await readPlaceIn('median-income', 2017, '92036')).toEqual([])
  })
  test('are none of a commune made again, in a year whose figure is that of the larger one it was in', async () => {
    expect((await readCommunes('median-income', 2021)).get('15141')).toBeGreaterThan(0)
    expect(await readRanks('15141', ['median-income'])).toEqual([])
    // Saline was again two communes by then.
    expect(await readRanks('14712', ['median-income'])).toMatchObject([{ year: 2021 }])
  })
  test('of the country are read without them: nothing is like a commune that was another', async () => {
    const country = await readCountry('commune', ['population', 'median-income'])
    expect(country?.newest('median-income', '15141')).toBeUndefined()
    expect(country?.newest('median-income', '14712')).toBeGreaterThan(0)
    expect(country?.newest('population', '15141')).toBeGreaterThan(0)
    const peers = await findPeers('semblables', { perimeterCodes: ['15141'], ownCode: '15141' }, [])
    expect(peers?.memberCodes).not.toContain('15141')
  })
  test('of a commune made again are not its own either, and its parts had no secret: they were not', async () => {
    const key = { indicatorIds: ['median-income'], territoryCodes: withFormerParts(['15141', '14712']) }
    const figures = openFigures(await listNationalFigures(key), indicators)
    const median = indicators.find(({ id }) => id === 'median-income') ?? expect.unreachable()
    const read = (code: string, year: number) => figures.read(median, { code, memberCodes: [] }, year)
    for (const code of ['15141', '15031', '15047'])
      for (const year of [2016, 2019, 2021])
        expect(read(code, year), `${code} in ${year}`).toEqual({ kind: 'missing', reason: 'not-applicable' })
    expect(read('15141', 2014)).toMatchObject({ kind: 'value' })
    expect(read('15047', 2014)).toEqual({ kind: 'missing', reason: 'secret' })
    expect(read('14712', 2021)).toMatchObject({ kind: 'value' })
  })
  test('are none of what is no commune, and of a secret', async () => {
    expect(await readRanks('D92')).toEqual([])
    const ranked = (await readRanks('01002')).map(({ indicatorId }) => indicatorId)
    expect(ranked).toContain('median-income')
    expect(ranked).not.toContain('population')
    expect(ranked).not.toContain('first-decile')
  })
})

describe('outlines', () => {
  test('of a commune close, of a département are what its communes do not share', async () => {
    const lot = [...(await readCommunes('population', 2023)).keys()].filter((code) => code.startsWith('46'))
    const { isFine, outlines } = await listOutlines(lot)
    expect(isFine).toBe(false)
    const around = ringsOf(boundaryOf(outlines, (code) => code.startsWith('46')))
    for (const ring of around) expect(`${ring[0]}`).toBe(`${ring.at(-1)}`)
    const middles = linesByPlace(outlines)
    const [longitude = 0, latitude = 0] = middleOf(ringsOf(middles.get('46042') ?? []))?.point ?? []
    const [centre] = await listCentres(['46042'])
    expect(Math.hypot(longitude - (centre?.longitude ?? 0), latitude - (centre?.latitude ?? 0))).toBeLessThan(0.01)
  })
  test('are not needed to know where a commune is, in the whole country', async () => {
    const places = await placesOf(['46042', '92036', 'XX'])
    expect([...places.keys()].toSorted()).toEqual(['46042', '92036'])
    expect(places.get('46042')?.latitude).toBeCloseTo(44.45, 0)
    expect(places.get('92036')?.latitude).toBeCloseTo(48.93, 1)
  })
  test('are finer where they are known for all', async () => {
    expect((await listOutlines(['92036', '92024'])).isFine).toBe(true)
    expect((await listOutlines(['92036', '93066'])).isFine).toBe(false)
  })
  test('tell the neighbours', async () => {
    const neighbours = await listNeighbours(['92036'])
    expect(neighbours).toEqual(expect.arrayContaining(['92004', '92078']))
    expect(neighbours).not.toContain('92036')
    expect(await listNeighbours(["') or true --"])).toEqual([])
  })
})
