/**
 * `npm run bench -- import`: rows a second of an import, by format, beside DuckDB that takes the same figures from the same
 * file and does nothing more. A file of the size of the real one (174,452 rows × 12 columns) is made first. Bar: at most 3 times slower for CSV
 * and Parquet; Explore JSON is said.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import { duckLimits } from '#app/domains/observatory/warehouse-build.server.ts'
import type { Brought } from '#app/domains/sources/bring-part.server.ts'
import { openImport } from '#app/domains/sources/import-tables.server.ts'
import { readPart } from '#app/domains/sources/read-part.server.ts'
import { recordsPerPage } from '#app/domains/sources/source.ts'
import { sourceOf } from '#app/domains/sources/source-table.ts'
import { indicators } from '#seed/figures/indicators.ts'
import { seededRandom } from './seeded-random.ts'

const rounds = 20
const most = 3
const years = [2020, 2021, 2022, 2023, 2024]
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-bench-import-'))
const source = sourceOf('caf-prestations')
const [part] = source.parts
if (!part || !('columns' in part.reading.measures)) throw new Error('the first part is that of the communes')
const names = Object.values(part.reading.measures.columns).map(([name = '']) => name)

const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
const communes = z
  .array(z.object({ code: z.string(), nom: z.string(), type: z.string() }))
  .parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  .filter(({ type }) => type === 'commune-actuelle')
const territories = communes.map(({ code }) => ({ code, kind: 'commune', departmentCode: null, regionCode: null }))

const random = seededRandom(12)
const count = () => 5 * Math.floor(random() ** 3 * 400)
const records = years.flatMap((year) =>
  communes.map(({ code, nom }) => ({
    dtreffre: `${year}-12`,
    numcomdo: code,
    nomcom: nom,
    ...Object.fromEntries(names.map((name) => [name, count()])),
  })),
)

const csv = path.join(folder, 'part.csv')
const header = ['dtreffre', 'numcomdo', 'nomcom', ...names]
fs.writeFileSync(csv, [header.join(';'), ...records.map((record) => Object.values(record).join(';'))].join('\n'))
const pages = Array.from({ length: Math.ceil(records.length / recordsPerPage) }, (_, page) => {
  const name = path.join(folder, `${String(page).padStart(6, '0')}.json`)
  const results = records.slice(page * recordsPerPage, (page + 1) * recordsPerPage)
  fs.writeFileSync(name, JSON.stringify({ total_count: records.length, results }))
  return name
})
const maker = await (await DuckDBInstance.create(':memory:')).connect()
const parquet = path.join(folder, 'part.parquet')
await maker.run(
  `copy (select * from read_csv('${csv}', delim = ';', header = true, types = {'numcomdo': 'varchar'})) to '${parquet}' (format parquet, compression zstd)`,
)
maker.closeSync()

const formats: Readonly<Record<string, { readonly brought: Brought; readonly bare: string; readonly most?: number }>> =
  {
    CSV: {
      brought: { format: 'csv', files: [csv] },
      bare: `read_csv('${csv}', delim = ';', header = true, all_varchar = true)`,
      most,
    },
    Parquet: { brought: { format: 'parquet', files: [parquet] }, bare: `read_parquet('${parquet}')`, most },
    'Explore JSON': {
      brought: { format: 'json', files: pages },
      bare: `(select unnest(results, recursive := true) from read_json('${folder}/0*.json'))`,
    },
  }

const median = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0

/** From the file to the figures judged and added, as an import does, without its publication. */
async function timeImport(brought: Brought): Promise<number> {
  const known = { territories, indicators: indicators.map(({ id, unit }) => ({ id, unit })) }
  const opened = await openImport(folder, source, known)
  const begun = performance.now()
  if (part) await readPart(opened.connection, part, brought)
  const elapsed = performance.now() - begun
  opened.close()
  return elapsed
}

/** The same figures, one a row, as DuckDB alone would take them from the file: nothing is looked at, named nor added. */
const figuresAlone = (bare: string) =>
  `select year, territory, name, value from (
    unpivot (select substr(dtreffre, 1, 4)::smallint as year, numcomdo as territory, ${names.map((name) => `${name}::double as ${name}`).join(', ')} from ${bare})
    on ${names.join(', ')} into name name value value)`

async function timeBare(sql: string): Promise<number> {
  const place = path.join(folder, 'bare.duckdb')
  fs.rmSync(place, { force: true })
  const instance = await DuckDBInstance.create(place, { ...duckLimits, memory_limit: '1GB' })
  const connection = await instance.connect()
  const begun = performance.now()
  await connection.run(`create temp table cell as ${sql}`)
  const elapsed = performance.now() - begun
  connection.closeSync()
  instance.closeSync()
  return elapsed
}

const perSecond = (ms: number) => Math.round(records.length / (ms / 1000))
let isMissed = false
for (const [name, { brought, bare, most: bar }] of Object.entries(formats)) {
  const runs = bar ? rounds : 3
  const imports: number[] = []
  const bares: number[] = []
  const rows: number[] = []
  for (let round = 0; round < runs; round++) {
    imports.push(await timeImport(brought))
    bares.push(await timeBare(figuresAlone(bare)))
    rows.push(await timeBare(`select * from ${bare}`))
  }
  const ratio = median(imports) / median(bares)
  if (bar && ratio > bar) isMissed = true
  const said = (times: readonly number[]) => `${perSecond(median(times))} rows/s (${median(times).toFixed(0)} ms)`
  console.log(
    `${name}: ${records.length} rows; imported ${said(imports)}; DuckDB alone to the same figures ${said(bares)}, ratio ${ratio.toFixed(2)}${bar ? ` (bar ${bar})` : ''}; DuckDB alone to a table as it stands ${said(rows)}; medians of ${runs}`,
  )
}
fs.rmSync(folder, { recursive: true, force: true })
process.exit(isMissed ? 1 : 0)
