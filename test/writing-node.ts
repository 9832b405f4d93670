/** A node of texts in a process of its own, to be killed: `node test/writing-node.ts <database url>` says its socket once ready. */
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startNode } from './writing-fixture.server.ts'

const [, , databaseUrl = ''] = process.argv
const { url, origin } = await startNode(openDatabase(openPool(databaseUrl, 5)), databaseUrl)
console.log(JSON.stringify({ url, origin }))

/** Asked by the bench: what is held once everything that may go is gone, in megabytes (`node --expose-gc`). */
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.((heapUsed + external) / 1024 ** 2)
})
