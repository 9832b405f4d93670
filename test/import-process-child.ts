/** Imports a lot as a job does, to be killed in the middle. Run by import-lot.server.test.ts. */
import { importLot } from '#app/domains/sources/import-lot.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'

const { url, dataFolder, lotId, origin } = JSON.parse(process.argv[2] ?? '{}')
const pool = openPool(url, 3)
const addressOf = (address: string) => address.replace(/^https:\/\/[^/]+/, origin)
const from = { kind: 'internet', addressOf, pace: 0.01 } as const
await importLot({ db: openDatabase(pool), files: openFileStore({ dataFolder }), dataFolder }, lotId, from)
await pool.end()
