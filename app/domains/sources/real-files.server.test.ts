/**
 * Real files of producers, named by TRAME_TEST_DATA (docs of the data there): totals found again within 1.5 %, published values
 * exact. Skipped where they are not.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { csvOf, type OpenRecord } from '#test/open-data-server.ts'
import { mostGapPercent } from './account.ts'
import { type ImportPlace, importNow } from './import-lot.server.ts'
import type { Lot } from './lots.ts'
import type { SourceKey } from './source.ts'
import { sourceOf } from './source-table.ts'

const data = process.env.TRAME_TEST_DATA ?? ''
/** Where there is nothing to import, no hook runs that would remove it. */
const dataFolder = data === '' ? '' : fs.mkdtempSync(path.join(os.tmpdir(), 'trame-real-'))
const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; place?: ImportPlace } = {}

async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

/** Writes these data sets as their producer exports them, and imports them. */
async function load(key: SourceKey, sets: Readonly<Record<string, readonly OpenRecord[]>>): Promise<Lot> {
  const folder = fs.mkdtempSync(path.join(dataFolder, 'folder-'))
  for (const [name, records] of Object.entries(sets)) fs.writeFileSync(path.join(folder, `${name}.csv`), csvOf(records))
  return loadFolder(key, folder)
}
const loadFolder = (key: SourceKey, folder: string) =>
  importNow(given.place ?? expect.unreachable(), sourceOf(key), { kind: 'folder', folder }, 'Test')

/** What the lot holds of a territory, by indicator and year. */
async function read({ id }: Lot, territory: string): Promise<ReadonlyMap<string, unknown>> {
  const row = await given.opened?.db
    .selectFrom('figure_lot')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const sha256 = row?.sha256 ?? expect.unreachable('the lot is not published')
  const file = path.join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const rows = await ask(`select * from read_parquet('${file}') where territory = '${territory}'`)
  return new Map(rows.map(({ indicator, year, value, status }) => [`${indicator} ${year}`, value ?? status]))
}

beforeAll(async () => {
  if (data === '') return
  given.opened = await newTestDatabase()
  given.place = { db: given.opened.db, files: openFileStore({ dataFolder }), dataFolder }
  await loadFigures(given.opened.db, { indicators, indicatorsByTheme, figures: [] })
})
afterAll(async () => {
  await given.opened?.pool.end()
  fs.rmSync(dataFolder, { recursive: true })
})

const cafColumns = {
  indfoy_ndur: 'f_ndur',
  indnbp_ndur: 'p_ndur',
  indfoy_rsa: 'f_rsa',
  indfoy_ppa: 'f_ppa',
  indfoy_ndural: 'f_ndural',
  indfoy_af: 'f_af',
  indfoy_cf: 'f_cf',
  indfoy_asf: 'f_asf',
  indfoy_ndurpaje: 'f_ndurpaje',
  indfoy_cmg: 'f_cmg',
} as const
const isCommune = "length(id) in (4, 5) and id not like 'R%' and id not like 'D%'"
const table = (name: string) => `read_parquet('${path.join(data, 'caf_territoires', `${name}.parquet`)}')`

/** The benefits of 2023 at a level, under the names of data.caf.fr. */
async function benefitsOf(where: string, code: string): Promise<readonly OpenRecord[]> {
  const columns = Object.entries(cafColumns).map(([to, from]) => `${from}::bigint::varchar as ${to}`)
  const rows = await ask(
    `select '2023-12' as dtreffre, id as ${code}, ${columns.join(', ')} from ${table('all')} where ${where}`,
  )
  return rows as readonly OpenRecord[]
}

const transcribed = z.object({
  annees: z.array(z.number()),
  c: z.record(z.string(), z.array(z.array(z.number()))),
})

/** The answers of the Explore API for the communes of Hauts-de-Seine, transcribed. */
function hautsDeSeine(): readonly OpenRecord[] {
  const file = path.join(data, 'caf_92', 's_ben_com_92_2020_2024.json')
  const { annees, c } = transcribed.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  const names = [
    'indfoy_ndur',
    'indnbp_ndur',
    'indfoy_rsa',
    'indfoy_ppa',
    'indfoy_ndural',
    'indfoy_af',
    'indfoy_ndurpaje',
  ]
  return Object.entries(c).flatMap(([numcomdo, years]) =>
    years.flatMap((values, place) =>
      annees[place] === 2023
        ? []
        : [
            {
              dtreffre: `${annees[place]}-12`,
              numcomdo,
              ...Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])),
            },
          ],
    ),
  )
}

