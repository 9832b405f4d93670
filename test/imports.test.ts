import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listImportRefusals } from './import-rules.ts'

/** A tree of files made for one test, then checked. */
function refusalsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'imports-'))
  for (const [file, source] of Object.entries(files)) {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    fs.writeFileSync(path.join(root, file), source)
  }
  const refusals = listImportRefusals(root)
  fs.rmSync(root, { recursive: true })
  return refusals
}

test('the API reads the slices through their exchange, and through nothing else', () => {
  const folder = path.resolve(import.meta.dirname, '../app/domains/api')
  for (const file of ['operations.server.ts', 'shapes.server.ts']) {
    const source = fs.readFileSync(path.join(folder, file), 'utf8')
    const slices = [...source.matchAll(/'#app\/domains\/(?!api\/)([^']+)'/g)].map(([, name = '']) => name)
    expect(slices.filter((name) => !/^[\w-]+\/exchange\.server\.ts$/.test(name))).toEqual([])
    expect(slices.length).toBeGreaterThan(0)
  }
})

describe('the order of imports', () => {
  test('holds in this tree', () => {
    expect(listImportRefusals(path.resolve(import.meta.dirname, '..'))).toEqual([])
  })

  test.each([
    [
      'a lower slice imports a higher one',
      'app/domains/ctg/ctg.ts',
      "import { a } from '#app/domains/plan/plan.ts'",
      'ctg is not above plan',
    ],
    [
      'a slice imports one of its tier',
      'app/domains/accounts/a.ts',
      "import { a } from '../territory/territory.ts'",
      'accounts is not above territory',
    ],
    [
      'a slice opens the internals of another',
      'app/domains/plan/a.server.ts',
      "import { a } from '#app/domains/ctg/store.server.ts'",
      'internals of ctg',
    ],
    [
      'a slice calls the command of another',
      'app/domains/plan/a.server.ts',
      "import { a } from '#app/domains/ctg/commands/act-as.server.ts'",
      'internals of ctg',
    ],
    [
      'a stranger opens what a room opens to its house',
      'app/domains/followup/a.server.ts',
      "import { a } from '#app/domains/plan/sheet/store.server.ts'",
      'internals of plan',
    ],
    [
      'a room opens what the one below keeps for itself',
      'app/domains/plan-table/a.server.ts',
      "import { a } from '#app/domains/plan-list/many-ctgs.server.ts'",
      'internals of plan-list',
    ],
    [
      'the kernel imports a domain',
      'app/kernel/a.ts',
      "import { a } from '#app/domains/ctg/ctg.ts'",
      'the kernel knows nobody',
    ],
    ['ui imports a domain', 'app/ui/a.tsx', "import { a } from '#app/domains/ctg/ctg.ts'", 'ui knows no domain'],
    [
      'a domain imports http',
      'app/domains/ctg/a.server.ts',
      "import { a } from '#app/http/route.server.ts'",
      'a domain knows nothing above it',
    ],
    [
      'a page imports the server',
      'app/domains/ctg/pages/a.tsx',
      "import { a } from '../queries.server.ts'",
      'only server files and routes import the server',
    ],
    [
      'a server file imports a page',
      'app/domains/ctg/a.server.ts',
      "import { a } from './pages/a.tsx'",
      'a server file renders nothing',
    ],
    [
      'a pure file imports a package',
      'app/domains/ctg/a.ts',
      "import { a } from 'kysely'",
      'a pure file imports a package',
    ],
    [
      'a route opens a store',
      'app/routes/a.tsx',
      "import { a } from '#app/domains/ctg/store.server.ts'",
      'a route binds queries and commands',
    ],
    [
      'an unknown slice is imported',
      'app/domains/ctg/a.ts',
      "import { a } from '#app/domains/unknown/unknown.ts'",
      'a slice without a tier',
    ],
  ])('is refused when %s', (_case, file, source, why) => {
    expect(refusalsIn({ [file]: source })).toEqual([expect.stringContaining(why)])
  })

  test('is refused when files form a cycle', () => {
    const refusals = refusalsIn({
      'app/kernel/a.ts': "import { b } from './b.ts'",
      'app/kernel/b.ts': "import { a } from './a.ts'",
    })
    expect(refusals).toEqual(['cycle: app/kernel/a.ts → app/kernel/b.ts → app/kernel/a.ts'])
  })

  test('allows a room what those below open to their house', () => {
    expect(
      refusalsIn({
        'app/domains/plan-table/a.server.ts':
          "import { a } from '#app/domains/plan/sheet/store.server.ts'\nimport { b } from '#app/domains/plan-list/plan-filter.ts'",
      }),
    ).toEqual([])
  })

  test('allows types from anywhere below, and what a slice shows', () => {
    expect(
      refusalsIn({
        'app/domains/plan/pages/a.tsx':
          "import type { Row } from '../queries.server.ts'\nimport { t } from '#app/domains/ctg/labels.fr.ts'",
        'app/domains/plan/a.server.ts': "import { listParties } from '#app/domains/ctg/queries.server.ts'",
      }),
    ).toEqual([])
  })
})
