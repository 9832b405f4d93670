/** `npm run types`: the TypeScript types of the tables, from the migrations. To run after a new migration. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () => runToEnd(await setUp({ withBuild: false }), ['db/generate-types.ts']))