describe.skipIf(data === '')('the real files of the Caf', () => {
  test('benefits: the communes of the whole country add up to France, Gennevilliers is exact', async () => {
    const lot = await load('caf-prestations', {
      s_ben_com_f: [...(await benefitsOf(isCommune, 'numcomdo')), ...hautsDeSeine()],
      s_ben_dep: (await benefitsOf("id like 'D%'", 'numdep')).map((row) => ({
        ...row,
        numdep: String(row.numdep).slice(1),
        indben_aah: null,
        indben_aeeh: null,
      })),
      s_ben_nat: (await benefitsOf("id = 'FR'", 'numnat')).map((row) => ({
        ...row,
        indben_aah: null,
        indben_aeeh: null,
      })),
    })
    expect(lot).toMatchObject({ state: 'published', vintage: '2020-2024', failure: null })
    const controls = lot.account?.controls ?? []
    expect(controls.filter(({ against }) => against === 'country')).toHaveLength(10)
    const households = controls.find(
      ({ indicatorId, year }) => indicatorId === 'beneficiary-households' && year === 2023,
    )
    expect(households).toMatchObject({ total: 13_642_003 })
    for (const { gapPercent } of controls) expect(gapPercent).toBeLessThan(mostGapPercent)
    const town = await read(lot, '92036')
    const values = ['beneficiary-households', 'rsa-households', 'activity-bonus-households', 'paje-households'].map(
      (id) => [town.get(`${id} 2020`), town.get(`${id} 2024`)],
    )
    expect(values).toEqual([
      [12_150, 11_675],
      [2_160, 1_865],
      [3_550, 3_740],
      [1_750, 1_440],
    ])
    expect((await read(lot, 'D92')).get('beneficiary-households 2023')).toBe(288_921)
    expect((await read(lot, 'R11')).get('beneficiary-households 2023')).toBe(2_428_889)
  })

  test('bands of quotient: those of Gennevilliers are exact, and add up to its households', async () => {
    const bands = {
      all_qf400: 'Moins de 400 euros',
      all_qf800: 'Entre 400 et 799 euros',
      all_qf1200: 'Entre 800 et 1199 euros',
      all_qf1600: 'Entre 1200 et 1599 euros',
      all_qf2000: 'Entre 1600 et 1999 euros',
      all_qf4000: 'Entre 2000 et 3999 euros',
      all_qf4000_2: '4000 euros ou plus',
      all_qfinc: 'Inconnu',
    }
    const rows = await ask(
      `select id, ${Object.keys(bands)
        .map((name) => `${name}::bigint::varchar as ${name}`)
        .join(', ')} from ${table('all')} where ${isCommune}`,
    )
    const records = rows.flatMap((row) =>
      Object.entries(bands).map(([name, words]) => ({
        dtreffre: '2023-12',
        numcomdo: String(row.id),
        qf_400: words,
        indfoy_ndur: row[name] === null ? null : String(row[name]),
      })),
    )
    const lot = await load('caf-quotient-familial', { ndur_s_qf_400_com_f: records })
    const town = await read(lot, '92036')
    const ids = ['under-400', '400-799', '800-1199', '1200-1599', '1600-1999', '2000-3999', '4000', 'unknown']
    const values = ids.map((id) => Number(town.get(`qf-${id}-households 2023`)))
    expect(values).toEqual([2_660, 4_900, 2_080, 695, 255, 275, 25, 845])
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(11_735)
    expect(Math.round((Number(town.get('qf-under-800-households 2023')) / 11_735) * 100)).toBe(64)
  })

  test('coverage of childcare: Gennevilliers, its département, its région and France are exact', async () => {
    const file = path.join(data, 'caf_92', 'txcouv_2023_petite_couronne_dep_reg.json')
    const codes = z.record(z.string(), z.array(z.number()))
    const read2023 = z.object({ c: codes, d: codes, r: codes }).parse(JSON.parse(fs.readFileSync(file, 'utf8')))
    const modes = ['', 'eaje_', 'am_ind_', 'prescol_', 'gad_ind_']
    const recordsOf = (
      rates: Readonly<Record<string, readonly number[]>>,
      end: string,
      code: string,
    ): readonly OpenRecord[] =>
      Object.entries(rates).map(([key, values]) => ({
        annee: 2023,
        [code]: key,
        ...Object.fromEntries(modes.map((mode, place) => [`txcouv_${mode}${end}`, values[place] ?? null])),
      }))
    const nothing = Object.fromEntries(modes.map((mode) => [`txcouv_${mode}nat`, null]))
    const lot = await load('caf-accueil-jeune-enfant', {
      txcouv_pe_com: recordsOf(read2023.c, 'com', 'numcom'),
      txcouv_pe_epci: recordsOf({ XX: [195.8] }, 'epci', 'numepci'),
      txcouv_pe_dep: recordsOf(read2023.d, 'dep', 'numdep'),
      txcouv_pe_reg: recordsOf(read2023.r, 'reg', 'numregi'),
      txcouv_pe_nat: [{ ...nothing, annee: '2023-01-01', txcouv_nat: 60.9 }],
    })
    expect(lot.account?.refused).toEqual([{ reason: 'placeholder', count: 1, examples: ['XX 2023'] }])
    const town = await read(lot, '92036')
    const ids = ['', '-nurseries', '-childminders', '-preschool', '-home'].map((end) => `childcare-places${end} 2023`)
    expect(ids.map((id) => town.get(id))).toEqual([57.4, 35.4, 10.4, 10.1, 1.6])
    for (const [code, value] of [
      ['D92', 72.1],
      ['R11', 57.2],
      ['FR', 60.9],
    ] as const)
      expect((await read(lot, code)).get('childcare-places 2023')).toBe(value)
  })
})

