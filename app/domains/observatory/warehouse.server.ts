/**
 * The figures of the country and of the lots this instance loaded: one immutable file that DuckDB reads (made by
 * `warehouse-build.server.ts`), opened for reading only. Nothing else opens it. Rules: docs/rules/observatory.md §1; docs/decisions/0034.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { log } from '#app/kernel/log.server.ts'
import type { Figure, FigureStatus } from './theme-figures.ts'
import {
  buildWarehouse,
  communeCodeLength,
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

type Warehouse = {
  /** The name of its file: another one when what it is made of changes. */
  readonly name: string
  readonly instance: DuckDBInstance
  readonly duck: Duck
  readonly lots: readonly Lot[]
  readonly absentStatus: (indicatorId: string) => FigureStatus
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
  const instance = await duck.DuckDBInstance.create(file, { ...duckLimits, access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const read = await connection.runAndReadAll('select indicator as "indicatorId", year from lot')
  connection.closeSync()
  // What an older version made: another process may still read it, and does so to its end.
  for (const other of fs.readdirSync(folder))
    if (other.endsWith('.duckdb') && other !== name) fs.rmSync(path.join(folder, other), { force: true })
  const published = read.getRowObjectsJS() as unknown as readonly Lot[]
  return { name, instance, duck, lots: published, absentStatus: source.absentStatus }
}

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

/** For what ends before its process: a test. */
export function closeWarehouse(): void {
  state.warehouse?.instance.closeSync()
  delete state.warehouse
  delete state.preparing
  delete state.place
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
