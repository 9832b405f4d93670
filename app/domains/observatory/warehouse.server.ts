/**
 * The figures of the country and of the lots this instance loaded: one immutable file that DuckDB reads (made by
 * `warehouse-build.server.ts`), opened for reading only. Nothing else opens it. Rules: docs/rules/observatory.md §1; docs/decisions/0034.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { countryCode } from '#app/domains/territory/territory.ts'
import { log } from '#app/kernel/log.server.ts'
import type { FigureStatus } from './theme-figures.ts'
import {
  buildWarehouse,
  type Duck,
  duckLimits,
  type LotFile,
  loadDuck,
  type NationalSource,
  sweepDrafts,
  warehouseName,
} from './warehouse-build.server.ts'

/** A year published for the communes: what is absent from it is withheld, not unknown. */
type Lot = { readonly indicatorId: string; readonly year: number }

/** Where a commune is ranked. */
export type FrameKind = 'department' | 'region' | 'country' | 'size'

type Warehouse = {
  /** The name of its file: another one when what it is made of changes. */
  readonly name: string
  readonly instance: DuckDBInstance
  readonly duck: Duck
  readonly lots: readonly Lot[]
  /** Territories and indicators by their numbers in the file, and their numbers by code. */
  readonly codes: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** The communes come first. */
  readonly communeCount: number
  /** What each territory is in, by its number. */
  readonly frames: Readonly<Record<FrameKind, readonly (string | null)[]>>
  readonly indicatorIds: readonly string[]
  readonly measures: ReadonlyMap<string, number>
  readonly absentStatus: (indicatorId: string, communeCode: string) => FigureStatus
}

type Place = {
  readonly folder: string
  readonly source: NationalSource
  /** The lots to serve, brought to this machine; the one that goes first, first. @throws while one of them cannot be had */
  readonly bringLots: () => Promise<readonly LotFile[]>
}

/** One a process: several instances of Trame in one process (tests) read the same country. */
const state: { warehouse?: Warehouse; preparing?: Promise<void>; place?: Place; refreshing?: Promise<void> } = {}

export type WarehouseState = 'closed' | 'preparing' | 'ready'
export const warehouseState = (): WarehouseState =>
  state.warehouse ? 'ready' : state.preparing ? 'preparing' : 'closed'

/** Changes with the figures served: what was made of those before is not shown again. */
export const warehouseVersion = (): string => state.warehouse?.name ?? ''

async function open({ folder, source }: Place, lots: readonly LotFile[]): Promise<Warehouse> {
  const name = warehouseName(source, lots)
  const file = path.join(folder, name)
  const duck = await loadDuck()
  if (!fs.existsSync(file)) await buildWarehouse(duck, file, source, lots)
  const warehouse = await openFile(duck, file, source.absentStatus)
  // What an older version made: another process may still read it, and does so to its end.
  for (const other of fs.readdirSync(folder))
    if (other.endsWith('.duckdb') && other !== name) fs.rmSync(path.join(folder, other), { force: true })
  return warehouse
}

async function openFile(duck: Duck, file: string, absentStatus: Warehouse['absentStatus']): Promise<Warehouse> {
  const instance = await duck.DuckDBInstance.create(file, { ...duckLimits, access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const listed = async (sql: string) => (await connection.runAndReadAll(sql)).getColumnsJS()
  const [indicators = []] = await listed('select indicator from measure order by place')
  const [units = [], isCommune = [], department = [], region = [], size = []] = await listed(
    'select code, is_commune, department, region, size::varchar from unit order by place',
  )
  const [lotMeasures = [], lotYears = []] = await listed('select measure, year from lot')
  connection.closeSync()
  const [indicatorIds, codes] = [indicators.map(String), units.map(String)]
  return {
    ...{ name: path.basename(file), instance, duck, indicatorIds, codes, absentStatus },
    lots: lotMeasures.map((place, at) => ({
      indicatorId: indicatorIds[Number(place)] ?? '',
      year: Number(lotYears[at]),
    })),
    places: numbersOf(codes),
    communeCount: isCommune.filter(Boolean).length,
    frames: {
      department: department.map(wordOrNull),
      region: region.map(wordOrNull),
      country: isCommune.map((is) => (is ? countryCode : null)),
      size: size.map(wordOrNull),
    },
    measures: numbersOf(indicatorIds),
  }
}

const wordOrNull = (value: unknown): string | null => (value === null ? null : String(value))

const numbersOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, place) => [name, place]))

/**
 * Opens the figures of the country, made first when they are not there; a second call does nothing. A lot that cannot be had
 * is left out until `refreshWarehouse` finds it.
 * What fails is logged and leaves the pages with what PostgreSQL knows.
 */
export function prepareWarehouse(
  folder: string,
  source: NationalSource,
  bringLots: Place['bringLots'] = async () => [],
): Promise<void> {
  const place = { folder, source, bringLots }
  const bringOrNone = () =>
    bringLots().catch((error: unknown): readonly LotFile[] => {
      log.error({ err: error }, 'the lots of this instance could not be had: it serves what is shipped')
      return []
    })
  state.preparing ??= (async () => {
    state.place = place
    fs.mkdirSync(folder, { recursive: true })
    sweepDrafts(folder)
    state.warehouse = await open(place, await bringOrNone())
  })().catch((error: unknown) => {
    log.error({ err: error }, 'the figures of the country could not be opened')
    delete state.preparing
  })
  return state.preparing
}

async function refresh(): Promise<void> {
  await state.preparing
  const { place, warehouse } = state
  if (!place || !warehouse) return
  const lots = await place.bringLots()
  if (warehouseName(place.source, lots) === warehouse.name) return
  const made = await open(place, lots)
  // Closed meanwhile: a test that ends.
  if (state.warehouse !== warehouse) return made.instance.closeSync()
  state.warehouse = made
  // A question under way holds its connection, which keeps the former file open until it is answered.
  warehouse.instance.closeSync()
}

/**
 * Serves what is published now, when it changed; the former figures are served until the new file is whole. Asked again while
 * it works, it looks once more afterwards.
 * @throws while a lot cannot be had: the former figures stay
 */
export function refreshWarehouse(): Promise<void> {
  const after = (state.refreshing ?? Promise.resolve()).catch(() => undefined).then(refresh)
  state.refreshing = after
  return after
}

/** Lets go of the file: the process leaves, or a test ends before it. */
export function closeWarehouse(): void {
  state.warehouse?.instance.closeSync()
  delete state.warehouse
  delete state.preparing
  delete state.place
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
