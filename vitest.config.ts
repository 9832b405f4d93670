import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const generated = ['node_modules/**', 'build/**', 'var/**']
/** Left by `npm test` to another account (scripts/test.mjs). */
const leftOut = process.env.TRAME_TESTS_LEFT_OUT?.split(' ') ?? []

/** They start Trame, wait for what is cut, or go over every page, command or archive: begun last, the others would have ended long before them. */
const longest = [
  ...['archives', 'start', 'start-elsewhere', 'every-command', 'bad-input', 'several-nodes', 'private-addresses'],
  ...['restricted-actions', 'without-mandate', 'permissions', 'page-weight', 'queries-per-page', 'golden'],
  ...['jobs-after-silence', 'texts-survive', 'restore', 'kill', 'twice-at-once', 'draft-queries'],
  ...['hostile-files', 'many-requests', 'agreement', 'doors-at-once', 'stalled-mail', 'database-silence', 'listener'],
]
const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(`/${name}.server.test.ts`))

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Two projects: what is pure runs without a database; the rest shares one server, a database for each worker. */
export default defineConfig({
  test: {
    // They mostly wait for PostgreSQL: three keep two cores at work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: 'test/run-folder.ts',
          include: ['{app,test,seed}/**/*.test.{ts,tsx}'],
          exclude: [...generated, '**/*.server.test.ts'],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['{app,test,seed}/**/*.server.test.ts'],
          exclude: [...generated, ...leftOut],
          globalSetup: ['test/run-folder.ts', 'test/global-setup.ts'],
          setupFiles: 'test/between-files.server.ts',
          // Pages are asked of what is served: React is then the one of production, twice as fast.
          // Thousands of refusals are asked for: only faults are worth a line.
          env: { NODE_ENV: 'production', TRAME_LOG: 'error' },
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
