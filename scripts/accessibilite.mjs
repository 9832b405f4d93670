/** `npm run accessibilite [-- --tout]`: the rate of the self-audit of the RGAA, what fails and where; with `--tout`, the 106 criteria. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () =>
  runToEnd(await setUp({ withBuild: false }), ['app/http/accessibility-command.server.ts', ...process.argv.slice(2)]),
)
