/** An import from a producer that answers in the documented form, and fails as one does. The numbers are made up. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeWarehouse, refreshWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { listNationalFigures } from '#app/domains/observatory/warehouse-reads.server.ts'
import { giveChildcare } from './childcare.fixture.server.ts'
import { importLot, importNow } from './import-lot.server.ts'
import { openImportStage } from './import-stage.fixture.server.ts'
import type { SourceKey } from './source.ts'
import { sourceOf } from './source-table.ts'

const stage = await openImportStage()
const { db, place, server, from, observatory, ask, takeBack } = stage
beforeAll(stage.serve)
beforeEach(() => {
  server.sets.clear()
  server.archives.clear()
  server.faults.clear()
  server.asked.length = 0
})
afterAll(stage.close)

const load = (key: SourceKey) => importNow(place, sourceOf(key), from, 'Une administratrice')

const readAll = async (indicatorId: string, ...territoryCodes: readonly string[]) => {
  await refreshWarehouse()
  const figures = await listNationalFigures({ indicatorIds: [indicatorId], territoryCodes })
  return figures.map(({ territoryCode, year, value, status }) => [territoryCode, year, value, status])
}

/** Births, as the bulk file of Melodi has them. */
const birthsOf = (rows: readonly (readonly [string, string, number, number])[]) => ({
  name: 'DS_ETAT_CIVIL_NAIS_COMMUNES',
  text: [
    'EC_MEASURE;FREQ;GEO;GEO_OBJECT;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
    ...rows.map(([geo, object, year, value]) => `LVB;A;${geo};${object};A;${year};${value}`),
  ].join('\n'),
})
const birthsPath = '/melodi/file/DS_ETAT_CIVIL_NAIS_COMMUNES/DS_ETAT_CIVIL_NAIS_COMMUNES_CSV_FR'
const giveBirths = (...rows: readonly (readonly [string, string, number, number])[]) =>
  server.archives.set(birthsPath, birthsOf(rows))

