import fs from 'node:fs'
import { expect, test } from 'vitest'
import { guestCommands } from '#app/kernel/guest-command.server.ts'
import { loadCommands, permissionsFile } from './load-commands.ts'
import { permissionsTable } from './permissions-table.ts'

test('docs/permissions.md is current: else run « npm run permissions »', async () => {
  const commands = await loadCommands()
  const written = fs.readFileSync(permissionsFile, 'utf8')
  const missing = commands.filter(({ commandName }) => !written.includes(`\`${commandName}\``))
  expect(missing.map(({ commandName }) => commandName)).toEqual([])
  expect(written === permissionsTable(commands, guestCommands)).toBe(true)
})
