/**
 * `node seed/national/compact.ts <folder of SOURCES.md>`: makes figures.parquet from the files of their producers, by hand, once a vintage.
 * What it reads, and the totals it must find again: README.md beside.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import { povertyFloor } from '../figures/indicator-sources.ts'
import { filosofiColumns } from './columns.ts'
import { filosofiEditions } from './compact-editions.ts'

type Row = {
  readonly indicatorId: string
  readonly territoryCode: string
  readonly year: number
  readonly value: number
}
type Table = { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] }

const [from = ''] = process.argv.slice(2)
const here = import.meta.dirname
const filosofi = path.join(from, 'filosofi')

const communeShape = z.object({
  code: z.string(),
  type: z.string(),
  chefLieu: z.string().optional(),
  anciensCodes: z.array(z.string()).optional(),
})
const communes = z
  .array(communeShape)
  .parse(
    JSON.parse(
      fs.readFileSync(
        createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json'),
        'utf8',
      ),
    ),
  )
const current = new Set(communes.filter(({ type }) => type === 'commune-actuelle').map(({ code }) => code))
/** Code of a commune that is no more → the one it went into. */
const merged = new Map(
  communes.flatMap(({ code, type, chefLieu, anciensCodes }): (readonly [string, string])[] => {
    if (type === 'commune-actuelle')
      return (anciensCodes ?? []).filter((old) => !current.has(old)).map((old) => [old, code])
    return chefLieu && !current.has(code) && type !== 'arrondissement-municipal' ? [[code, chefLieu]] : []
  }),
)

function readTable(file: string): Table {
  const [head = '', ...lines] = fs
    .readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  return {
    headers: head.split(';'),
    rows: lines.filter((line) => /^[^;]/.test(line)).map((line) => line.split(';')),
  }
}

/** « 21576,7 », « -16,6 »; undefined for a blank, `s` and `nd`. */
function readNumber(cell: string | undefined): number | undefined {
  const text = (cell ?? '').replace(/\s/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/**
 * Legal populations as the versions of the npm package carried them; the year is the one they count, recognised by the published
 * populations of Paris, Marseille and Lyon. `last`: the newest.
 */
const populationColumns: readonly { readonly column: string; readonly year: number; readonly until?: 'last' }[] = [
  { column: 'cog2019', year: 2016 },
  { column: 'cog2021', year: 2019 },
  { column: 'cog2022', year: 2020 },
  { column: 'cog2024', year: 2022 },
  { column: 'cog2025', year: 2023, until: 'last' },
]

/**
 * Legal populations of 2016 of the communes nouvelles of 2019, whole: the version read above carried, under their code, that of the
 * commune whose code it was. From the version before it; with them the country has the 66 361 658 inhabitants Insee published.
 */
const inhabitantsOf2016 = new Map(
  readTable(path.join(here, 'populations-2016.csv')).rows.map(([code = '', n]) => [code, n]),
)

/** By the geography of today: the populations of communes that became one are added. */
function readPopulations(): readonly Row[] {
  const { headers, rows } = readTable(path.join(from, 'cog', 'populations_par_version_cog.csv'))
  const sums = new Map<string, Row>()
  for (const cells of rows) {
    const code = merged.get(cells[0] ?? '') ?? cells[0] ?? ''
    if (!current.has(code)) continue
    for (const { column, year, until } of populationColumns) {
      const whole = year === 2016 ? inhabitantsOf2016.get(cells[0] ?? '') : undefined
      const value = readNumber(whole ?? cells[headers.indexOf(column)])
      const isMayotte = code.startsWith('976')
      if (value === undefined || (isMayotte && until !== 'last')) continue
      const row = { indicatorId: 'population', territoryCode: code, year: isMayotte ? 2017 : year, value }
      const key = `${row.territoryCode} ${row.year}`
      sums.set(key, { ...row, value: row.value + (sums.get(key)?.value ?? 0) })
    }
  }
  return [...sums.values()]
}

const levels = [
  { file: 'COM', codeOf: (code: string) => code },
  { file: 'EPCI', codeOf: (code: string) => code },
  { file: 'DEP', codeOf: (code: string) => `D${code}` },
  { file: 'REG', codeOf: (code: string) => `R${code}` },
  { file: 'METROPOLE', codeOf: () => 'FX' },
] as const

/** Commune of today that others joined → the edition of the COG that first has it whole. */
const wholeSince = new Map(
  readTable(path.join(here, 'new-communes.csv')).rows.map(([code = '', cog]) => [code, Number(cog)]),
)

/**
 * Rates are read only where the commune of that year is the one of today: those of a merger are never averaged, nor is that of the
 * commune whose code it took read for it. Those that joined it may be missing from the file, being too small.
 */
function readFilosofi(year: number, file: string, codeOf: (code: string) => string): readonly Row[] {
  const { headers, rows } = readTable(path.join(filosofi, file))
  const isOfCommunes = file.includes('_COM')
  const changed = new Set(rows.flatMap(([code = '']) => (isOfCommunes ? (merged.get(code) ?? []) : [])))
  const suffix = String(year).slice(2)
  return rows.flatMap((cells) => {
    const [code = ''] = cells
    const isLater = (wholeSince.get(code) ?? 0) > (filosofiEditions[year] ?? year)
    if (isOfCommunes && (!current.has(code) || changed.has(code) || isLater)) return []
    return filosofiColumns.flatMap(({ id, columns, from: first }) => {
      if (first !== undefined && year < first) return []
      const place = columns.map((column) => headers.indexOf(`${column}${suffix}`)).find((index) => index > 0) ?? -1
      const named = place > 0 ? place : headers.indexOf(columns[0] ?? '')
      const value = named > 0 ? readNumber(cells[named]) : undefined
      return value === undefined ? [] : [{ indicatorId: id, territoryCode: codeOf(code), year, value }]
    })
  })
}

function readAll(): readonly Row[] {
  const rows = [...readPopulations()]
  for (const name of fs.readdirSync(filosofi).toSorted()) {
    const old = name.match(/^FILO(20\d\d)_DISP_(\w+)\.csv$/)
    const level = levels.find(({ file }) => file === old?.[2])
    if (old && level) rows.push(...readFilosofi(Number(old[1]), name, level.codeOf))
    const recent = name.match(/^cc_filosofi_(20\d\d)_COM\.csv$/)
    if (recent) rows.push(...readFilosofi(Number(recent[1]), name, (code) => code))
  }
  return rows
}

const rows = readAll()
const draft = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'trame-national-')), 'figures.csv')
fs.writeFileSync(
  draft,
  [
    'indicator;territory;year;value',
    ...rows.map((row) => `${row.indicatorId};${row.territoryCode};${row.year};${row.value}`),
  ].join('\n'),
)
const duck = await DuckDBInstance.create(':memory:')
const connection = await duck.connect()
await connection.run(`
  copy (
    select indicator, territory, year, value, case when indicator like '%poverty' and value = ${povertyFloor} then 'floored' else 'published' end as status
    from read_csv('${draft}', delim = ';', header = true, columns = {
      'indicator': 'varchar', 'territory': 'varchar', 'year': 'smallint', 'value': 'double' })
    order by indicator, year, territory
  ) to '${path.join(here, 'figures.parquet')}' (format parquet, compression zstd, compression_level 19, row_group_size 1000000)`)
const totals = await connection.runAndReadAll(`
  select indicator, min(year) as first, max(year) as last, count(*) as figures, round(sum(value), 1) as total
  from '${path.join(here, 'figures.parquet')}' group by 1 order by 1`)
console.table(totals.getRowObjectsJson())
fs.rmSync(path.dirname(draft), { recursive: true })
