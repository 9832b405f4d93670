import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { typesCommand } from '../db/types-command.ts'
import { newTestDatabase } from './database.server.ts'

test('the types of the tables are those of the migrations (npm run types)', async () => {
  const { url, pool } = await newTestDatabase()
  const verified = spawnSync(process.execPath, [...typesCommand(url), '--verify'], { encoding: 'utf8' })
  await pool.end()
  expect(`${verified.stdout}${verified.stderr}`).not.toContain('not up-to-date')
  expect(verified.status).toBe(0)
})
