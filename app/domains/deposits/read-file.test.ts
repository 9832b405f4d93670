/** Files as partners have them, read to the same grid; traps refused with a reason. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { bytesInside, kindOf, mostBytes, readFile } from './read-file.ts'

const heads = ['Quartier', '2023', '2024']
const rows = [
  ['Le Luth', 412, 430.5],
  ['Village', 3, null],
]
const grid = [
  ['Quartier', '2023', '2024'],
  ['Le Luth', '412', '430,5'],
  ['Village', '3', ''],
]
/** Rows as long as the widest. */
const even = (read: readonly (readonly string[])[]) => read.map((row) => [...row, '', '', ''].slice(0, 3))

const gridOf = async (name: string, bytes: Uint8Array) => {
  const answer = await readFile(name, bytes)
  return answer.kind === 'read' ? even(answer.sheets[0]?.grid ?? []) : answer.refusal
}

const text = (words: string) => new TextEncoder().encode(words)

async function parquet(): Promise<Uint8Array> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-parquet-'))
  const file = path.join(folder, 'effectifs.parquet')
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(
    `copy (select * from (values ('Le Luth', 412::bigint, 430.5::double), ('Village', 3, null)) as t("Quartier", "2023", "2024"))
     to '${file}' (format parquet, compression zstd)`,
  )
  connection.closeSync()
  instance.closeSync()
  const bytes = fs.readFileSync(file)
  fs.rmSync(folder, { recursive: true })
  return new Uint8Array(bytes)
}

describe('the same table', () => {
  test('in CSV of Excel: semicolons, encoding of Windows', async () => {
    const bytes = Uint8Array.from('Quartier;2023;2024\r\nLe Luth;412;430,5\r\nVillage;3;\r\n', (letter) =>
      letter.charCodeAt(0),
    )
    expect(await gridOf('effectifs.csv', bytes)).toEqual(grid)
    expect(await gridOf('a.csv', Uint8Array.of(0xe9, 0x3b, 0x31, 0x0a, 0x65, 0x3b, 0x32))).toEqual([
      ['é', '1', ''],
      ['e', '2', ''],
    ])
  })
  test('in CSV of others: tabs, UTF-8', async () => {
    expect(await gridOf('effectifs.tsv', text('Quartier\t2023\t2024\nLe Luth\t412\t430,5\nVillage\t3\t\n'))).toEqual(
      grid,
    )
  })
  test('in XLSX and in ODS', async () => {
    const sheets = [{ name: 'Effectifs', rows: [heads, ...rows] }]
    expect(await gridOf('effectifs.xlsx', await writeXlsx({ sheets }))).toEqual(grid)
    expect(await gridOf('effectifs.ods', await writeOds({ sheets }))).toEqual(grid)
  })
  test('in Parquet', async () => {
    expect(await gridOf('effectifs.parquet', await parquet())).toEqual(grid)
  })
})

describe('is refused', () => {
  test.each([
    ['a file of another kind', 'plan.pdf', text('%PDF-1.7'), 'unknown-file'],
    ['bytes under the name of a CSV', 'effectifs.csv', Uint8Array.of(0, 1, 2), 'unknown-file'],
    ['a damaged archive', 'effectifs.xlsx', text('PK\u0003\u0004nothing'), 'unreadable'],
    ['a damaged Parquet', 'effectifs.parquet', text('PAR1 and no more'), 'unreadable'],
    ['a table a thousand columns wide', 'large.csv', text(`${'a;'.repeat(1000)}\n`), 'too-wide'],
    ['a file too heavy', 'heavy.csv', new Uint8Array(mostBytes + 1), 'too-heavy'],
  ])('%s', async (_, name, bytes, refusal) => {
    expect(await readFile(name, bytes)).toEqual({ kind: 'refused', refusal })
  })

  test('an archive that becomes enormous, before it is opened', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Effectifs', rows: [heads, ...rows] }] })
    const lying = Uint8Array.from(bytes)
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 46 <= lying.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 900_000_000, true)
    expect(bytesInside(bytes)).toBeLessThan(100_000)
    expect(await readFile('bombe.xlsx', lying)).toEqual({ kind: 'refused', refusal: 'too-large-inside' })
  })
})

test('a kind is told by its first bytes', () => {
  expect(kindOf('renamed.csv', text('PAR1'))).toBe('parquet')
  expect(kindOf('a.docx', text('PK'))).toBeUndefined()
})
