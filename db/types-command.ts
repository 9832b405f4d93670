/** How the types of the database are generated: the same for `npm run types` and for the test that they are current. */
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** Arguments for `node`. Dates are read as strings and numerics as numbers (app/kernel/database.server.ts). */
export const typesCommand = (url: string): readonly string[] => [
  path.join(root, 'node_modules/.bin/kysely-codegen'),
  ...['--dialect', 'postgres', '--url', url, '--out-file', path.join(root, 'app/kernel/database-types.ts')],
  ...['--date-parser', 'string', '--numeric-parser', 'number'],
  ...['--default-schema', 'public', '--include-pattern', 'public.*', '--exclude-pattern', '*.migration'],
]