describe('an import that goes well', () => {
  test('reads pages, exports and history, obeys a 429, tries a 5xx and a cut connection again', async () => {
    giveChildcare(server)
    const catalog = '/api/explore/v2.1/catalog/datasets'
    server.faults.set(`${catalog}/txcouv_pe_com/exports/csv`, ['busy', 'broken', 'cut'])
    server.faults.set(`${catalog}/txcouv_pe_reg/records`, ['broken', 'busy'])
    const lot = await load('caf-accueil-jeune-enfant')
    expect(lot).toMatchObject({ state: 'published', failure: null, vintage: expect.stringMatching(/2023$/) })
    const pages = server.asked.filter((url) => url.includes('txcouv_pe_reg/records'))
    expect(pages.map((page) => page.split('?')[1])).toEqual([
      'limit=100&offset=0',
      'limit=100&offset=0',
      'limit=100&offset=0',
      'limit=100&offset=100',
    ])
    expect(await readAll('childcare-places', '92036', '200023737', 'D92', 'D01', 'FR')).toEqual(
      expect.arrayContaining([
        // What is current goes before history.
        ['92036', 2022, 55, 'published'],
        ['92036', 2023, 57.4, 'published'],
        ['200023737', 2023, 61.5, 'published'],
        ['D92', 2023, 72.1, 'published'],
        ['D01', 2023, 64.5, 'published'],
        ['FR', 2023, 60.9, 'published'],
      ]),
    )
    expect(await readAll('children-under-3', 'D92')).toEqual([['D92', 2023, 50_000, 'estimated']])
  })
  test('refuses placeholders and impossible rates, and says which', async () => {
    giveChildcare(server)
    const { account } = await load('caf-accueil-jeune-enfant')
    const refused = Object.fromEntries((account?.refused ?? []).map(({ reason, ...one }) => [reason, one]))
    expect(refused.placeholder).toMatchObject({ count: 3 })
    expect(refused.placeholder?.examples.join(' ')).toContain('XX')
    expect(refused['out-of-range']).toMatchObject({ count: 1, examples: [expect.stringContaining('1957')] })
    expect(refused['no-year']).toMatchObject({ count: 100 })
    expect(account?.parts.find(({ key }) => key === 'nbpla_pe_com')).toMatchObject({ isThere: false })
    expect(await readAll('childcare-places', '200054781')).toEqual([])
  })
  test('adds communes that became one, counts a city once, and never averages', async () => {
    giveBirths(
      ['01015', 'COM', 2010, 7],
      ['01340', 'COM', 2010, 5],
      ['75056', 'COM', 2010, 100],
      ['75101', 'ARM', 2010, 60],
      ['69381', 'ARM', 2010, 30],
      ['69382', 'ARM', 2010, 12],
      ['99999', 'COM', 2010, 4],
      ['0021', 'ZE2020', 2010, 900],
      ['1001', 'COM', 2010, 3],
      ['73212', 'COM', 2010, 8],
      ['73002', 'COM', 2010, -1],
    )
    const { account } = await load('insee-naissances')
    expect(await readAll('births', '01015', '75056', '69123', '01001')).toEqual(
      expect.arrayContaining([
        ['01015', 2010, 12, 'published'],
        ['75056', 2010, 100, 'published'],
        ['69123', 2010, 42, 'published'],
        ['01001', 2010, 3, 'published'],
      ]),
    )
    // Aiguebelle is of Val-d’Arc: without it, what is left is not the whole.
    expect(await readAll('births', '73212')).toEqual([['73212', 2010, null, 'not-published']])
    expect(account?.refused.map(({ reason, count }) => [reason, count])).toEqual(
      expect.arrayContaining([
        ['district', 1],
        ['placeholder', 1],
        ['out-of-range', 1],
      ]),
    )
    expect(account?.parts).toEqual([
      { key: 'DS_ETAT_CIVIL_NAIS_COMMUNES', isThere: true, read: 11, notAsked: 1, kept: 8 },
    ])
  })
  test('maps secrets, floors and decimal commas of a folder of files, without internet', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-folder-'))
    const columns = [
      'MED21',
      'D121',
      'D921',
      'PACT21',
      'PCHO21',
      'PPEN21',
      'PPSOC21',
      'PPFAM21',
      'PPMINI21',
      'PPLOGT21',
      'TP6021',
      'TP60AGE121',
      'TP60AGE621',
      'TP60TOL221',
    ]
    const line = (code: string, cells: readonly string[]) =>
      [code, ...columns.map((_, index) => cells[index] ?? '')].join(';')
    fs.writeFileSync(
      path.join(folder, 'cc_filosofi_2021_COM.csv'),
      ['CODGEO', ...columns].join(';') +
        `\n${line('92036', ['18380', '9 100', '30500', '70,5', '4', '25', '9', '3', '2', '2', '28', 's', 'nd', '5'])}` +
        `\n${line('01015', ['20000'])}\n${line('01340', ['21000'])}\n${line('01002', ['peu'])}`,
    )
    const lot = await importNow(place, sourceOf('insee-filosofi'), { kind: 'folder', folder }, 'Une machine')
    fs.rmSync(folder, { recursive: true })
    expect(lot).toMatchObject({ state: 'published', origin: 'folder', vintage: '2021' })
    expect(await readAll('activity-income-share', '92036')).toContainEqual(['92036', 2021, 70.5, 'published'])
    expect(await readAll('first-decile', '92036')).toContainEqual(['92036', 2021, 9_100, 'published'])
    expect(await readAll('under-30-poverty', '92036')).toContainEqual(['92036', 2021, null, 'secret'])
    expect(await readAll('over-75-poverty', '92036')).toContainEqual(['92036', 2021, null, 'not-published'])
    expect(await readAll('tenants-poverty', '92036')).toContainEqual(['92036', 2021, 5, 'floored'])
    expect(lot.account?.refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'merged-rate', count: 2 }),
        expect.objectContaining({ reason: 'unreadable', count: 1 }),
      ]),
    )
  })
})

const state = async () => {
  const { rows } = await sql<{
    state: string
  }>`select state from figure_lot order by requested_at desc limit 1`.execute(db)
  return rows[0]?.state
}

