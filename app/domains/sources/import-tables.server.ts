/** The tables of an import in DuckDB: what it knows before it reads, and what it concludes after. Rules: docs/rules/sources.md §2. */
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'
import { duckLimits, loadDuck } from '#app/domains/observatory/warehouse-build.server.ts'
import { quoted } from '#app/domains/observatory/warehouse-tables.ts'
import { listFormerCodes } from '#app/domains/territory/former-codes.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Sums } from './account.ts'
import type { Account } from './account-shape.ts'
import { SourceFailure } from './failure.ts'
import { listIndicators, type Source } from './source.ts'

/** What PostgreSQL knows of territories and indicators. */
export type ReferenceRows = {
  readonly territories: readonly {
    readonly code: string
    readonly kind: string
    readonly departmentCode: string | null
    readonly regionCode: string | null
  }[]
  readonly indicators: readonly { readonly id: string; readonly unit: string }[]
}

export async function readReferenceRows(db: Database): Promise<ReferenceRows> {
  const [territories, indicators] = await Promise.all([
    db
      .selectFrom('territory')
      .select(['code', 'kind', 'department_code as departmentCode', 'region_code as regionCode'])
      .execute(),
    db.selectFrom('indicator').select(['id', 'unit']).execute(),
  ])
  return { territories, indicators }
}

/** Statuses by their number: a byte a figure, until its file is written. */
const statuses: readonly FigureStatus[] = ['published', 'rounded-5', 'estimated', 'floored', 'secret', 'not-published']
export const statusNumber = (status: FigureStatus): number => statuses.indexOf(status)

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
export async function openImport(folder: string, source: Source, { territories, indicators }: ReferenceRows) {
  const { DuckDBInstance } = await loadDuck()
  const file = path.join(folder, 'import.duckdb')
  fs.rmSync(file, { force: true })
  const instance = await DuckDBInstance.create(file, { ...duckLimits, temp_directory: `${file}.tmp` })
  const connection = await instance.connect()
  await connection.run('set preserve_insertion_order = false')
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]))
  const traits = listIndicators(source).map((id, place) => {
    const unit = units.get(id)
    if (unit === undefined) throw new SourceFailure({ code: 'unknown-indicator', file: id })
    const { most = null, floor = null } = source.traits?.[id] ?? {}
    return [id, place, unit === 'count', most, floor] as const
  })
  await fill(
    connection,
    folder,
    'trait',
    { indicator: 'varchar', place: 'utinyint', is_count: 'boolean', most: 'double', floor: 'double' },
    traits,
  )
  const ids = new Map(territories.map(({ code }, id) => [code, id]))
  const own = territories.map(({ code, kind }) => [levelOf(kind), code, ids.get(code) ?? null, 'own'] as const)
  const former = listFormerCodes().map(
    ({ code, target, kind }) => ['commune', code, ids.get(target) ?? null, kind] as const,
  )
  const codes = { level: 'varchar', code: 'varchar', target: 'integer', kind: 'varchar' }
  await fill(connection, folder, 'geography', codes, [...own, ...former])
  const places = territories.map(({ code, kind, departmentCode, regionCode }, id) => {
    return [id, code, kind, ids.get(departmentCode ?? '') ?? null, ids.get(regionCode ?? '') ?? null] as const
  })
  const placed = { id: 'integer', code: 'varchar', kind: 'varchar', department: 'integer', region: 'integer' }
  await fill(connection, folder, 'place', placed, places)
  await connection.run(`
    create temp table obtained (indicator utinyint, territory integer, year smallint, value double, status utinyint);
    create temp table refused (reason varchar, count bigint, examples varchar[])`)
  return {
    connection,
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const placeOf = (id: string): string => `(select place from trait where indicator = ${quoted(id)})`

/** Counts of the régions, from those of all their départements; estimates from two indicators. */
export async function addDerived(connection: DuckDBConnection, { sumsRegions, derived = [] }: Source): Promise<void> {
  if (sumsRegions)
    await connection.run(`
      insert into obtained
      select obtained.indicator, region, year, sum(value), ${statusNumber('published')} from obtained
        join trait on trait.place = obtained.indicator join place on place.id = obtained.territory
      where place.kind = 'departement' and region is not null and is_count and value is not null
      group by obtained.indicator, region, year
      having count(*) = (select count(*) from place other where other.kind = 'departement' and other.region = place.region)`)
  for (const { id, of, by } of derived)
    await connection.run(`
      insert into obtained
      select ${placeOf(id)}, counted.territory, counted.year, round(counted.value / rate.value * 100), ${statusNumber('estimated')}
      from obtained counted join obtained rate on rate.territory = counted.territory and rate.year = counted.year
      where counted.indicator = ${placeOf(of)} and rate.indicator = ${placeOf(by)} and rate.value > 0 and counted.value >= 20`)
}

/** Sums to compare, of the counts whose communes are all published. */
export async function readSums(connection: DuckDBConnection, { controlled }: Source): Promise<readonly Sums[]> {
  if (controlled.length === 0) return []
  const read = await connection.runAndReadAll(`
    with told as (
      select trait.indicator, year, territory, value, kind, code, department
      from obtained join trait on trait.place = obtained.indicator join place on place.id = obtained.territory
      where trait.indicator in (${controlled.map(quoted).join(', ')}) and value is not null
    ), there as (select indicator, year, territory, value from told where kind = 'departement'),
    above as (select indicator, year, sum(value) as departments from there group by indicator, year)
    select told.indicator as "indicatorId", told.year, sum(told.value) filter (kind = 'commune') as communes,
      max(told.value) filter (code = 'FR') as country, any_value(above.departments) as departments,
      sum(told.value) filter (kind = 'commune' and there.territory is not null) as "communesThere"
    from told left join there on there.indicator = told.indicator and there.year = told.year and there.territory = told.department
      left join above on above.indicator = told.indicator and above.year = told.year
    group by told.indicator, told.year order by told.indicator, told.year`)
  return read.getRowObjectsJS() as unknown as readonly Sums[]
}

type ImportedCounts = Pick<Account, 'refused' | 'figures' | 'indicators' | 'years' | 'absentCommunes'>

export async function readImportedCounts(connection: DuckDBConnection): Promise<ImportedCounts> {
  const refused = await connection.runAndReadAll(`
    select reason, sum(count)::integer as count, flatten(list(examples))[1:3] as examples from refused group by reason order by 2 desc`)
  const totals = await connection.runAndReadAll(`
    select count(*)::integer as figures, count(distinct indicator)::integer as indicators,
      coalesce(list(distinct year order by year), []) as years,
      (select count(*)::integer from place where kind = 'commune' and id not in
        (select territory from obtained where year = (select max(year) from obtained))) as "absentCommunes"
    from obtained`)
  const all = { ...totals.getRowObjectsJson()[0], refused: refused.getRowObjectsJson() }
  return all as unknown as ImportedCounts
}

/** The file of the lot, sorted as it compresses best; the same figures make the same bytes. */
export async function writeLot(connection: DuckDBConnection, to: string): Promise<void> {
  await connection.run(`
    copy (
      select trait.indicator, place.code as territory, year, value, ([${statuses.map(quoted).join(', ')}])[status + 1] as status
      from obtained join trait on trait.place = obtained.indicator join place on place.id = obtained.territory
      order by trait.indicator, year, territory)
    to ${quoted(to)} (format parquet, compression zstd, row_group_size 200000)`)
}
