/**
 * `npm run masquer -- fichier.csv …`: masks a table on the workstation of who holds it, by the same code as the page. Needs no
 * database, sends nothing: writes beside the file what may leave (CSV and JSON) and the account that stays. Exits 1 on refusal.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { fillTable } from '#app/domains/secrecy/filled-table.ts'
import { secrecyLabels as t } from '#app/domains/secrecy/labels.fr.ts'
import { maskTable, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { listHiddenCells, writeMaskedCsv } from '#app/domains/secrecy/masked-files.ts'
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

const usage = [
  'Indiquez le fichier (CSV, XLSX ou ODS) : la première colonne nomme les territoires, les autres sont des effectifs.',
  '  npm run masquer -- effectifs.csv --unite foyers --univers "QF, décembre 2023"',
  '  --seuil 5           effectif à partir duquel on publie (5 au moins)',
  '  --part-de "EPCI"    colonne qui dit de quel ensemble chaque ligne fait partie',
  '  --arrondi 5         la source a déjà arrondi ses effectifs',
  '  --deja f.json       table déjà diffusée, telle que cette commande l’a écrite (autant de fois qu’il y en a)',
].join('\n')

const options = {
  unite: { type: 'string', default: 'unités' },
  univers: { type: 'string' },
  seuil: { type: 'string', default: String(leastThreshold) },
  'part-de': { type: 'string' },
  arrondi: { type: 'string' },
  deja: { type: 'string', multiple: true },
} as const

function readWords(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file, ...others] = positionals
    if (file && others.length === 0) return { file, ...values }
  } catch {
    // an option that does not exist: the usage says which do
  }
  throw new StartError(usage)
}

/** Named from where the command was typed: npm runs it in the folder of the project. */
const locate = (file: string): string => path.resolve(process.env.INIT_CWD ?? '.', file)

function readBytes(file: string): Buffer {
  try {
    return fs.readFileSync(locate(file))
  } catch (error) {
    throw new StartError(`Le fichier ${file} ne se lit pas.`, error)
  }
}

async function readGrid(file: string): Promise<readonly (readonly string[])[]> {
  try {
    const [sheet] = await readSpreadsheet(path.basename(file), readBytes(file))
    return (sheet?.rows ?? []).map((line) => line.map(({ text }) => text))
  } catch (error) {
    if (error instanceof DomainError) throw new StartError(`${file} n’est pas un tableau que Trame sait lire.`, error)
    throw error
  }
}

function readRule({ unite, seuil, arrondi }: ReturnType<typeof readWords>): SecrecyRule {
  const threshold = z.coerce.number().int().min(leastThreshold).max(10_000).safeParse(seuil)
  const roundedTo = z.coerce.number().int().min(2).max(1_000).optional().safeParse(arrondi)
  if (!threshold.success) throw new StartError(`Le seuil est un nombre entier, ${leastThreshold} au moins.`)
  if (!roundedTo.success) throw new StartError('L’arrondi est un nombre entier, 2 au moins.')
  const rule = { ...defaultRule(unite), threshold: threshold.data }
  return roundedTo.data === undefined ? rule : { ...rule, roundedTo: roundedTo.data }
}

function readReleased(file: string): ReleasedTable {
  try {
    return releasedTableShape.parse(JSON.parse(readBytes(file).toString('utf8')))
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`${file} n’est pas une table écrite par cette commande.`, error)
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
  const given = readWords(words)
  const rule = readRule(given)
  const released = (given.deja ?? []).map(readReleased)
  const grid = await readGrid(given.file)
  const table = readTable(grid, given.univers ?? path.parse(given.file).name, given['part-de'])
  const filled = fillTable(table, rule)
  if ('kind' in filled) throw new StartError(t.fault(filled).join('\n'))

  const masked = await maskTable(table, rule, released)
  if (!masked.audit.isSafe) throw new StartError(t.audit(masked.audit))
  const base = locate(given.file).replace(/\.[^.]+$/, '')
  const account = [t.counts(masked), t.audit(masked.audit), ...listHiddenCells(masked)]
  fs.writeFileSync(`${base}-masque.csv`, writeMaskedCsv(masked, grid[0]?.[0] ?? ''))
  fs.writeFileSync(`${base}-masque.json`, `${JSON.stringify(publishedFactsOf(masked))}\n`)
  fs.writeFileSync(`${base}-compte.txt`, `${account.join('\n')}\n`, { mode: 0o600 })
  console.log(
    [
      ...account,
      '',
      `Peut partir : ${path.basename(base)}-masque.csv ; à donner avec --deja la prochaine fois : ${path.basename(base)}-masque.json.`,
      `Reste ici : ${path.basename(given.file)} et ${path.basename(base)}-compte.txt, qui dit de quoi les effectifs cachés sont proches.`,
    ].join('\n'),
  )
})
