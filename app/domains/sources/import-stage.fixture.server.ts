/** Where tests import: a database and a folder of their own, what is shipped cut to one commune, a producer that answers in the documented form. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import { closeWarehouse, prepareWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { startOpenData } from '#test/open-data-server.ts'
import type { From } from './bring-part.server.ts'
import { cutShipped } from './childcare.fixture.server.ts'
import type { ImportPlace } from './import-lot.server.ts'
import { bringServedLots } from './served-lots.server.ts'
import type { SourceKey } from './source.ts'
import { sourceOf } from './source-table.ts'
import { addLot } from './store.server.ts'
import { undo } from './undo.server.ts'

export async function openImportStage() {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-import-'))
  const observatory = path.join(dataFolder, 'observatory')
  const shipped = await cutShipped(dataFolder)
  const { db, pool, url } = await newTestDatabase()
  const place: ImportPlace = { db, files: openFileStore({ dataFolder }), dataFolder }
  await prepareJobs(pool)
  await loadFigures(db, { indicators, indicatorsByTheme, figures: [] })
  const server = await startOpenData()
  // Retries are those of the product, a hundred times faster.
  const from: From = { kind: 'internet', addressOf: server.addressOf, pace: 0.01 }
  return {
    ...{ db, place, server, from, observatory },
    /** The figures served as by a node that starts. */
    async serve(): Promise<void> {
      closeWarehouse()
      await prepareWarehouse(observatory, shipped, () => bringServedLots(place))
    },
    ask: (key: SourceKey, origin: 'internet' | 'folder' = 'internet'): Promise<string> =>
      db.transaction().execute((tx) => addLot(tx, { source: sourceOf(key), origin, requestedBy: 'A', at: new Date() })),
    takeBack: (lotId: string) => {
      const actor = { personId: null, name: 'Une machine', memberships: [] }
      return db
        .transaction()
        .execute((tx) => undo({ tx, at: new Date(), actor, newId: () => crypto.randomUUID() }, lotId))
    },
    /** Another process that imports the lot, then makes the file it serves when `isServed`. */
    startElsewhere(lotId: string, isServed = false) {
      const origin = new URL(server.addressOf('https://x.fr/')).origin
      const served = isServed ? { observatory, shippedFile: shipped.file } : undefined
      const script = path.join(import.meta.dirname, '../../../test/import-process-child.ts')
      const child = fork(script, [JSON.stringify({ url, dataFolder, lotId, origin, served })], { execArgv: [] })
      return { child, exited: once(child, 'exit') }
    },
    async close(): Promise<void> {
      closeWarehouse()
      await server.close()
      await pool.end()
      fs.rmSync(dataFolder, { recursive: true })
    },
  }
}