describe('an import that goes wrong', () => {
  test('names the column that changed; what was shown stays', async () => {
    giveBirths(['92036', 'COM', 2011, 700])
    await load('insee-naissances')
    server.archives.set(birthsPath, {
      name: 'DS_ETAT_CIVIL_NAIS_COMMUNES',
      text: 'EC_MEASURE;FREQ;GEOGRAPHIE;GEO_OBJECT;TIME_PERIOD;OBS_VALUE\nLVB;A;92036;COM;2011;1',
    })
    const { failure } = await load('insee-naissances')
    expect(failure).toMatchObject({ code: 'columns', missing: ['GEO'], seen: expect.arrayContaining(['GEOGRAPHIE']) })
    expect(await readAll('births', '92036')).toEqual([['92036', 2011, 700, 'published']])
  })
  test.each([
    [['html'], { code: 'html' }],
    [['broken', 'broken', 'cut', 'broken'], { code: 'no-answer' }],
    [['busy', 'busy', 'busy', 'busy', 'busy', 'busy', 'busy'], { code: 'no-answer' }],
  ] as const)('%j: says it, and shows nothing', async (faults, failure) => {
    giveBirths(['92036', 'COM', 2012, 1])
    server.faults.set(birthsPath, [...faults])
    expect(await load('insee-naissances')).toMatchObject({ state: 'failed', failure })
    expect(await readAll('births', '92036')).toEqual([['92036', 2011, 700, 'published']])
    expect(fs.readdirSync(path.join(observatory, 'imports'))).toEqual([])
  })
  test('a data set that is no more is told by its status', async () => {
    expect(await load('insee-naissances')).toMatchObject({ failure: { code: 'status', status: 404 } })
  })
  test('is not shown when the communes do not add up to the country', async () => {
    giveBirths(['92036', 'COM', 2013, 700], ['92004', 'COM', 2013, 290], ['F', 'FRANCE', 2013, 1_010])
    const { failure, account } = await load('insee-naissances')
    expect(failure).toMatchObject({ code: 'control', controls: [{ communes: 990, total: 1_010, gapPercent: 1.98 }] })
    expect(account?.figures).toBe(3)
    giveBirths(['92036', 'COM', 2013, 700], ['92004', 'COM', 2013, 300], ['F', 'FRANCE', 2013, 1_010])
    expect(await load('insee-naissances')).toMatchObject({
      state: 'published',
      account: { controls: [{ gapPercent: 0.99 }] },
    })
  })
  test('one source is loaded once at a time', async () => {
    const lotId = await ask('insee-naissances')
    await expect(load('insee-naissances')).rejects.toMatchObject({ code: 'sources.already-being-loaded' })
    await takeBack(lotId)
    expect(await importLot(place, lotId, from)).toBe(false)
    expect(await state()).toBe('undone')
  })
})

describe('lots that are shown', () => {
  test('the newest goes before the others and what is shipped; taken back, the one before is shown again', async () => {
    giveBirths(['92036', 'COM', 2014, 1])
    await load('insee-naissances')
    giveBirths(['92036', 'COM', 2014, 2])
    const { id } = await load('insee-naissances')
    expect(await readAll('births', '92036')).toEqual([['92036', 2014, 2, 'published']])
    await takeBack(id)
    expect(await readAll('births', '92036')).toEqual([['92036', 2014, 1, 'published']])
    await expect(takeBack(id)).rejects.toMatchObject({ code: 'sources.already-ended' })
  })
  test('are said published again after one was brought damaged, and brought anew by their hash', async () => {
    const lots = path.join(observatory, 'lots')
    for (const name of fs.readdirSync(lots)) fs.rmSync(path.join(lots, name))
    closeWarehouse()
    for (const name of fs.readdirSync(observatory))
      if (name.endsWith('.duckdb')) fs.rmSync(path.join(observatory, name))
    await stage.serve()
    expect(await readAll('births', '92036')).toEqual([['92036', 2014, 1, 'published']])
  })
  test('are read to the end by who was reading while they changed', async () => {
    giveBirths(['92036', 'COM', 2015, 3])
    const reading = Promise.all(
      Array.from({ length: 40 }, () =>
        listNationalFigures({ indicatorIds: ['median-income'], territoryCodes: ['92036'] }),
      ),
    )
    await load('insee-naissances')
    await refreshWarehouse()
    expect((await reading).every((figures) => figures.length > 0)).toBe(true)
    expect(await readAll('births', '92036')).toEqual([['92036', 2015, 3, 'published']])
  })
})
