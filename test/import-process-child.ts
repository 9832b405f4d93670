/** Imports a lot as a job does, then may make the file it serves, to be killed in the middle. Run by the tests of the slice `sources`. */
import { closeWarehouse, prepareWarehouse } from '#app/domains/observatory/warehouse.server.ts'
import { importLot } from '#app/domains/sources/import-lot.server.ts'
import { bringServedLots } from '#app/domains/sources/served-lots.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'

const { url, dataFolder, lotId, origin, served } = JSON.parse(process.argv[2] ?? '{}')
const pool = openPool(url, 3)
const addressOf = (address: string) => address.replace(/^https:\/\/[^/]+/, origin)
const from = { kind: 'internet', addressOf, pace: 0.01 } as const
const place = { db: openDatabase(pool), files: openFileStore({ dataFolder }), dataFolder }
process.send?.('begun')
await importLot(place, lotId, from)
if (served) {
  const { nationalSource } = await import('#seed/national/national.ts')
  const source = { ...nationalSource, file: served.shippedFile }
  await prepareWarehouse(served.observatory, source, () => bringServedLots(place))
  closeWarehouse()
}
await pool.end()
process.disconnect?.()
