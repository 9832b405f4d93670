/** `npm run backup -- <fichier>` and `npm run restore -- <fichier>`. */
import path from 'node:path'
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () => {
  const [name, file] = process.argv.slice(2)
  const node = await setUp({ withBuild: false })
  // npm runs scripts in the project's folder; the file is named from where the command was typed.
  const named = file ? [path.resolve(process.env.INIT_CWD ?? '.', file)] : []
  return runToEnd(node, ['app/kernel/backup/command.server.ts', name, ...named])
})
