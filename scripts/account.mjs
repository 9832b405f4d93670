/** `npm run account -- <adresse> <prénom nom>`: the first account of an instance. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () =>
  runToEnd(await setUp({ withBuild: false }), ['app/http/open-account-command.server.ts', ...process.argv.slice(2)]),
)
