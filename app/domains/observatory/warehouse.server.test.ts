import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCommunesOf } from '#app/domains/territory/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { nationalSource } from '#seed/national/national.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { readEvidence } from './evidence.server.ts'
import { referencesOf } from './figure-lines.ts'
import { loadFigures } from './load-figures.server.ts'
import { getReading, getThemeFigures } from './queries.server.ts'
import { closeWarehouse, prepareWarehouse, warehouseState } from './warehouse.server.ts'
import { listNationalFigures } from './warehouse-reads.server.ts'

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-warehouse-')), 'observatory')
let db: Database
let stop: () => Promise<void>

beforeAll(async () => {
  const opened = await newTestDatabase()
  db = opened.db
  stop = () => opened.pool.end()
  await loadFigures(db, { indicators, indicatorsByTheme, figures: [] })
  await prepareWarehouse(folder, nationalSource)
})
afterAll(async () => {
  // The other files of this worker begin without it, as they would alone.
  closeWarehouse()
  await stop()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

describe('the file of the country', () => {
  test('is made once, and opened as it is afterwards', async () => {
    const [name, ...others] = fs.readdirSync(folder)
    expect(others).toEqual([])
    const file = path.join(folder, name ?? '')
    const { mtimeMs } = fs.statSync(file)
    closeWarehouse()
    expect(warehouseState()).toBe('closed')
    expect(await listNationalFigures({ indicatorIds: ['population'], territoryCodes: ['92036'] })).toEqual([])
    await prepareWarehouse(folder, nationalSource)
    expect(warehouseState()).toBe('ready')
    expect(fs.statSync(file).mtimeMs).toBe(mtimeMs)
  })
  test('gives the published values, and says secret what the fiscal secret withholds', async () => {
    const figures = await listNationalFigures({
      indicatorIds: ['median-income', 'first-decile', 'poverty'],
      territoryCodes: ['01001', '92036', '95019', 'D46'],
    })
    const read = (indicatorId: string, territoryCode: string, year: number) =>
      figures.find(
        (one) => one.indicatorId === indicatorId && one.territoryCode === territoryCode && one.year === year,
      ) ?? { value: undefined, status: undefined }
    expect(read('median-income', '92036', 2021)).toMatchObject({ value: 18_380, status: 'published' })
    expect(read('median-income', '01001', 2021)).toMatchObject({ value: 25_820 })
    expect(read('first-decile', '01001', 2021)).toMatchObject({ value: null, status: 'secret' })
    expect(read('median-income', 'D46', 2019).value).toBeGreaterThan(15_000)
    expect(read('median-income', 'D46', 2021)).toEqual({ value: undefined, status: undefined })
    expect(figures.filter(({ territoryCode, year }) => territoryCode === '92036' && year === 2017)).toEqual([])
  })
  test('says secret of no commune where the source publishes none, and not yet loaded neither', async () => {
    const overseas = await db
      .selectFrom('territory')
      .select('code')
      .where('kind', '=', 'departement')
      .where('code', 'like', 'D9__')
      .orderBy('code')
      .execute()
    const said = await Promise.all(
      overseas.map(async ({ code }) => {
        const figures = await getThemeFigures(db, {
          themeKey: 'portrait',
          perimeterCodes: [code],
          departmentCode: code,
        })
        const median = figures.indicators.find(({ indicator }) => indicator.id === 'median-income')
        const reasons = new Set(median?.missingDots.map(({ reason }) => reason))
        return [code, median?.own.kind === 'missing' ? median.own.reason : 'value', [...reasons].join()]
      }),
    )
    // Filosofi is of metropolitan France, Martinique and La Réunion.
    expect(said.filter(([, own]) => own === 'value').map(([code]) => code)).toEqual(['D972', 'D974'])
    expect(said.filter(([, , around]) => around?.includes('secret'))).toEqual([])
    expect(said.find(([code]) => code === 'D971')).toEqual(['D971', 'not-published', 'not-published'])
    expect(said.filter(([, own]) => own === 'not-loaded')).toEqual([])
  })
  test('takes codes as words, whatever they hold', async () => {
    expect(await listNationalFigures({ indicatorIds: ["x' or 1=1 --"], territoryCodes: ["') or ('1'='1"] })).toEqual([])
  })
})

describe('a theme anywhere in the country', () => {
  test('compares a commune of the Lot in the newest year its département has', async () => {
    const { indicators: rows } = await getThemeFigures(db, {
      themeKey: 'portrait',
      perimeterCodes: ['46042'],
      departmentCode: 'D46',
    })
    const median = rows.find(({ indicator }) => indicator.id === 'median-income')
    expect(median?.year).toBe(2019)
    expect(median?.later?.year).toBe(2021)
    expect(median?.own.kind).toBe('value')
    expect(median?.frames.map(({ name, reading }) => [name, reading.kind])).toEqual([
      ['Lot', 'value'],
      ['CA du Grand Cahors', 'value'],
      ['Occitanie', 'value'],
      ['France métropolitaine', 'value'],
    ])
    expect(median?.rank?.of).toBeGreaterThan(100)
  })
  test('puts no territory beside itself under the name of its région', async () => {
    for (const department of ['D971', 'D972', 'D973', 'D974', 'D976', 'D46']) {
      const [first] = await listCommunesOf(db, department)
      const { indicators: rows } = await getThemeFigures(db, {
        themeKey: 'portrait',
        perimeterCodes: [first?.code ?? ''],
        departmentCode: department,
      })
      const names = referencesOf(rows).map(({ name }) => name)
      expect(names.length, department).toBe(new Set(names).size)
    }
  })
  test('shows under secrecy the year its département has, and of a count the last year known, however old', async () => {
    const arcomie = await getThemeFigures(db, {
      themeKey: 'portrait',
      perimeterCodes: ['15108'],
      departmentCode: 'D15',
    })
    const decile = arcomie.indicators.find(({ indicator }) => indicator.id === 'first-decile')
    expect(decile).toMatchObject({ year: 2019, own: { kind: 'missing', reason: 'secret' } })
    expect(decile?.frames[0]).toMatchObject({ name: 'Cantal', reading: { kind: 'value' } })
    const mayotte = await getThemeFigures(db, {
      themeKey: 'portrait',
      perimeterCodes: ['97611'],
      departmentCode: 'D976',
    })
    const population = mayotte.indicators.find(({ indicator }) => indicator.id === 'population')
    expect(population).toMatchObject({ year: 2017, own: { kind: 'value' } })
  })
  test('reads the figures of an intercommunalité as its own when the perimeter is the whole of it', async () => {
    const members = await db
      .selectFrom('territory')
      .select('code')
      .where('epci_code', '=', '200023737')
      .where('kind', '=', 'commune')
      .execute()
    const codes = members.map(({ code }) => code)
    expect(codes.length).toBeGreaterThan(10)
    const query = { themeKey: 'portrait', departmentCode: 'D46' } as const
    const whole = await getThemeFigures(db, { ...query, perimeterCodes: codes })
    const part = await getThemeFigures(db, { ...query, perimeterCodes: codes.slice(1) })
    const medianOf = ({ indicators: rows }: typeof whole) =>
      rows.find(({ indicator }) => indicator.id === 'median-income')
    expect(medianOf(whole)).toMatchObject({ year: 2019, own: { kind: 'value' }, range: null })
    expect(medianOf(part)).toMatchObject({ own: { kind: 'missing', reason: 'not-additive' } })
    expect(medianOf(part)?.range).toMatchObject({ of: codes.length - 1 })
    const population = whole.indicators.find(({ indicator }) => indicator.id === 'population')
    expect(population).toMatchObject({ year: 2023, own: { kind: 'value', flags: ['summed'] } })
    expect(whole.indicators.filter(({ year, own }) => year !== null && own.kind === 'value').length).toBeGreaterThan(9)
  })
  test('says « pas encore chargé » of what the instance was not given, never « non recueilli »', async () => {
    const { indicators: rows } = await getThemeFigures(db, {
      themeKey: 'petite-enfance',
      perimeterCodes: ['46042'],
      departmentCode: 'D46',
    })
    const places = rows.find(({ indicator }) => indicator.id === 'childcare-places')
    expect(places).toMatchObject({ year: null, own: { kind: 'missing', reason: 'not-loaded' } })
  })
  test('is what a finding freezes and a text shows', async () => {
    const frozen = await getReading(db, 'median-income', '46042')
    expect(frozen).toMatchObject({ year: 2019, reading: { kind: 'value' } })
    const key = { indicatorId: 'median-income', territoryCode: 'D46', year: 2019 }
    const [figure] = Object.values(await readEvidence(db, [key]))
    expect(figure).toMatchObject({ territory: 'Lot', year: 2019, isMissing: false })
  })
})
