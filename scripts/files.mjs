/** `npm run files -- to-s3` or `to-folder`: carries the files of an instance to another place. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () =>
  runToEnd(await setUp({ withBuild: false }), ['app/kernel/files/command.server.ts', ...process.argv.slice(2)]),
)
