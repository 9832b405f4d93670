/** From lines and columns to the actions as they will be, with what was not understood. Nothing is lost: it is kept in words. Pure. */
import type { ActionStatus } from '../plan.ts'
import { type DraftAxis, maxTitle, outlineBuilder } from './draft-outline.ts'
import type { ImportField } from './fields.ts'
import { parseAmounts, type ReadAmount } from './parse-amount.ts'
import { parseStatus } from './parse-status.ts'
import { plainWords } from './plain-words.ts'
import type { PlanSheet } from './plan-cell.ts'
import { readColumns, type SheetTable } from './read-columns.ts'
import { type ActionDates, type Cells, type CtgPeriod, readDates } from './read-dates.ts'
import { type ActionLine, readLines } from './read-lines.ts'

/** What a person chose, or what was guessed for her: by sheet, whether it is taken, its row of headings, its columns. */
export type SheetMapping = {
  readonly isTaken: boolean
  readonly headerRow: number
  /** By index of column. */
  readonly fields: readonly ImportField[]
}

export type DraftAction = ActionDates & {
  /** `<sheet>:<row>`, both as the spreadsheet counts them. */
  readonly key: string
  readonly title: string
  readonly code: string
  /** Place in `axes`; undefined without axis. */
  readonly axis: number | undefined
  /** Place among the objectives of its axis. */
  readonly objective: number | undefined
  readonly leadPartyId: string | null
  readonly leadName: string
  readonly leadEmail: string
  readonly partnersText: string
  readonly partyIds: readonly string[]
  readonly status: ActionStatus
  readonly need: string
  readonly description: string
  readonly public: string
  readonly areas: string
  readonly nextStep: string
  readonly amounts: readonly ReadAmount[]
  readonly indicators: readonly string[]
}

export type ImportProblemKind = 'date' | 'status' | 'amount' | 'end-before-start' | 'title-too-long'
/** A cell that was not understood, where it is and what it says. */
export type ImportProblem = {
  readonly kind: ImportProblemKind
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly text: string
}

export type ImportFacts = CtgPeriod & {
  readonly parties: readonly { readonly id: string; readonly name: string; readonly shortName: string }[]
}

export type ImportPreview = {
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly DraftAction[]
  readonly problems: readonly ImportProblem[]
  /** Totals, notes under the table: lines that are no action. */
  readonly skipped: readonly { readonly sheet: string; readonly row: number; readonly text: string }[]
}

/** An action of a plan in force is decided: it is not « proposed » again. */
const usualStatus: ActionStatus = 'validated'

/** What is guessed of each sheet, before anyone corrects it; a sheet without headings is not taken. */
export const guessMapping = (sheets: readonly PlanSheet[]): readonly SheetMapping[] =>
  sheets.map((sheet) => guessSheet(sheet))

/** @param headerRow the row of headings someone pointed at; found otherwise */
export function guessSheet({ rows }: PlanSheet, headerRow?: number): SheetMapping {
  const table = readColumns(rows, headerRow)
  const fields = table ? settleObjective(rows, table, fieldList(table)) : []
  const isTaken = table !== undefined && table.columns.filter(({ guess }) => guess !== 'ignored').length >= 2
  return { isTaken, headerRow: table?.headerRow ?? 0, fields }
}

/** Choices made on an earlier deposit stay for the sheets that have the same name and the same headings. */
export const keepChoices = (
  sheets: readonly PlanSheet[],
  guessed: readonly SheetMapping[],
  before: { readonly sheets: readonly PlanSheet[]; readonly mappings: readonly SheetMapping[] },
): readonly SheetMapping[] =>
  sheets.map((sheet, index) => {
    const place = before.sheets.findIndex(({ name }) => name === sheet.name)
    const [chosen, earlier] = [before.mappings[place], before.sheets[place]]
    const isSame = chosen && earlier && headings(earlier, chosen.headerRow) === headings(sheet, chosen.headerRow)
    return isSame ? chosen : (guessed[index] ?? { isTaken: false, headerRow: 0, fields: [] })
  })

