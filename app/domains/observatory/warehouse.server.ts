/**
 * The figures of the country: one immutable file that DuckDB reads, made once from the Parquet files that are shipped,
 * then opened for reading only. Nothing else opens it. Rules: docs/rules/observatory.md §1; docs/decisions/0034.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { log } from '#app/kernel/log.server.ts'
import type { Figure, FigureStatus } from './theme-figures.ts'

export type NationalSource = {
  /** Parquet: indicator, territory, year, value, status; each once. */
  readonly file: string
  /** Parquet: territory, longitude, latitude in degrees; the middle of each commune. */
  readonly centresFile: string
  /** What it means that a commune is absent from a year this source has. */
  readonly absentStatus: (indicatorId: string) => FigureStatus
}

/** Raised when the tables below change: the file of an older version is made again. */
const shape = 3
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
  readonly absentStatus: (indicatorId: string) => FigureStatus
}

/** One a process: several instances of Trame in one process (tests) read the same country. */
const state: { warehouse?: Warehouse; preparing?: Promise<void> } = {}

export type WarehouseState = 'closed' | 'preparing' | 'ready'
export const warehouseState = (): WarehouseState =>
  state.warehouse ? 'ready' : state.preparing ? 'preparing' : 'closed'

/** Those of larger territories are shorter (`D92`) or longer (SIREN). */
const communeCodeLength = 5

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

function nameOf({ file, centresFile }: NationalSource): string {
  const hash = createHash('sha256').update(`${shape}`)
  for (const shipped of [file, centresFile]) hash.update(fs.readFileSync(shipped))
  return `${hash.digest('hex').slice(0, 20)}.duckdb`
}

/** Made beside, then renamed: several processes may make it at once, each finds it whole or not at all. */
async function build({ DuckDBInstance }: Duck, file: string, source: NationalSource): Promise<void> {
  const draft = `${file}.${process.pid}`
  fs.rmSync(draft, { force: true })
  const instance = await DuckDBInstance.create(draft, limits)
  try {
    const connection = await instance.connect()
    await connection.run(`
      create table by_territory as select territory, indicator, year::smallint as year, value, status
        from read_parquet(${quoted(source.file)}) order by territory, indicator, year;
      create table lot as select distinct indicator, year from by_territory where length(territory) = ${communeCodeLength};
      create table centre as select territory, longitude::double as longitude, latitude::double as latitude
        from read_parquet(${quoted(source.centresFile)}) order by territory;
      checkpoint;`)
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
  const lots = await connection.runAndReadAll('select indicator as "indicatorId", year from lot')
  connection.closeSync()
  return {
    instance,
    duck,
    lots: lots.getRowObjectsJS() as unknown as readonly Lot[],
    absentStatus: source.absentStatus,
  }
}

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

type Key = { readonly indicatorIds: readonly string[]; readonly territoryCodes: readonly string[] }

/** One question, its lists of words given apart from its text. */
async function ask<Row>(
  { instance, duck }: Warehouse,
  sql: string,
  lists: readonly (readonly string[])[],
): Promise<readonly Row[]> {
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      sql,
      lists.map((list) => duck.listValue([...list])),
      lists.map(() => duck.LIST(duck.VARCHAR)),
    )
    return reader.getRowObjectsJS() as unknown as readonly Row[]
  } finally {
    connection.closeSync()
  }
}

/** A figure for each year published for the communes, of a commune that has no row in it. */
function withheld({ lots, absentStatus }: Warehouse, known: readonly Figure[], { indicatorIds, territoryCodes }: Key) {
  const present = new Set(
    known.map(({ indicatorId, territoryCode, year }) => `${indicatorId} ${territoryCode} ${year}`),
  )
  const wanted = lots.filter(({ indicatorId }) => indicatorIds.includes(indicatorId))
  return territoryCodes
    .filter(({ length }) => length === communeCodeLength)
    .flatMap((territoryCode): readonly Figure[] =>
      wanted
        .filter(({ indicatorId, year }) => !present.has(`${indicatorId} ${territoryCode} ${year}`))
        .map(({ indicatorId, year }) => {
          return { indicatorId, territoryCode, year, value: null, status: absentStatus(indicatorId) }
        }),
    )
}

/** Figures of the country of these indicators on these territories; none while it is not open. */
export async function listNationalFigures(key: Key): Promise<readonly Figure[]> {
  const { warehouse } = state
  if (!warehouse || key.indicatorIds.length === 0 || key.territoryCodes.length === 0) return []
  const known = await ask<Figure>(
    warehouse,
    `select indicator as "indicatorId", territory as "territoryCode", year, value, status from by_territory
     where territory in (select unnest($1)) and indicator in (select unnest($2))`,
    [key.territoryCodes, key.indicatorIds],
  )
  return [...known, ...withheld(warehouse, known, key)]
}

export type Centre = { readonly territoryCode: string; readonly longitude: number; readonly latitude: number }

/** Where these communes are, in degrees, to about a kilometre; those that are not known are left out. */
export async function listCentres(territoryCodes: readonly string[]): Promise<readonly Centre[]> {
  const { warehouse } = state
  if (!warehouse || territoryCodes.length === 0) return []
  return ask<Centre>(
    warehouse,
    'select territory as "territoryCode", longitude, latitude from centre where territory in (select unnest($1))',
    [territoryCodes],
  )
}
