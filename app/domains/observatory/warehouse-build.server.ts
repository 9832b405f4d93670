/**
 * Makes the file of figures that a node serves: what is shipped and the lots this instance loaded, put in one order, once.
 * Reading it is `warehouse.server.ts`. Rules: docs/rules/sources.md §3; docs/decisions/0034, 0045.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { FigureStatus } from './theme-figures.ts'
import { quoted, rankTables, type ShownAs, tablesFrom } from './warehouse-tables.ts'

export type NationalSource = {
  /** Parquet: indicator, territory, year, value, status; each once. */
  readonly file: string
  /** Parquet: territory, longitude, latitude in degrees; the middle of each commune. */
  readonly centresFile: string
  /** Parquet: fine, one, other, points; the lines between two communes, in ten-thousandths of a degree, each point from the one before. */
  readonly outlinesFile: string
  /** Parquet: code, name, communes (codes, a space between), edition, then a column a measure; neighbourhoods of the policy for cities. */
  readonly quartersFile: string
  /** By indicator. */
  readonly shownAs: ReadonlyMap<string, ShownAs>
  /** `D92` → `R11`. */
  readonly regionOf: ReadonlyMap<string, string>
  /** What it means that this commune is absent from a year this source has. */
  readonly absentStatus: (indicatorId: string, communeCode: string) => FigureStatus
}

/** A lot of this instance, on this machine: Parquet of the same columns, named by its content. */
export type LotFile = { readonly sha256: string; readonly file: string }

/** Asked for when the figures are, so that a machine it was not built for serves without them. */
export const loadDuck = () => import('@duckdb/node-api')
export type Duck = Awaited<ReturnType<typeof loadDuck>>

export const duckLimits = {
  memory_limit: '256MB',
  threads: '2',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

/** Raised when the tables (warehouse-tables.ts) change: the file of an older version is made again. */
const shape = 7

/**
 * Opens a file to be made. Runs of a quarter of a million rows fill its blocks best: a tenth smaller than with the usual ones,
 * and read as fast. It is read by the DuckDB that made it, and made again by another: the newest form of it may be used.
 */
export const newFile = (file: string): string => `
  attach ${quoted(file)} as country (storage_version 'latest', row_group_size 245760);
  use country;`
export const closeFile = 'use memory; detach country;'

/** The name of what would be made of these: the hash of all of it. */
export function warehouseName(source: NationalSource, lots: readonly LotFile[]): string {
  const { file, centresFile, outlinesFile, quartersFile, shownAs } = source
  const hash = createHash('sha256').update(JSON.stringify([shape, ...shownAs]))
  for (const shipped of [file, centresFile, outlinesFile, quartersFile]) hash.update(fs.readFileSync(shipped))
  for (const { sha256 } of lots) hash.update(sha256)
  return `${hash.digest('hex').slice(0, 20)}.duckdb`
}

/** Every table of the file, from `given`, which holds each figure once. */
async function makeTables(connection: DuckDBConnection, source: NationalSource): Promise<void> {
  for (const statement of tablesFrom('from given', source)) await connection.run(statement)
  const counted = await connection.runAndReadAll('select count(*)::int from measure')
  for (const statement of rankTables(Number(counted.getRowsJS()[0]?.[0] ?? 0))) await connection.run(statement)
  await connection.run('drop table given; checkpoint;')
}

/**
 * Fills `given`: the first file that has a figure gives it. One indicator at a time, since a window over millions of rows
 * would not stand in the memory that is left to it.
 */
async function gather(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  const all = files
    .map(
      (file, rank) =>
        `select ${rank} as rank, indicator, territory, year, value, status from read_parquet(${quoted(file)})`,
    )
    .join(' union all ')
  await connection.run(`
    create table given (indicator varchar, territory varchar, year smallint, value double, status varchar);
    create temp view offered as ${all};
    create temp table place as select indicator, count(distinct rank) as files from offered group by indicator`)
  await connection.run(`
    insert into given select indicator, territory, year, value, status from offered
    where indicator in (select indicator from place where files = 1)`)
  const shared = await connection.runAndReadAll('select indicator from place where files > 1 order by indicator')
  for (const [indicator] of shared.getRowsJS())
    await connection.run(`
      insert into given select indicator, territory, year, value, status from offered
      where indicator = ${quoted(String(indicator))}
      qualify row_number() over (partition by territory, year order by rank) = 1`)
}

const draftPattern = /\.duckdb\.(\d+)(\.\w+)?$/

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What a process killed while it made the file left behind. */
export function sweepDrafts(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const pid = Number(draftPattern.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue
    fs.rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

/**
 * Made beside, then renamed: several processes may make it at once, each finds it whole or not at all.
 * @param lots the one that goes first, first; what is shipped comes after them all
 */
export async function buildWarehouse(
  { DuckDBInstance }: Duck,
  file: string,
  source: NationalSource,
  lots: readonly LotFile[],
): Promise<void> {
  const draft = `${file}.${process.pid}`
  fs.rmSync(draft, { force: true })
  const instance = await DuckDBInstance.create(':memory:', { ...duckLimits, temp_directory: `${draft}.tmp` })
  try {
    const connection = await instance.connect()
    await connection.run(newFile(draft))
    await gather(connection, [...lots.map((lot) => lot.file), source.file])
    await makeTables(connection, source)
    await connection.run(closeFile)
    connection.closeSync()
  } finally {
    instance.closeSync()
    fs.rmSync(`${draft}.tmp`, { recursive: true, force: true })
  }
  fs.renameSync(draft, file)
}
