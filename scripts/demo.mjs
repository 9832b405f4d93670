/** `npm run demo` tells what of this instance is the demonstration; `npm run demo -- remove` removes it, and keeps the rest. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () =>
  runToEnd(await setUp({ withBuild: false }), ['seed/demo/demo-command.server.ts', ...process.argv.slice(2)]),
)
