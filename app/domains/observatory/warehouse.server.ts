/**
 * The figures of the country: one immutable file that DuckDB reads, made once from the Parquet files that are shipped,
 * then opened for reading only. Nothing else opens it. Rules: docs/rules/observatory.md §1; docs/decisions/0034.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { log } from '#app/kernel/log.server.ts'
import type { FigureStatus } from './theme-figures.ts'
import { tablesFrom } from './warehouse-tables.ts'

export type NationalSource = {
  /** Parquet: indicator, territory, year, value, status; each once. */
  readonly file: string
  /** Parquet: territory, longitude, latitude in degrees; the middle of each commune. */
  readonly centresFile: string
  /** Parquet: fine, one, other, points; the lines between two communes, in ten-thousandths of a degree, each point from the one before. */
  readonly outlinesFile: string
  /** Decimals an indicator is shown with: ranks are those of the values shown. */
  readonly decimalsOf: ReadonlyMap<string, number>
  /** `D92` → `R11`. */
  readonly regionOf: ReadonlyMap<string, string>
  /** What it means that a commune is absent from a year this source has. */
  readonly absentStatus: (indicatorId: string) => FigureStatus
}

/** Raised when the tables below change: the file of an older version is made again. */
const shape = 4
const limits = {
  memory_limit: '256MB',
  threads: '2',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

/** A year published for the communes: what is absent from it is withheld, not unknown. */
type Lot = { readonly indicatorId: string; readonly year: number }

/** Asked for when the figures are, so that a machine it was not built for serves without them. */
const loadDuck = () => import('@duckdb/node-api')
type Duck = Awaited<ReturnType<typeof loadDuck>>

type Warehouse = {
  readonly instance: DuckDBInstance
  readonly duck: Duck
  readonly lots: readonly Lot[]
  /** Territories and indicators by their numbers in the file, and their numbers by code. */
  readonly codes: readonly string[]
  readonly places: ReadonlyMap<string, number>
  readonly indicatorIds: readonly string[]
  readonly measures: ReadonlyMap<string, number>
  readonly absentStatus: (indicatorId: string) => FigureStatus
}

/** One a process: several instances of Trame in one process (tests) read the same country. */
const state: { warehouse?: Warehouse; preparing?: Promise<void> } = {}

export type WarehouseState = 'closed' | 'preparing' | 'ready'
export const warehouseState = (): WarehouseState =>
  state.warehouse ? 'ready' : state.preparing ? 'preparing' : 'closed'

function nameOf({ file, centresFile, outlinesFile, decimalsOf }: NationalSource): string {
  const hash = createHash('sha256').update(JSON.stringify([shape, ...decimalsOf]))
  for (const shipped of [file, centresFile, outlinesFile]) hash.update(fs.readFileSync(shipped))
  return `${hash.digest('hex').slice(0, 20)}.duckdb`
}

/** Made beside, then renamed: several processes may make it at once, each finds it whole or not at all. */
async function build({ DuckDBInstance }: Duck, file: string, source: NationalSource): Promise<void> {
  const draft = `${file}.${process.pid}`
  fs.rmSync(draft, { force: true })
  const instance = await DuckDBInstance.create(draft, limits)
  try {
    const connection = await instance.connect()
    for (const statement of tablesFrom(source)) await connection.run(statement)
    await connection.run('checkpoint')
    connection.closeSync()
  } finally {
    instance.closeSync()
  }
  fs.renameSync(draft, file)
}

async function open(folder: string, source: NationalSource): Promise<Warehouse> {
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, nameOf(source))
  const duck = await loadDuck()
  if (!fs.existsSync(file)) await build(duck, file, source)
  // What an older version made: another process may still read it, and does so to its end.
  for (const name of fs.readdirSync(folder))
    if (name.endsWith('.duckdb') && name !== path.basename(file)) fs.rmSync(path.join(folder, name), { force: true })
  const instance = await duck.DuckDBInstance.create(file, { ...limits, access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const listed = async (sql: string) => (await connection.runAndReadAll(sql)).getColumnsJS()
  const [indicators = []] = await listed('select indicator from measure order by place')
  const [codes = []] = await listed('select code from unit order by place')
  const [lotMeasures = [], lotYears = []] = await listed('select measure, year from lot')
  connection.closeSync()
  const indicatorIds = indicators.map(String)
  return {
    instance,
    duck,
    lots: lotMeasures.map((place, at) => ({
      indicatorId: indicatorIds[Number(place)] ?? '',
      year: Number(lotYears[at]),
    })),
    codes: codes.map(String),
    places: numbersOf(codes.map(String)),
    indicatorIds,
    measures: numbersOf(indicatorIds),
    absentStatus: source.absentStatus,
  }
}

const numbersOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, place) => [name, place]))

/**
 * Opens the figures of the country, made first when they are not there; a second call does nothing.
 * What fails is logged and leaves the pages with what PostgreSQL knows.
 */
export function prepareWarehouse(folder: string, source: NationalSource): Promise<void> {
  state.preparing ??= open(folder, source)
    .then((warehouse) => {
      state.warehouse = warehouse
    })
    .catch((error: unknown) => {
      log.error({ err: error }, 'the figures of the country could not be opened')
      delete state.preparing
    })
  return state.preparing
}

/** For what ends before its process: a test. */
export function closeWarehouse(): void {
  state.warehouse?.instance.closeSync()
  delete state.warehouse
  delete state.preparing
}

/** For the file that reads (warehouse-reads.server.ts): undefined while the figures are not open. */
export const openedWarehouse = (): Warehouse | undefined => state.warehouse

/** One question, its answer by columns: numbers are written in its text, words given apart. */
export async function askColumns(
  { instance, duck }: Warehouse,
  sql: string,
  lists: readonly (readonly string[])[] = [],
): Promise<readonly (readonly DuckDBValue[])[]> {
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      sql,
      lists.map((list) => duck.listValue([...list])),
      lists.map(() => duck.LIST(duck.VARCHAR)),
    )
    return reader.getColumns()
  } finally {
    connection.closeSync()
  }
}
