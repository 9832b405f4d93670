import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { exceptions, owners } from '../../db/owners.ts'
import { isTestFile, readTree } from './source-file.ts'
import {
  faultOf,
  idleTableExceptions,
  isSliceOrKernel,
  listTableRefusals,
  refusalOfStatement,
  refusalOfTable,
} from './table-rules.ts'

const root = path.resolve(import.meta.dirname, '../..')
const tree = readTree(root)

describe('who owns a table', () => {
  test('is a slice that has a folder, or the kernel', () => {
    const wanted = [...new Set<string>(Object.values(owners))]
    expect(wanted.filter((owner) => !isSliceOrKernel(owner))).toEqual([])
    const folders = ['kernel', ...fs.readdirSync(path.join(root, 'app/domains'))]
    expect(wanted.filter((owner) => !folders.includes(owner))).toEqual([])
  })
})

describe('tables are written at home and read from above', () => {
  test('in this tree', () => {
    expect(listTableRefusals(tree)).toEqual([])
  })
  test('with exceptions that all let something pass, each with its reason', () => {
    expect(idleTableExceptions(tree)).toEqual([])
    expect(exceptions.filter(({ why }) => !/^[A-Z].{30,}\.$/.test(why))).toEqual([])
  })
  test('and the sources are really read', () => {
    const silent = tree.filter(({ file }) => !isTestFile(file) && file.endsWith('.server.ts')).length
    expect(silent).toBeGreaterThan(300)
  })

  test.each<[string, string, 'read' | 'write', string | undefined]>([
    ['app/domains/plan/store.server.ts', 'action', 'write', undefined],
    ['app/domains/plan/queries.server.ts', 'party', 'read', undefined],
    ['app/http/actor.server.ts', 'member', 'read', undefined],
    ['seed/demo/a.server.ts', 'action', 'read', undefined],
    ['app/domains/plan/store.server.ts', 'party', 'write', 'plan writes party, which is written by ctg alone'],
    ['app/http/a.server.ts', 'party', 'write', 'http writes party, which is written by ctg alone'],
    ['seed/demo/a.server.ts', 'action', 'write', 'seed writes action, which is written by plan alone'],
    ['app/domains/ctg/a.server.ts', 'action', 'read', 'ctg reads action, which is of plan'],
    ['app/domains/documents/a.server.ts', 'person', 'read', 'documents reads person, which is of accounts'],
    ['app/kernel/a.server.ts', 'party', 'read', 'kernel reads party, which is of ctg'],
    ['app/domains/plan/a.server.ts', 'unheard_of', 'read', 'unheard_of has no owner'],
  ])('%s on %s: %s', (file, table, act, refusal) => {
    const said = refusalOfTable(file, { table, act })
    if (refusal === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(refusal)
    expect(faultOf(file, { table, act })).toBe(said)
  })

  test('and a statement bears what an exception lets its pieces do, in its slice and above, reads alone', () => {
    const report = { table: 'progress_report', act: 'read' } as const
    expect(refusalOfStatement('app/domains/plan/queries.server.ts', report)).toBeUndefined()
    expect(refusalOfStatement('app/domains/plan-files/queries.server.ts', report)).toBeUndefined()
    expect(refusalOfStatement('app/domains/diagnosis/queries.server.ts', report)).toContain('diagnosis reads')
    const written = { table: 'progress_report', act: 'write' } as const
    expect(refusalOfStatement('app/domains/plan-files/a.server.ts', written)).toContain('plan-files writes')
  })
  test('but where an exception says so', () => {
    const [one] = exceptions
    const [table = 'action'] = one === undefined || one.tables === 'all' ? [] : one.tables
    const file = one?.in ?? ''
    expect(refusalOfTable(file, { table, act: 'write' })).toBeUndefined()
    expect(faultOf(file, { table, act: 'write' })).toBeDefined()
  })
})
