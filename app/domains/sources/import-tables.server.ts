/** The tables of an import in DuckDB: what it knows before it reads, and what it concludes after. Rules: docs/rules/sources.md §2. */
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { duckLimits, loadDuck } from '#app/domains/observatory/warehouse-build.server.ts'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Account, Sums } from './account.ts'
import { SourceFailure } from './failure.ts'
import { listFormerCodes } from './merged-communes.server.ts'
import { listIndicators, type Source } from './source.ts'

/** What PostgreSQL knows of territories and indicators. */
export type Known = {
  readonly territories: readonly {
    readonly code: string
    readonly kind: string
    readonly departmentCode: string | null
    readonly regionCode: string | null
  }[]
  readonly indicators: readonly { readonly id: string; readonly unit: string }[]
}

export async function readKnown(db: Database): Promise<Known> {
  const [territories, indicators] = await Promise.all([
    db
      .selectFrom('territory')
      .select(['code', 'kind', 'department_code as departmentCode', 'region_code as regionCode'])
      .execute(),
    db.selectFrom('indicator').select(['id', 'unit']).execute(),
  ])
  return { territories, indicators }
}

/** An EPT publishes as an EPCI does. */
const levelOf = (kind: string): string => (kind === 'ept' ? 'epci' : kind)

type Cell = string | number | boolean | null

/** Rows as a text that DuckDB reads back: the lists are of tens of thousands. */
async function fill(
  connection: DuckDBConnection,
  folder: string,
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
) {
  const file = path.join(folder, `${name}.known.json`)
  const names = Object.keys(columns)
  fs.writeFileSync(
    file,
    rows.map((row) => JSON.stringify(Object.fromEntries(names.map((key, place) => [key, row[place]])))).join('\n'),
  )
  const types = Object.entries(columns).map(([key, type]) => `${quoted(key)}: ${quoted(type)}`)
  await connection.run(
    `create temp table ${name} as select * from read_json(${quoted(file)}, format = 'newline_delimited', columns = {${types.join(', ')}})`,
  )
  fs.rmSync(file)
}

/**
 * Opens the tables of an import, in its folder, within the memory a node leaves to it.
 * @throws SourceFailure unknown-indicator: the source is newer than the catalogue
 */
export async function openImport(folder: string, source: Source, { territories, indicators }: Known) {
  const { DuckDBInstance } = await loadDuck()
  const file = path.join(folder, 'import.duckdb')
  fs.rmSync(file, { force: true })
  const instance = await DuckDBInstance.create(file, { ...duckLimits, temp_directory: `${file}.tmp` })
  const connection = await instance.connect()
  await connection.run('set preserve_insertion_order = false')
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]))
  const traits = listIndicators(source).map((id) => {
    const unit = units.get(id)
    if (unit === undefined) throw new SourceFailure({ code: 'unknown-indicator', file: id })
    const { most = null, floor = null } = source.traits?.[id] ?? {}
    return [id, unit === 'count', most, floor] as const
  })
  await fill(
    connection,
    folder,
    'trait',
    { indicator: 'varchar', is_count: 'boolean', most: 'double', floor: 'double' },
    traits,
  )
  const own = territories.map(({ code, kind }) => [levelOf(kind), code, code, 'own'] as const)
  const former = listFormerCodes().map(({ code, target, kind }) => ['commune', code, target, kind] as const)
  const codes = { level: 'varchar', code: 'varchar', target: 'varchar', kind: 'varchar' }
  await fill(connection, folder, 'geography', codes, [...own, ...former])
  const places = territories.map(
    ({ code, kind, departmentCode, regionCode }) => [code, kind, departmentCode, regionCode] as const,
  )
  const placed = { code: 'varchar', kind: 'varchar', department: 'varchar', region: 'varchar' }
  await fill(connection, folder, 'place', placed, places)
  await connection.run(`
    create temp table obtained (indicator varchar, territory varchar, year smallint, value double, status varchar);
    create temp table refused (reason varchar, count bigint, examples varchar[])`)
  return {
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Counts of the régions, from those of all their départements; estimates from two indicators. */
export async function addDerived(connection: DuckDBConnection, { sumsRegions, derived = [] }: Source): Promise<void> {
  if (sumsRegions)
    await connection.run(`
      insert into obtained
      select indicator, region, year, sum(value), 'published' from obtained
        join trait using (indicator) join place on place.code = obtained.territory
      where territory.kind = 'departement' and region is not null and is_count and value is not null
        and not exists (select from obtained known join place place on place.code = known.territory
          where place.kind = 'region' and known.indicator = obtained.indicator)
      group by indicator, region, year
      having count(*) = (select count(*) from place other where other.kind = 'departement' and other.region = place.region)`)
  for (const { id, of, by } of derived)
    await connection.run(`
      insert into obtained
      select ${quoted(id)}, counted.territory, counted.year, round(counted.value / rate.value * 100), 'estimated'
      from obtained counted join obtained rate on rate.territory = counted.territory and rate.year = counted.year
      where counted.indicator = ${quoted(of)} and rate.indicator = ${quoted(by)} and rate.value > 0 and counted.value >= 20`)
}

/** Sums to compare, of the counts whose communes are all published. */
export async function readSums(connection: DuckDBConnection, { controlled }: Source): Promise<readonly Sums[]> {
  if (controlled.length === 0) return []
  const read = await connection.runAndReadAll(`
    with told as (
      select obtained.*, kind, department from obtained join place on place.code = obtained.territory
      where indicator in (${controlled.map(quoted).join(', ')}) and value is not null
    ), there as (select indicator, year, territory as department, value from told where kind = 'departement')
    select indicator as "indicatorId", year, sum(value) filter (kind = 'commune') as communes,
      max(value) filter (territory = 'FR') as country,
      (select sum(value) from there where there.indicator = told.indicator and there.year = told.year) as departments,
      sum(value) filter (kind = 'commune' and exists (select from there where there.indicator = told.indicator
        and there.year = told.year and there.department = told.department)) as "communesThere"
    from told group by indicator, year order by indicator, year`)
  return read.getRowObjectsJS() as unknown as readonly Sums[]
}

type Kept = Pick<Account, 'refused' | 'figures' | 'indicators' | 'years' | 'absentCommunes'>

export async function readKept(connection: DuckDBConnection): Promise<Kept> {
  const refused = await connection.runAndReadAll(`
    select reason, sum(count)::integer as count, flatten(list(examples))[1:3] as examples from refused group by reason order by 2 desc`)
  const kept = await connection.runAndReadAll(`
    select count(*)::integer as figures, count(distinct indicator)::integer as indicators,
      coalesce(list(distinct year order by year), []) as years,
      (select count(*)::integer from place where kind = 'commune' and code not in
        (select territory from obtained where year = (select max(year) from obtained))) as "absentCommunes"
    from obtained`)
  const all = { ...kept.getRowObjectsJson()[0], refused: refused.getRowObjectsJson() }
  return all as unknown as Kept
}

/** The file of the lot, sorted as it compresses best; the same figures make the same bytes. */
export async function writeLot(connection: DuckDBConnection, to: string): Promise<void> {
  await connection.run(`
    copy (select indicator, territory, year, value, status from obtained order by indicator, year, territory)
    to ${quoted(to)} (format parquet, compression zstd, row_group_size 200000)`)
}
