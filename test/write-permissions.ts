/** Writes docs/permissions.md: `npm run permissions`. */
import fs from 'node:fs'
import { loadCommands, permissionsFile } from './load-commands.ts'
import { permissionsTable } from './permissions-table.ts'

fs.writeFileSync(permissionsFile, permissionsTable(await loadCommands()))
console.log('docs/permissions.md est à jour.')
