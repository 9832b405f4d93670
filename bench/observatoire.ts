/**
 * `npm run bench -- observatoire`: the readings of the observatory on a synthetic country of 109 million values, beside the bare DuckDB
 * query that reads the same ones; then the page of a theme with the figures of the whole country. Exits 1 when a bar is missed.
 * `dossier=…` keeps the country there, for the next time.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { closeWarehouse, prepareWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { duckLimits, type NationalSource, warehouseName } from '#app/domains/observatory/warehouse-build.server.ts'
import { readCommunes, readPlaceIn, readTerritory } from '#app/domains/observatory/warehouse-oracle.fixture.server.ts'
import { listNationalFigures, readRanks } from '#app/domains/observatory/warehouse-reads.server.ts'
import { nationalSource } from '#seed/national/national.ts'
import { measureLoad } from './load.ts'
import { serveDemo } from './served-demo.ts'
import { cube, indicatorId, makeSyntheticCountry } from './synthetic-country.ts'

const rounds = 20
const warmUp = 3
const bars = { ratio: 2, orMs: 10, megabytes: 650, residentMegabytes: 900, requestsPerSecond: 100 }

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const inFrench = (value: number, decimals = 1): string =>
  value.toLocaleString('fr-FR', { maximumFractionDigits: decimals, minimumFractionDigits: decimals })
const residentMegabytes = () => process.memoryUsage.rss() / 1_000_000

const keptIn = process.argv.find((one) => one.startsWith('dossier='))?.slice('dossier='.length)
const folder = keptIn ?? fs.mkdtempSync(path.join(os.tmpdir(), 'trame-observatoire-'))
fs.mkdirSync(folder, { recursive: true })
const source: NationalSource = { ...nationalSource, absentStatus: () => 'secret' }
/** Under the name that the figures of the country would have: it is opened, and none is made. */
const file = path.join(folder, warehouseName(source, []))
let isMissed = false
const judge = (isHeld: boolean): string => {
  isMissed ||= !isHeld
  return isHeld ? '' : '  ← MANQUÉ'
}

/** Each place and indicator drawn again every round: nothing is asked twice. */
const departmentOf = (round: number) =>
  String(1 + ((round * 7) % 94) + (1 + ((round * 7) % 94) >= 20 ? 1 : 0)).padStart(2, '0')