const headings = ({ rows }: PlanSheet, headerRow: number): string =>
  JSON.stringify(rows[headerRow]?.map(({ text }) => plainWords(text)))

function fieldList({ columns }: SheetTable): readonly ImportField[] {
  const width = Math.max(0, ...columns.map(({ index }) => index + 1))
  return Array.from(
    { length: width },
    (_, index) => columns.find((column) => column.index === index)?.guess ?? 'ignored',
  )
}

/** An objective written anew for nearly each action is no common objective but the need it answers. */
function settleObjective(
  rows: PlanSheet['rows'],
  table: SheetTable,
  fields: readonly ImportField[],
): readonly ImportField[] {
  const index = fields.indexOf('objective')
  if (index < 0) return fields
  const body = rows.slice(table.bodyRow)
  const texts = body.flatMap((row) => row[index]?.text || [])
  const titled = body.filter((row) => row[fields.indexOf('title')]?.text).length
  // Written again, merged, or once for several lines: it is common to them.
  const isRepeated = new Set(texts).size <= texts.length * 0.6 || rows.some((row) => (row[index]?.down ?? 1) > 1)
  const isCommon = texts.length < 3 || isRepeated || texts.length < titled * 0.8
  return isCommon ? fields : fields.map((field) => (field === 'objective' ? 'need' : field))
}

/** Reads every sheet taken. Empty when none is. */
export function previewImport(
  sheets: readonly PlanSheet[],
  mapping: readonly SheetMapping[],
  facts: ImportFacts,
): ImportPreview {
  const outline = outlineBuilder()
  const problems: ImportProblem[] = []
  const actions: DraftAction[] = []
  const skipped: { sheet: string; row: number; text: string }[] = []
  const taken = sheets.flatMap((sheet, index) =>
    mapping[index]?.isTaken ? [{ sheet, index, mapping: mapping[index] }] : [],
  )
  for (const { sheet, index, mapping: chosen } of taken) {
    const table = readColumns(sheet.rows, chosen.headerRow)
    if (!table) continue
    const fieldOf = new Map(chosen.fields.map((field, column) => [column, field]))
    const lines = readLines(sheet.rows, table, fieldOf)
    const hasAxes = lines.some(({ kind }) => kind === 'axis') || chosen.fields.includes('axis')
    // Several sheets, one an axis: the tab's name says which.
    outline.startSheet(!hasAxes && taken.length > 1 ? sheet.name : undefined)
    for (const line of lines) {
      if (line.kind === 'axis') outline.add(line)
      else if (line.kind === 'skipped')
        skipped.push({ sheet: sheet.name, row: line.row, text: line.text.slice(0, 200) })
      else {
        const read = readAction(line, table, fieldOf, facts)
        problems.push(...read.problems.map((problem) => ({ ...problem, sheet: sheet.name })))
        const place = outline.placeOf(read.axis, read.objective)
        actions.push({ ...read.action, key: `${index + 1}:${line.row}`, ...place })
      }
    }
  }
  return { axes: outline.axes(), actions, problems, skipped }
}

type Read = {
  readonly action: Omit<DraftAction, 'key' | 'axis' | 'objective'>
  readonly axis: string
  readonly objective: string
  readonly problems: readonly Omit<ImportProblem, 'sheet'>[]
}

