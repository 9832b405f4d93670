/** An import killed at any moment, until the new figures are served: those of before stay whole, then it goes on. Rules: docs/rules/sources.md §2.3, §3.2. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { closeWarehouse, prepareWarehouse, refreshWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { listNationalFigures } from '#app/domains/observatory/warehouse-reads.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type OpenDataServer, startOpenData } from '#test/open-data-server.ts'
import { cutShipped, giveChildcare } from './childcare.fixture.server.ts'
import { type ImportPlace, importLot } from './import-lot.server.ts'
import { resumeImports } from './jobs.server.ts'
import { bringServedLots } from './served-lots.server.ts'
import { sourceOf } from './source-table.ts'
import { addLot, getLot } from './store.server.ts'
import { undo } from './undo.server.ts'

const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-killed-'))
const observatory = path.join(dataFolder, 'observatory')
let opened: Awaited<ReturnType<typeof newTestDatabase>>
let place: ImportPlace
let server: OpenDataServer
let shipped: Awaited<ReturnType<typeof cutShipped>>

beforeAll(async () => {
  shipped = await cutShipped(dataFolder)
  opened = await newTestDatabase()
  place = { db: opened.db, files: openFileStore({ dataFolder }), dataFolder }
  await prepareJobs(opened.pool)
  await loadFigures(opened.db, { indicators, indicatorsByTheme, figures: [] })
  server = await startOpenData()
  giveChildcare(server)
})
afterAll(async () => {
  closeWarehouse()
  await server.close()
  await opened.pool.end()
  fs.rmSync(dataFolder, { recursive: true })
})

/** As a node that starts. */
async function serve() {
  closeWarehouse()
  await prepareWarehouse(observatory, shipped, () => bringServedLots(place))
  return read()
}
const read = async () => {
  const asked = { indicatorIds: ['childcare-places', 'median-income'], territoryCodes: ['92036', 'D92', 'FR'] }
  const figures = await listNationalFigures(asked)
  return figures
    .map(({ indicatorId, territoryCode, year, value }) => `${indicatorId} ${territoryCode} ${year} ${value}`)
    .sort()
}
const ask = () =>
  opened.db.transaction().execute((tx) =>
    addLot(tx, {
      source: sourceOf('caf-accueil-jeune-enfant'),
      origin: 'internet',
      requestedBy: 'A',
      at: new Date(),
    }),
  )
async function takeBack(lotId: string) {
  const actor = { personId: null, name: 'Une machine', memberships: [] }
  await opened.db
    .transaction()
    .execute((tx) => undo({ tx, at: new Date(), actor, newId: () => crypto.randomUUID() }, lotId))
  await refreshWarehouse()
}

/** A process that imports the lot, then makes the file it serves. @returns milliseconds it took, when it was left alone */
async function importElsewhere(lotId: string, killedAfter?: number): Promise<number> {
  const origin = new URL(server.addressOf('https://x.fr/')).origin
  const said = { url: opened.url, dataFolder, lotId, origin, served: { observatory, shippedFile: shipped.file } }
  const script = path.join(import.meta.dirname, '../../../test/import-process-child.ts')
  const child = fork(script, [JSON.stringify(said)], { execArgv: [] })
  const exited = once(child, 'exit')
  await once(child, 'message')
  const begun = performance.now()
  if (killedAfter !== undefined) {
    await wait(killedAfter)
    child.kill('SIGKILL')
  }
  await exited
  return performance.now() - begun
}

test('a process killed at any moment of an import leaves figures whole, and the import goes on', {
  timeout: 300_000,
}, async () => {
  const before = await serve()
  const whole = await ask()
  const duration = await importElsewhere(whole)
  const after = await serve()
  expect(after).not.toEqual(before)
  expect(after.filter((one) => one.startsWith('median-income'))).toEqual(
    before.filter((one) => one.startsWith('median-income')),
  )
  await takeBack(whole)
  const states: string[] = []
  for (const share of [0.05, 0.35, 0.65, 0.95]) {
    const lotId = await ask()
    await importElsewhere(lotId, share * duration)
    const { state } = await getLot(opened.db, lotId)
    states.push(state)
    // Nothing half visible: those of before, or those of a lot that is published.
    expect(await serve(), `killed at ${share}`).toEqual(state === 'published' ? after : before)
    expect(fs.readdirSync(observatory).filter((name) => /\.duckdb\./.test(name))).toEqual([])
    await sql`update figure_lot set claimed_until = now() where id = ${lotId}`.execute(opened.db)
    await resumeImports(place)
    const from = { kind: 'internet', addressOf: server.addressOf, pace: 0.01 } as const
    expect(await importLot(place, lotId, from)).toBe(state === 'preparing')
    expect(await getLot(opened.db, lotId)).toMatchObject({ state: 'published' })
    await refreshWarehouse()
    expect(await read(), `gone on with after ${share}`).toEqual(after)
    await takeBack(lotId)
    expect(await read()).toEqual(before)
  }
  expect(states[0]).toBe('preparing')
  expect(new Set([...states, 'preparing', 'published'])).toEqual(new Set(['preparing', 'published']))
})