describe.skipIf(data === '')('the real files of Insee', () => {
  const births = async (years: readonly number[]): Promise<readonly OpenRecord[]> => {
    const columns = years.map((year) => `naiss${String(year).slice(2)}`)
    // The relay writes 0 for Paris, Lyon and Marseille, which it counts by arrondissement.
    const rows = await ask(
      `select id, ${columns.map((name) => `${name}::bigint::varchar as ${name}`).join(', ')} from ${table('et_civil')} where ${isCommune} or id = 'FR'`,
    )
    return rows.flatMap((row) =>
      columns.map((name, place) => ({
        EC_MEASURE: 'LVB',
        GEO: row.id === 'FR' ? 'F' : String(row.id),
        GEO_OBJECT: row.id === 'FR' ? 'FRANCE' : 'COM',
        TIME_PERIOD: years[place] ?? null,
        OBS_VALUE: row[name] === null ? null : String(row[name]),
      })),
    )
  }
  test('births: every commune added is France, Gennevilliers is exact', async () => {
    const lot = await load('insee-naissances', { DS_ETAT_CIVIL_NAIS_COMMUNES: await births([2017, 2022]) })
    expect(lot.account?.controls.map(({ gapPercent }) => gapPercent)).toEqual([0, 0])
    expect((await read(lot, '92036')).get('births 2017')).toBe(864)
    expect((await read(lot, '75056')).get('births 2022')).toBe(23_785)
  })
  test('births: a total in which Paris, Lyon and Marseille are counted twice is seen, and nothing is shown', async () => {
    const lot = await load('insee-naissances', { DS_ETAT_CIVIL_NAIS_COMMUNES: await births([2023]) })
    expect(lot).toMatchObject({
      state: 'failed',
      failure: { code: 'control', controls: [{ total: 715_505, gapPercent: 5.466 }] },
    })
  })
  test('incomes: the files of Filosofi as they are; Gennevilliers is exact, floors are told', async () => {
    const lot = await loadFolder('insee-filosofi', path.join(data, 'filosofi'))
    expect(lot).toMatchObject({ state: 'published', vintage: '2016-2021' })
    const town = await read(lot, '92036')
    expect([town.get('median-income 2021'), town.get('poverty 2021')]).toEqual([18_380, 28])
    expect((await read(lot, '01001')).get('first-decile 2021')).toBe('secret')
    expect((await read(lot, 'FX')).get('median-income 2019')).toBe(21_930)
  })
})
