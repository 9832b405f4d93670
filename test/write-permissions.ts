/** Writes docs/permissions.md: `npm run permissions`. */
import fs from 'node:fs'
import { guestCommands } from '#app/kernel/guest-command.server.ts'
import { loadCommands, permissionsFile } from './load-commands.ts'
import { permissionsTable } from './permissions-table.ts'

fs.writeFileSync(permissionsFile, permissionsTable(await loadCommands(), guestCommands))
console.log('docs/permissions.md est à jour.')
