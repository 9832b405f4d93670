/** `npm run secret`: another secret for the sessions, and what that changes. */
import { run, runToEnd, setUp } from './setup.mjs'

await run(async () => runToEnd(await setUp({ withBuild: false }), ['app/http/secret-command.server.ts']))
