/** `npm run masquer -- <fichier>`: masks a table of counts on this machine. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () =>
  runToEnd(await setUp({ withBuild: false }), ['app/http/mask-file-command.server.ts', ...process.argv.slice(2)]),
)
