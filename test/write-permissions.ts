/** Writes docs/permissions.md: `npm run permissions`. */
import fs from 'node:fs'
import { linkCommands } from '#app/kernel/link-command.server.ts'
import { loadCommands, permissionsFile } from './load-commands.ts'
import { permissionsTable } from './permissions-table.ts'

fs.writeFileSync(permissionsFile, permissionsTable(await loadCommands(), linkCommands))
console.log('docs/permissions.md est à jour.')
