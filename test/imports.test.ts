import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { idleKnownCircles } from './house/rooms.ts'
import { parseFile, readTree } from './house/source-file.ts'
import { idleImportExceptions, listImportRefusals } from './import-refusals.ts'

const tree = readTree(path.resolve(import.meta.dirname, '..'))

const planted = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([file, text]) => parseFile(file, text))

/** Refusals of a tree of files made for one test. */
const refusalsIn = (files: Readonly<Record<string, string>>): readonly string[] => listImportRefusals(planted(files))

test('the API reads the slices through their exchange, and through nothing else', () => {
  const folder = path.resolve(import.meta.dirname, '../app/domains/api')
  const rooms = ['plan-reads', 'partnership-reads', 'figure-reads'].map((room) => `reading/${room}.server.ts`)
  for (const file of [...rooms, 'shapes.server.ts']) {
    const source = fs.readFileSync(path.join(folder, file), 'utf8')
    const slices = [...source.matchAll(/'#app\/domains\/(?!api\/)([^']+)'/g)].map(([, name = '']) => name)
    expect(slices.filter((name) => !/^[\w-]+\/exchange\.server\.ts$/.test(name))).toEqual([])
    expect(slices.length).toBeGreaterThan(0)
  }
})

test('the API writes by the commands of the slices, and by nothing else', () => {
  const folder = path.resolve(import.meta.dirname, '../app/domains/api/writing')
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('-writes.server.ts'))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const source = fs.readFileSync(path.join(folder, file), 'utf8')
    const imported = [...source.matchAll(/'#app\/domains\/([^']+)'/g)].map(([, name = '']) => name)
    const known = /^[\w-]+\/(exchange\.server\.ts|([\w-]+\/)?commands\/[\w-]+\.server\.ts|[\w-]+\.ts)$/
    expect(imported.filter((name) => !known.test(name))).toEqual([])
    expect(source).not.toMatch(/insertInto|updateTable|deleteFrom/)
  }
})

test('the title of a window is written by one piece', () => {
  const views = tree.filter(({ file }) => file.startsWith('app/') && file.endsWith('.tsx'))
  const byHand = views.filter(({ text }) => /<title[ >]/.test(text)).map(({ file }) => file)
  // Public documents are whole without the router: they have a head of their own.
  expect(byHand).toEqual(['app/domains/portal/pages/public-head.tsx', 'app/ui/page-title.tsx'])
})

test('a command asks no right by hand', () => {
  const commands = tree.filter(({ file }) => /\/commands\/[^/]+\.server\.ts$/.test(file))
  expect(commands.length).toBeGreaterThan(150)
  expect(commands.filter(({ text }) => /\bauthorize\b/.test(text)).map(({ file }) => file)).toEqual([])
})

describe('the order of imports', () => {
  test('holds in this tree', () => {
    expect(listImportRefusals(tree)).toEqual([])
  })
  test('is looked at in every folder of ours', () => {
    const folders = new Set(tree.map(({ file }) => file.split('/')[0]))
    expect([...folders].sort()).toEqual(['app', 'bench', 'db', 'e2e', 'scripts', 'seed', 'test'])
  })
  test('lets nothing pass for a fault that is mended', () => {
    expect(idleImportExceptions(tree)).toEqual([])
    expect(idleKnownCircles(tree)).toEqual([])
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
      'a store is its slice’s',
    ],
    [
      'a route throws a refusal itself',
      'app/routes/a.ts',
      "import { DomainError } from '#app/kernel/errors.ts'",
      'a class of refusals of its own',
    ],
    [
      'http opens a store',
      'app/http/a.server.ts',
      "import { a } from '#app/domains/plan/tree/store.server.ts'",
      'a store is its slice’s',
    ],
    [
      'the demonstration opens a store',
      'seed/demo/a.server.ts',
      "import { a } from '#app/domains/ctg/store.server.ts'",
      'a store is its slice’s',
    ],
    [
      'a bench opens a store',
      'bench/a.ts',
      "import { a } from '#app/domains/ctg/store.server.ts'",
      'a store is its slice’s',
    ],
    [
      'http imports a page',
      'app/http/a.ts',
      "import type { a } from '#app/domains/ctg/pages/a.tsx'",
      'http renders nothing',
    ],
    ['http imports a route', 'app/http/a.server.ts', "import '#app/routes/plan.ts'", 'http is not above routes'],
    [
      'http imports what surrounds pages',
      'app/http/a.ts',
      "import type { a } from '#app/shell/a.ts'",
      'http is not above shell',
    ],
    [
      'the shell imports http',
      'app/shell/a.tsx',
      "import type { a } from '#app/http/a.server.ts'",
      'shell is not above http',
    ],
    [
      'the kernel imports the demonstration',
      'app/kernel/a.server.ts',
      "import '#seed/demo/a.ts'",
      'the kernel knows nobody',
    ],
    [
      'a route imports the demonstration',
      'app/routes/a.tsx',
      "import '#seed/demo/people.ts'",
      'routes is not above seed',
    ],
    ['the demonstration imports a route', 'seed/demo/a.ts', "import '#app/routes/a.tsx'", 'seed is not above routes'],
    ['the product imports a bench', 'app/http/a.server.ts', "import '../../bench/load.ts'", 'http is not above bench'],
    [
      'the product imports a test',
      'app/kernel/a.server.ts',
      "import '#test/database.server.ts'",
      'the product knows no test',
    ],
    ['the product imports a fixture', 'app/domains/ctg/a.ts', "import './a.fixture.ts'", 'the product knows no test'],
    ['a bench imports a test', 'bench/a.ts', "import '../e2e/a.spec.ts'", 'a test is imported by nobody'],
    ['a folder has no rule', 'app/cellar/a.ts', "import '#app/kernel/a.ts'", 'a folder without a rule'],
    [
      'a worker of a higher slice is opened',
      'app/domains/ctg/a.server.ts',
      "new Worker(new URL('../plan/export/a.server.ts', import.meta.url))",
      'ctg is not above plan',
    ],
    [
      'a process of a higher layer is started',
      'app/kernel/a.server.ts',
      "fork(path.join(import.meta.dirname, '../http/main.server.ts'))",
      'the kernel knows nobody',
    ],
    [
      'a module is imported when it runs',
      'app/kernel/a.server.ts',
      "await import('#app/http/a.server.ts')",
      'the kernel knows nobody',
    ],
    ['it is passed on', 'app/kernel/a.ts', "export { a } from '#app/ui/a.ts'", 'the kernel knows nobody'],
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

  test('is refused when what a page imports makes refusals', () => {
    const refusals = refusalsIn({
      'app/domains/ctg/pages/a.tsx': "import { a } from '../a.ts'",
      'app/domains/ctg/a.ts': "import { b } from './b.ts'",
      'app/domains/ctg/b.ts': "import { refuse } from '#app/kernel/errors.ts'",
      'app/domains/ctg/c.ts': "import { refuse } from '#app/kernel/errors.ts'",
      'app/domains/ctg/a.server.ts': "import { c } from './c.ts'",
    })
    expect(refusals).toEqual([expect.stringMatching(/^app\/domains\/ctg\/b\.ts → .*class of refusals/)])
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