const communesOf = (department: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${department}${String(at + 1).padStart(3, '0')}`)
const indicatorsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => indicatorId((first + at) % cube.indicators))
const year = (round: number) => cube.firstYear + (round % cube.years)

type Measure = {
  readonly name: string
  readonly barMs: number
  readonly ours: (round: number) => Promise<unknown>
  /** The same values, by hand: numbers known, nothing made of them. */
  readonly bare: (round: number) => string
}
const unitsOf = (codes: readonly string[]) =>
  `(select place from unit where code in (${codes.map((code) => `'${code}'`).join()}))`
const measuresOf = (ids: readonly string[]) =>
  `(select place from measure where indicator in (${ids.map((id) => `'${id}'`).join()}))`

/** Nine indicators of a theme, for a commune among those of its département, and four larger territories. */
const theme = (round: number) => {
  return {
    indicatorIds: indicatorsFrom(round * 11, 9),
    territoryCodes: [...communesOf(departmentOf(round), 36), ...[0, 1, 2, 3].map((at) => String(200_000_000 + at))],
  }
}
const perimeter = (round: number) => {
  return { indicatorIds: indicatorsFrom(round * 13, 150), territoryCodes: communesOf(departmentOf(round), 36) }
}
const commune = (round: number) => `${departmentOf(round)}${String(1 + ((round * 37) % 300)).padStart(3, '0')}`

const measures: readonly Measure[] = [
  {
    name: 'page d’un thème (9 indicateurs, 40 territoires, 10 ans)',
    barMs: 30,
    ours: (round) => listNationalFigures(theme(round)),
    bare: (round) => {
      const { indicatorIds, territoryCodes } = theme(round)
      return `select * from by_territory where unit in ${unitsOf(territoryCodes)} and measure in ${measuresOf(indicatorIds)}`
    },
  },
  {
    name: 'un territoire entier (300 indicateurs, 10 ans)',
    barMs: 25,
    ours: (round) => readTerritory(commune(round)),
    bare: (round) =>
      `select * from by_territory where unit = (select place from unit where code = '${commune(round)}')`,
  },
  {
    name: 'carte de France (34 969 communes)',
    barMs: 60,
    ours: (round) => readCommunes(indicatorId(round * 5), year(round)),
    bare: (round) =>
      `select unit, value from by_indicator where measure = (select place from measure where indicator = '${indicatorId(round * 5)}') and year = ${year(round)} and unit < ${cube.communes}`,
  },
  {
    name: 'rang et quantiles, une année quelconque',
    barMs: 30,
    ours: (round) => readPlaceIn(indicatorId(round * 3), year(round), commune(round)),
    bare: (round) => `
      with known as (select value, department, region from by_indicator join unit on unit.place = unit
        where measure = (select place from measure where indicator = '${indicatorId(round * 3)}') and year = ${year(round)}
          and is_commune and value is not null)
      select count(*), quantile_cont(value, [0, 0.25, 0.5, 0.75, 1]) from known`,
  },
  {
    name: 'rangs gardés d’une commune (300 indicateurs, 4 cadres)',
    barMs: 30,
    ours: (round) => readRanks(commune(round)),
    bare: (round) => `
      select ranked.*, spread.* from ranked join spread using (measure, year)
      where unit = (select place from unit where code = '${commune(round)}') and frame in ('country')`,
  },
  {
    name: 'périmètre de 36 communes × 150 indicateurs × 10 ans',
    barMs: 40,
    ours: (round) => listNationalFigures(perimeter(round)),
    bare: (round) => {
      const { indicatorIds, territoryCodes } = perimeter(round)
      return `select * from by_territory where unit in ${unitsOf(territoryCodes)} and measure in ${measuresOf(indicatorIds)}`
    },
  },
]

/** Both one after the other, in turn first: what slows the machine slows both. */
async function compare({ ours, bare }: Measure, ask: (sql: string) => Promise<unknown>) {
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let round = -warmUp; round < rounds; round += 1) {
    const acts = [
      ['ours', () => ours(round + warmUp)],
      ['bare', () => ask(bare(round + warmUp))],
    ] as const
    for (const [name, act] of round % 2 === 0 ? acts : acts.toReversed()) {
      const begun = performance.now()
      await act()
      if (round >= 0) times[name].push(performance.now() - begun)
    }
  }
  return { ours: middle(times.ours), bare: middle(times.bare) }
}

async function measureReadings(): Promise<void> {
  const duck = await DuckDBInstance.create(file, { ...duckLimits, access_mode: 'READ_ONLY' })
  const connection = await duck.connect()
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getColumns()
  await prepareWarehouse(folder, source)
  for (const measure of measures) {
    const { ours, bare } = await compare(measure, ask)
    const isHeld = ours <= measure.barMs && (ours <= bars.ratio * bare || ours <= bare + bars.orMs)
    console.log(
      `${measure.name.padEnd(58)} ${inFrench(ours).padStart(6)} ms (barre ${measure.barMs}), DuckDB nu ${inFrench(bare).padStart(6)} ms${judge(isHeld)}`,
    )
  }
  const resident = residentMegabytes()
  console.log(
    `mémoire du processus : ${inFrench(resident, 0)} Mo (barre ${bars.residentMegabytes})${judge(resident <= bars.residentMegabytes)}`,
  )
  connection.closeSync()
  duck.closeSync()
  closeWarehouse()
}

async function measurePage(): Promise<void> {
  const served = await serveDemo()
  try {
    const home = await served.get('/')
    const ctg = home.match(/\/ctg\/[0-9a-f-]{36}/)?.[0] ?? ''
    const load = await measureLoad(`${served.origin}${ctg}/diagnostic/portrait`, served.cookie)
    const isHeld = load.requestsPerSecond >= bars.requestsPerSecond && load.failures === 0
    console.log(
      `page d’un thème, chiffres du pays : ${inFrench(load.requestsPerSecond, 0)} requêtes/s (barre ${bars.requestsPerSecond}), 99e centile ${inFrench(load.p99Ms, 0)} ms, ${load.failures} échecs${judge(isHeld)}`,
    )
  } finally {
    await served.stop()
  }
}

try {
  const begun = performance.now()
  if (!fs.existsSync(file)) await makeSyntheticCountry(file)
  const megabytes = fs.statSync(file).size / 1_000_000
  console.log(
    `${inFrench((cube.territories * cube.indicators * cube.years) / 1e6, 0)} millions de valeurs deux fois, ${inFrench(megabytes, 0)} Mo (barre ${bars.megabytes}), en ${inFrench((performance.now() - begun) / 1000, 0)} s ; memory_limit servi : ${duckLimits.memory_limit}${judge(megabytes <= bars.megabytes)}`,
  )
  await measureReadings()
  await measurePage()
} finally {
  if (keptIn === undefined) fs.rmSync(folder, { recursive: true, force: true })
}
process.exit(isMissed ? 1 : 0)
