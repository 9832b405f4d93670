/** `npm run observatoire -- lister | importer <source> [--dossier <dossier>] | annuler <chargement>`: open data, where there is no page to load it from. */
import path from 'node:path'
import { run, runToEnd, setUp } from './setup.mjs'

/** A folder is meant from where one types. */
const words = process.argv
  .slice(2)
  .map((word, place, all) => (all[place - 1] === '--dossier' ? path.resolve(process.env.INIT_CWD ?? '.', word) : word))

await run(async () => runToEnd(await setUp({ withBuild: false }), ['app/http/observatory-command.server.ts', ...words]))
