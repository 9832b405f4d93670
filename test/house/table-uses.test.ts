import { describe, expect, test } from 'vitest'
import { parseFile } from './source-file.ts'
import { tablesInSql } from './sql-tables.ts'
import { tableUsesIn } from './table-uses.ts'

const tables: readonly string[] = ['action', 'party', 'theme', 'meeting', 'webhook']
const isTable = (name: string): boolean => tables.includes(name)
const words = (uses: readonly { readonly act: string; readonly table: string }[]) =>
  uses.map(({ act, table }) => `${act} ${table}`).sort()

describe('the tables of a text of SQL', () => {
  test.each<[string, readonly string[]]>([
    ['select * from action', ['read action']],
    ['select from public.action as a join party p on true', ['read action', 'read party']],
    ['select 1 from action a, party as p, lateral (select 1) x', ['read action', 'read party']],
    [
      'select (select count(*) from theme) from action where exists (select from party)',
      ['read action', 'read party', 'read theme'],
    ],
    ['insert into action (id) select id from party', ['read party', 'write action']],
    ['update public.action set title = given.title from party as given', ['read party', 'write action']],
    ['delete from action using party where true', ['read party', 'write action']],
    ['truncate action', ['write action']],
    ['truncate party, action cascade', ['write action', 'write party']],
    [
      'with told as (delete from action returning id) select from told left join meeting on true',
      ['read meeting', 'write action'],
    ],
    ['with party as (select 1) select from party', []],
    ['with a as (select 1), theme (x) as materialized (select 1) select from theme, a', []],
    ['insert into action values (1) on conflict do update set id = 2', ['write action']],
    ['select from action for update of action skip locked', ['read action']],
    ['select from action for no key update', ['read action']],
    ['select extract(epoch from meeting.starts_at) from action', ['read action']],
    ['select 1 from action where title is distinct from theme', ['read action']],
    ["select 'taken from party' from action -- not from theme", ['read action']],
    ['select from "action"', ['read action']],
    ['select from action_party', []],
  ])('%s', (sql, uses) => {
    expect(words(tablesInSql(sql, isTable))).toEqual(uses)
  })
})

describe('the tables of a source file', () => {
  const usesIn = (text: string) => words(tableUsesIn(parseFile('app/a.server.ts', text), isTable))

  test.each<[string, readonly string[]]>([
    ["db.selectFrom('action').execute()", ['read action']],
    ["db.selectFrom('action as a').innerJoin('party as p', 'a', 'b')", ['read action', 'read party']],
    ["db.selectFrom(['action', 'party'])", ['read action', 'read party']],
    ["db.withSchema('public').selectFrom((eb) => eb.selectFrom('theme').as('t'))", ['read theme']],
    ["tx.insertInto('action').values(x)", ['write action']],
    ["tx.updateTable('action').from('party').set(x)", ['read party', 'write action']],
    ["rowOf(tx, 'action', key).update(x)", ['write action']],
    ["rowOf(tx, 'party', key).find(['id'])", ['read party']],
    ["rowsOf(tx, 'party', key).select(['id']).execute()", ['read party']],
    ["rowsOf(tx, 'party', key).list(['id'])", ['read party']],
    ["rowsOf(tx, 'action', key).put(x)", ['write action']],
    ["rowsOf(tx, 'action', key).remove()", ['write action']],
    ["rowsOf(tx, 'action', key).change(x, ['id'])", ['write action']],
    ["addRows(tx, 'action', x)", ['write action']],
    ["addMissingRows(tx, 'action', x)", ['write action']],
    ["rowOf(tx, 'action', key).take(['id'])", ['write action']],
    ["tx.deleteFrom('action').using('party')", ['read party', 'write action']],
    [
      "tx.selectFrom('action').leftJoin('party', (join) => join.on('x')).leftJoinLateral((eb) => eb.selectFrom('theme'), (j) => j)",
      ['read action', 'read party', 'read theme'],
    ],
    [`sql\`select from action where id = \${id}\`.execute(tx)`, ['read action']],
    ['sql<Row>`exists (select from party)`', ['read party']],
    [`sql\`delete from \${sql.table('action')} where true\``, ['write action']],
    [`sql\`delete from \${sql.id('public', 'action')} where true\``, ['write action']],
    ["client.query('update action set x = 1')", ['write action']],
    [`client.query(\`select from action where \${x}\`)`, ['read action']],
    ["Array.from('nothing')", []],
    ["const said = 'taken from party'", []],
  ])('%s', (text, uses) => {
    expect(usesIn(text)).toEqual(uses)
  })

  test('are told with their line', () => {
    const text = "const a = 1\n\ndb.selectFrom('action')\n  .innerJoin('party', 'a', 'b')\n"
    expect(tableUsesIn(parseFile('app/a.server.ts', text), isTable)).toEqual([
      { table: 'party', act: 'read', file: 'app/a.server.ts', line: 3 },
      { table: 'action', act: 'read', file: 'app/a.server.ts', line: 3 },
    ])
  })
  test('are not looked for in what does not parse', () => {
    expect(() => parseFile('app/a.ts', 'const = 1')).toThrow('app/a.ts')
  })
})
