/**
 * `npm run masquer -- fichier.csv …`: masks a table on the workstation of who holds it, by the same code as the page. Needs no
 * database, sends nothing: writes beside the file what may leave (CSV and JSON) and the account that stays. Exits 1 on refusal.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { maskCommandLabels as says } from '#app/domains/secrecy/command-labels.fr.ts'
import { fillTable } from '#app/domains/secrecy/filled-table.ts'
import { findTotals } from '#app/domains/secrecy/found-totals.ts'
import { secrecyLabels as t } from '#app/domains/secrecy/labels.fr.ts'
import { maskTable, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { listHiddenCells, writeMaskedCsv, writeSharesCsv } from '#app/domains/secrecy/masked-files.ts'
import { findNominativeSigns } from '#app/domains/secrecy/nominative.ts'
import { readCountTable } from '#app/domains/secrecy/read-count-table.ts'
import { releasedTableShape } from '#app/domains/secrecy/released-table.ts'
import {
  type CountTable,
  defaultRule,
  leastThreshold,
  type ReleasedTable,
  type SecrecyRule,
} from '#app/domains/secrecy/secrecy.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { runCommand } from '#app/kernel/run-command.server.ts'
import { StartError } from '#app/kernel/start-error.ts'
import { readSentJson } from '#app/kernel/storable.ts'

const options = {
  unite: { type: 'string', default: says.anyUnit },
  univers: { type: 'string' },
  seuil: { type: 'string', default: String(leastThreshold) },
  'part-de': { type: 'string' },
  arrondi: { type: 'string' },
  parts: { type: 'boolean', default: false },
  deja: { type: 'string', multiple: true },
  corrige: { type: 'string', multiple: true },
} as const

function readWords(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file, ...others] = positionals
    if (file && others.length === 0) return { file, ...values }
  } catch {
    // an option that does not exist: the usage says which do
  }
  throw new StartError(says.usage)
}

/** Named from where the command was typed: npm runs it in the folder of the project. */
const locate = (file: string): string => path.resolve(process.env.INIT_CWD ?? '.', file)

function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(locate(file))
  } catch (error) {
    throw new StartError(says.unreadable(file), error)
  }
}

async function readGrid(file: string): Promise<readonly (readonly string[])[]> {
  try {
    const [sheet] = await readSpreadsheet(path.basename(file), readBytes(file))
    return (sheet?.rows ?? []).map((line) => line.map(({ text }) => text))
  } catch (error) {
    if (error instanceof DomainError) throw new StartError(says.notATable(file), error)
    throw error
  }
}

function readRule({ unite, seuil, arrondi }: ReturnType<typeof readWords>): SecrecyRule {
  const threshold = z.coerce.number().int().min(leastThreshold).max(10_000).safeParse(seuil)
  const roundedTo = z.coerce.number().int().min(2).max(1_000).optional().safeParse(arrondi)
  if (!threshold.success) throw new StartError(says.threshold)
  if (!roundedTo.success) throw new StartError(says.rounding)
  const rule = { ...defaultRule(unite), threshold: threshold.data }
  return roundedTo.data === undefined ? rule : { ...rule, roundedTo: roundedTo.data }
}

function readReleased(file: string): ReleasedTable {
  try {
    return releasedTableShape.parse(readSentJson(readBytes(file).toString('utf8')))
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(says.notReleased(file), error)
  }
}

function readTable(grid: readonly (readonly string[])[], universe: string, partOf: string | undefined): CountTable {
  const [headings = [], ...rows] = grid
  const signs = findNominativeSigns(headings, rows)
  if (signs.length > 0) throw new StartError(signs.map((sign) => t.nominative(sign, headings)).join('\n'))
  const table = readCountTable(grid, partOf === undefined ? { universe } : { universe, partOf })
  if ('universe' in table) return table
  throw new StartError(table.slice(0, 20).map(t.problem).join('\n'))
}

await runCommand(async (words) => {
  const parameters = readWords(words)
  const rule = readRule(parameters)
  const corrected = (parameters.corrige ?? []).map(readReleased)
  const earlier = (parameters.deja ?? []).map(readReleased)
  // As the server holds them: what left before a correction may say the wrong count too.
  const released = [...earlier, ...corrected].map((one) => ({ ...one, isCorrected: corrected.length > 0 }))
  const grid = await readGrid(parameters.file)
  const table = readTable(grid, parameters.univers ?? path.parse(parameters.file).name, parameters['part-de'])
  const filled = fillTable(findTotals(table, rule).table, rule)
  if ('kind' in filled) throw new StartError(t.fault(filled).join('\n'))

  const masked = await maskTable(table, rule, released)
  if (!masked.audit.isSafe) throw new StartError(t.audit(masked.audit))
  const heading = grid[0]?.[0] ?? ''
  const account = [t.counts(masked), t.audit(masked.audit), ...listHiddenCells(masked)]
  const base = locate(parameters.file).replace(/\.[^.]+$/, '')
  const write = (ending: string, text: string): string => {
    fs.writeFileSync(`${base}-${ending}`, text, { mode: 0o600 })
    return `${path.basename(base)}-${ending}`
  }
  const leaving = [
    write('masque.csv', writeMaskedCsv(masked, heading)),
    ...(parameters.parts ? [write('parts.csv', writeSharesCsv(masked, heading))] : []),
  ]
  const journalFile = write('masque.json', `${JSON.stringify(publishedFactsOf(masked))}\n`)
  const staying = [path.basename(parameters.file), write('compte.txt', `${account.join('\n')}\n`)]
  console.log([...account, '', ...says.written(leaving, journalFile, staying)].join('\n'))
})
