/** `npm run types`: writes app/kernel/database-types.ts from the migrations, on a database made for that. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { typesCommand } from './types-command.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-types-'))
fs.chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'), { fsync: false })
try {
  const pool = openPool(postgres.url, 1)
  await migrate(pool)
  await pool.end()
  execFileSync(process.execPath, typesCommand(postgres.url), { stdio: 'inherit' })
} finally {
  await postgres.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}
