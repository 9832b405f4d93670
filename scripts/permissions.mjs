/** `npm run permissions`: the table role × command of docs/permissions.md. To run after a new command or a changed right. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () => runToEnd(await setUp({ withBuild: false }), ['test/write-permissions.ts']))
