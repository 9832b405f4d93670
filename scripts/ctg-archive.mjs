/** `npm run archive -- <fichier.zip> [--entrer]`: an archive of a CTG checked, then brought into the instance. */
import path from 'node:path'
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () => {
  const [file, ...options] = process.argv.slice(2)
  const node = await setUp({ withBuild: false })
  // npm runs scripts in the project's folder; the file is named from where the command was typed.
  const named = file ? [path.resolve(process.env.INIT_CWD ?? '.', file)] : []
  return runToEnd(node, ['app/http/ctg-archive-command.server.ts', ...named, ...options])
})