function readAction(
  line: ActionLine,
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  facts: ImportFacts,
): Read {
  const cellsOf = (field: ImportField) =>
    [...line.cells].flatMap(([column, cell]) => (fieldOf.get(column) === field ? [{ column, cell }] : []))
  const textOf = (field: ImportField): string =>
    cellsOf(field)
      .map(({ cell }) => cell.text)
      .join('\n')
  const headerOf = (column: number): string =>
    table.columns.find(({ index }) => index === column)?.header || `colonne ${column + 1}`
  const problems: Omit<ImportProblem, 'sheet'>[] = []
  const kept: string[] = []
  const report = (kind: ImportProblemKind, column: number, text: string) => {
    problems.push({ kind, row: line.row, column: headerOf(column), text: text.slice(0, 200) })
    kept.push(`${headerOf(column)} : ${text}`)
  }
  const dates = readDates(cellsOf, table, facts, report)
  const status = readStatus(cellsOf('status'), report)
  const amounts = cellsOf('budget').flatMap(({ column, cell }) => {
    const found = cell.number !== undefined ? [{ label: '', euros: cell.number }] : parseAmounts(cell.text)
    if (found.length === 0) report('amount', column, cell.text)
    return found
  })
  const title = textOf('title').replace(/\s+/g, ' ')
  if (title.length > maxTitle) report('title-too-long', cellsOf('title')[0]?.column ?? 0, title)
  const named = splitCode(title, textOf('code'))
  const lead = matchParty(textOf('lead'), facts)
  const partners = listOf(textOf('partners'), /\n|;|,/).map((name) => ({
    name,
    partyId: matchParty(name, facts).partyId,
  }))
  /** A text too long for its field is cut there and kept whole in the description. */
  const shorten = (field: ImportField, text: string, max: number): string => {
    const [first] = cellsOf(field)
    if (text.length > max && first) kept.push(`${headerOf(first.column)} : ${text}`)
    return text.slice(0, max)
  }
  const shortened = {
    leadName: shorten('lead', lead.name, 200),
    partnersText: shorten(
      'partners',
      partners.flatMap(({ name, partyId }) => (partyId === null ? [name] : [])).join(', '),
      500,
    ),
    public: shorten('public', textOf('public'), 500),
    areas: shorten('areas', textOf('areas'), 500),
    nextStep: shorten('next', textOf('next'), 500),
  }
  const notes = cellsOf('notes').map(({ column, cell }) => `${headerOf(column)} : ${cell.text}`)
  return {
    action: {
      title: named.title.slice(0, maxTitle),
      code: named.code.slice(0, 30),
      leadPartyId: lead.partyId,
      ...shortened,
      leadEmail: (textOf('email') || textOf('lead')).match(/[^\s@;,<>]+@[^\s@;,<>]+\.[a-z]{2,}/i)?.[0] ?? '',
      partyIds: [...new Set(partners.flatMap(({ partyId }) => partyId ?? []))],
      ...dates,
      status,
      need: textOf('need').slice(0, 5000),
      description: [textOf('description'), ...notes, ...kept].filter(Boolean).join('\n').slice(0, 20_000),
      amounts,
      indicators: listOf(textOf('indicators')).map((name) => name.slice(0, 300)),
    },
    axis: textOf('axis'),
    objective: textOf('objective'),
    problems,
  }
}

type Report = (kind: ImportProblemKind, column: number, text: string) => void

function readStatus([first]: Cells, report: Report): ActionStatus {
  if (!first) return usualStatus
  const status = parseStatus(first.cell.text)
  if (status === undefined) report('status', first.column, first.cell.text)
  return status ?? usualStatus
}

/** « 3 - Guide logement », « FA 12 : Relais »: the number before the title is its code, when no column holds one. */
function splitCode(title: string, code: string): { readonly code: string; readonly title: string } {
  const match = /^(?:fiche(?: action)?\s*(?:n°)?\s*)?((?:FA\s?)?\d+(?:\.\d+)*)\s*[-–—:.)]\s+(\S.*)$/i.exec(title)
  return code === '' && match ? { code: match[1] ?? '', title: match[2] ?? title } : { code, title }
}

/** A party only when the text is its very name; else the text stays as it is. */
function matchParty(
  text: string,
  { parties }: ImportFacts,
): { readonly partyId: string | null; readonly name: string } {
  const words = plainWords(text)
  const party = parties.find(
    ({ name, shortName }) => words !== '' && [name, shortName].some((one) => plainWords(one) === words),
  )
  return party ? { partyId: party.id, name: '' } : { partyId: null, name: text.replace(/\s*\n\s*/g, ', ').trim() }
}

/** Items by line breaks and semicolons; bullets and blanks dropped. */
const listOf = (text: string, separator = /\n|;/): readonly string[] =>
  text
    .split(separator)
    .map((item) => item.replace(/^[\s•●▪■◦*–—-]+/, '').trim())
    .filter((item) => item !== '')
