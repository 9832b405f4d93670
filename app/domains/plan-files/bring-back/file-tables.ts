/** Our own tables, found in a file that comes back: any order of sheets, rows and columns. Pure. Rules: docs/rules/taking-up.md §5. */

import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { PlanTable } from '../export/plan-tables.ts'
import type { PlanSheet } from '../import/plan-cell.ts'

export type FileRow = {
  /** `<sheet>:<row>`, both as the spreadsheet counts them. */
  readonly key: string
  readonly row: number
  /** By title of the column; a column the file no longer has is absent. */
  readonly texts: ReadonlyMap<string, string>
}
export type FileTable = {
  readonly key: SheetKey
  readonly sheetName: string
  /** Someone took the identifiers away: rows are found by their number and their title. */
  readonly isBare: boolean
  readonly rows: readonly FileRow[]
  /** Columns that are not ours, with how many of their cells are filled: they are told, not read. */
  readonly others: readonly { readonly header: string; readonly cellCount: number }[]
}

const rowsLookedAt = 10
/** Our titles have at least so many columns; fewer is another table. */
const fewestTitles = 4

const ownTitles = [e.column.version, e.column.fingerprint].map(plainWords)

type Titles = { readonly key: SheetKey; readonly headers: ReadonlyMap<string, string> }

const titlesOf = (tables: readonly PlanTable[]): readonly Titles[] =>
  tables.map(({ key, columns }) => ({
    key,
    headers: new Map(columns.map(({ header }) => [plainWords(header), header])),
  }))

/** Titles that no other spreadsheet has together: what our table is, without its identifiers. */
const ownWords: Readonly<Record<SheetKey, readonly string[]>> = {
  actions: [e.column.leadParty, e.column.partners, e.column.need, e.column.nextStepOn],
  steps: [e.column.targetOn, e.column.doneOn],
  means: [e.column.amountEuros, e.column.cofNumber],
  measures: [e.column.baselineOn, e.column.measureTargetOn],
  readings: [e.column.measuredOn, e.column.measure],
  dependencies: [e.column.awaitedCode, e.column.awaitedTitle],
}
const fewestOwnWords = 2
const fewestBareTitles = 6

type FoundTable = { readonly titles: Titles; readonly isBare: boolean }

/** Which of our tables a row of titles is of; it names its rows by our identifiers, or by titles that are only ours. */
function tableOf(texts: readonly string[], titles: readonly Titles[]): FoundTable | undefined {
  const words = texts.map(plainWords).filter((text) => text !== '')
  const scored = titles.map((one) => ({ one, score: words.filter((word) => one.headers.has(word)).length }))
  const best = scored.toSorted((one, other) => other.score - one.score)[0]
  if (!best || best.score < fewestTitles) return
  // Other tools have an identifier and a state too: ours are told by their version or their print.
  if (words.includes(plainWords(e.column.id)) && ownTitles.some((title) => words.includes(title)))
    return { titles: best.one, isBare: false }
  const own = ownWords[best.one.key].filter((title) => words.includes(plainWords(title)))
  const isNamed = [e.column.code, e.column.title].every((title) => words.includes(plainWords(title)))
  if (isNamed && own.length >= fewestOwnWords && best.score >= fewestBareTitles)
    return { titles: best.one, isBare: true }
}

/** A text kept from being a formula by an apostrophe, in a CSV, is that text again. */
const unguard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1).trim() : text)

/**
 * @param tables ours, for their titles
 * @returns empty for a spreadsheet that did not come from Trame
 */
export function findExportTables(
  sheets: readonly PlanSheet[],
  tables: readonly PlanTable[],
  { isCsv }: { readonly isCsv: boolean },
): readonly FileTable[] {
  const titles = titlesOf(tables)
  return sheets.flatMap(({ name, rows }, sheetIndex): FileTable[] => {
    const headerRow = rows.slice(0, rowsLookedAt).findIndex(
      (row) =>
        tableOf(
          row.map(({ text }) => text),
          titles,
        ) !== undefined,
    )
    const header = rows[headerRow]?.map(({ text }) => text)
    const found = header && tableOf(header, titles)
    if (!header || !found) return []
    const columns = header.map((text) => found.titles.headers.get(plainWords(text)))
    const body = rows.slice(headerRow + 1)
    return [
      {
        key: found.titles.key,
        sheetName: name,
        isBare: found.isBare,
        rows: body.flatMap((row, offset): FileRow[] => {
          if (row.every(({ text }) => text === '')) return []
          const texts = new Map(
            columns.flatMap((column, index) => {
              const text = row[index]?.text ?? ''
              return column === undefined ? [] : [[column, isCsv ? unguard(text) : text] as const]
            }),
          )
          const at = headerRow + offset + 2
          return [{ key: `${sheetIndex + 1}:${at}`, row: at, texts }]
        }),
        others: othersOf(header, columns, body),
      },
    ]
  })
}

function othersOf(
  header: readonly string[],
  columns: readonly (string | undefined)[],
  body: PlanSheet['rows'],
): FileTable['others'] {
  const width = Math.max(header.length, ...body.map((row) => row.length))
  return Array.from({ length: width }, (_, index) => ({
    header: header[index] || `colonne ${index + 1}`,
    isOurs: columns[index] !== undefined,
    cellCount: body.filter((row) => (row[index]?.text ?? '') !== '').length,
  })).flatMap(({ header: text, isOurs, cellCount }) => (isOurs || cellCount === 0 ? [] : [{ header: text, cellCount }]))
}
