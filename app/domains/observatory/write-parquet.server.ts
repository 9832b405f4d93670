/** A table of figures as Parquet, for who reads it with other tools. Made in memory, in a file that is removed at once. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FiguresTableFile } from './figures-file.ts'
import { duckLimits, loadDuck } from './warehouse-build.server.ts'
import { quoted } from './warehouse-tables.ts'

/** Names without accent nor space, as other tools want them. */
const names = ['indicateur', 'code_territoire', 'territoire', 'annee', 'valeur', 'unite', 'etat', 'source'] as const

export async function writeParquet({ columns, rows }: FiguresTableFile): Promise<Uint8Array<ArrayBuffer>> {
  const { DuckDBInstance } = await loadDuck()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-parquet-'))
  const file = path.join(folder, 'figures.parquet')
  const instance = await DuckDBInstance.create(':memory:', duckLimits)
  try {
    const connection = await instance.connect()
    const types = columns.map(({ kind }, at) => `${names[at]} ${kind === 'number' ? 'double' : 'varchar'}`)
    await connection.run(`create table figures (${types.join(', ')})`)
    const appender = await connection.createAppender('figures')
    for (const row of rows) {
      for (const cell of row)
        if (cell === null) appender.appendNull()
        else if (typeof cell === 'number') appender.appendDouble(cell)
        else appender.appendVarchar(cell)
      appender.endRow()
    }
    appender.closeSync()
    await connection.run(`copy figures to ${quoted(file)} (format parquet, compression zstd)`)
    connection.closeSync()
    return new Uint8Array(await fs.promises.readFile(file))
  } finally {
    instance.closeSync()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
