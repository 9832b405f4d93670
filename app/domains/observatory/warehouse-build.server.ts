/**
 * Makes the file of figures that a node serves: what is shipped and the lots this instance loaded, put in one order, once.
 * Reading it is `warehouse.server.ts`. Rules: docs/rules/sources.md §3; docs/decisions/0034, 0045.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { FigureStatus } from './theme-figures.ts'

export type NationalSource = {
  /** Parquet: indicator, territory, year, value, status; each once. */
  readonly file: string
  /** Parquet: territory, longitude, latitude in degrees; the middle of each commune. */
  readonly centresFile: string
  /** What it means that a commune is absent from a year this source has. */
  readonly absentStatus: (indicatorId: string) => FigureStatus
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

/** Raised when the tables below change: the file of an older version is made again. */
const shape = 4

/** Those of larger territories are shorter (`D92`) or longer (SIREN). */
export const communeCodeLength = 5

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The name of what would be made of these: the hash of all of it. */
export function warehouseName({ file, centresFile }: NationalSource, lots: readonly LotFile[]): string {
  const hash = createHash('sha256').update(`${shape}`)
  for (const shipped of [file, centresFile]) hash.update(fs.readFileSync(shipped))
  for (const { sha256 } of lots) hash.update(sha256)
  return `${hash.digest('hex').slice(0, 20)}.duckdb`
}

/** Every table of the file, from `given`, which holds each figure once. */
const tablesOf = ({ centresFile }: NationalSource): string => `
  create table by_territory as select territory, indicator, year, value, status from given
    order by territory, indicator, year;
  create table lot as select distinct indicator, year from by_territory where length(territory) = ${communeCodeLength};
  create table centre as select territory, longitude::double as longitude, latitude::double as latitude
    from read_parquet(${quoted(centresFile)}) order by territory;
  drop table given;
  checkpoint;`

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
  const instance = await DuckDBInstance.create(draft, { ...duckLimits, temp_directory: `${draft}.tmp` })
  try {
    const connection = await instance.connect()
    await gather(connection, [...lots.map((lot) => lot.file), source.file])
    await connection.run(tablesOf(source))
    connection.closeSync()
  } finally {
    instance.closeSync()
    fs.rmSync(`${draft}.tmp`, { recursive: true, force: true })
  }
  fs.renameSync(draft, file)
}
