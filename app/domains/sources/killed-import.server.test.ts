/** An import killed at any moment, until the new figures are served: those of before stay whole, then it goes on. Rules: docs/rules/sources.md §2.3, §3.2. */
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { refreshWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { listNationalFigures } from '#app/domains/observatory/warehouse-reads.server.ts'
import { giveChildcare } from './childcare.fixture.server.ts'
import { importLot } from './import-lot.server.ts'
import { openImportStage } from './import-stage.fixture.server.ts'
import { resumeImports } from './jobs.server.ts'
import { getLot } from './store.server.ts'

const stage = await openImportStage()
const { db, place, server, from, observatory } = stage
giveChildcare(server)
afterAll(stage.close)

const read = async () => {
  const query = { indicatorIds: ['childcare-places', 'median-income'], territoryCodes: ['92036', 'D92', 'FR'] }
  const figures = await listNationalFigures(query)
  return figures
    .map(({ indicatorId, territoryCode, year, value }) => `${indicatorId} ${territoryCode} ${year} ${value}`)
    .sort()
}
async function serve() {
  await stage.serve()
  return read()
}
const ask = () => stage.ask('caf-accueil-jeune-enfant')
async function takeBack(lotId: string) {
  await stage.takeBack(lotId)
  await refreshWarehouse()
}
/** Its heartbeat has stopped. */
const abandon = (lotId: string) => sql`update figure_lot set claimed_until = now() where id = ${lotId}`.execute(db)

/** @returns milliseconds the other process took, when it was left alone */
async function importElsewhere(lotId: string, killedAfter?: number): Promise<number> {
  const { child, exited } = stage.startElsewhere(lotId, true)
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
    const { state } = await getLot(db, lotId)
    states.push(state)
    // Nothing half visible: those of before, or those of a lot that is published.
    expect(await serve(), `killed at ${share}`).toEqual(state === 'published' ? after : before)
    expect(fs.readdirSync(observatory).filter((name) => /\.duckdb\./.test(name))).toEqual([])
    await abandon(lotId)
    await resumeImports(place)
    expect(await importLot(place, lotId, from)).toBe(state === 'preparing')
    expect(await getLot(db, lotId)).toMatchObject({ state: 'published' })
    await refreshWarehouse()
    expect(await read(), `gone on with after ${share}`).toEqual(after)
    await takeBack(lotId)
    expect(await read()).toEqual(before)
  }
  expect(states[0]).toBe('preparing')
  expect(new Set([...states, 'preparing', 'published'])).toEqual(new Set(['preparing', 'published']))
})

test('what it had brought whole is not asked for again, and no draft is left', async () => {
  const regions = '/api/explore/v2.1/catalog/datasets/txcouv_pe_reg/records'
  server.asked.length = 0
  server.faults.set('/api/explore/v2.1/catalog/datasets/txcouv_pe_nat/records', ['hang'])
  const before = await serve()
  const lotId = await ask()
  const { child, exited } = stage.startElsewhere(lotId)
  await vi.waitFor(() => expect(server.asked.some((one) => one.includes('txcouv_pe_nat'))).toBe(true), {
    timeout: 20_000,
    interval: 50,
  })
  child.kill('SIGKILL')
  await exited
  expect(await getLot(db, lotId)).toMatchObject({ state: 'preparing', step: 'txcouv_pe_nat', stepsDone: 4 })
  await refreshWarehouse()
  expect(await read()).toEqual(before)
  await abandon(lotId)
  await vi.waitFor(async () => {
    await resumeImports(place)
    const { rows } = await sql`select from graphile_worker.jobs where key = ${`lot:${lotId}`}`.execute(db)
    expect(rows).toHaveLength(1)
  })
  server.asked.length = 0
  expect(await importLot(place, lotId, from)).toBe(true)
  expect(server.asked.filter((one) => one.startsWith(regions) || one.includes('txcouv_pe_com/'))).toEqual([])
  expect(await getLot(db, lotId)).toMatchObject({ state: 'published' })
  await resumeImports(place)
  expect(fs.readdirSync(path.join(observatory, 'imports'))).toEqual([])
})

test('of a folder, it is said interrupted: nobody else has its files', async () => {
  const lotId = await stage.ask('insee-filosofi', 'folder')
  await resumeImports(place)
  expect(await getLot(db, lotId)).toMatchObject({ state: 'failed', failure: { code: 'interrupted' } })
})
