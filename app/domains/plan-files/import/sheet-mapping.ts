/** What is guessed of a workbook: which sheets are a plan, what their columns hold. Pure. Rules: docs/rules/taking-up.md §3. */

import { plainWords } from '#app/kernel/plain-words.ts'
import { fieldOfHeader, type ImportField } from './fields.ts'
import type { SheetMapping } from './import-mapping.ts'
import type { PlanSheet } from './plan-cell.ts'
import { readColumns, type SheetTable } from './read-columns.ts'
import { kindOfSheet } from './sheet-kinds.ts'

/** What is guessed of each sheet, before anyone corrects it; only those that look like a plan are taken. */
export function guessMapping(sheets: readonly PlanSheet[]): readonly SheetMapping[] {
  // Alone, empty ones apart, it is what was deposited to be read.
  const isAlone = sheets.filter(({ rows, hidden }) => rows.length > 0 && !hidden).length === 1
  return sheets.map((sheet) => {
    const guessed = guessSheet(sheet)
    return isAlone && !sheet.hidden
      ? { ...guessed, isTaken: guessed.fields.some((field) => field !== 'ignored') }
      : guessed
  })
}

/** @param headerRow the row of headings someone pointed at; found otherwise */
export function guessSheet(sheet: PlanSheet, headerRow?: number): SheetMapping {
  const { rows, hidden, hiddenColumns = [] } = sheet
  const table = readColumns(rows, headerRow, sheet.name)
  const guessed = table ? settleObjective(rows, table, fieldList(table)) : []
  // What someone hid is not taken without a word.
  // Years ticked of which one is hidden say no period.
  const isHidden = (column: number): boolean => hiddenColumns.includes(column)
  const isCut = guessed.some((field, column) => field === 'year' && isHidden(column))
  const fields = guessed.map(
    (field, column): ImportField => (isHidden(column) ? 'ignored' : field === 'year' && isCut ? 'notes' : field),
  )
  const isTaken = table !== undefined && !hidden && kindOfSheet(sheet) === undefined && isPlan(table)
  return { isTaken, headerRow: table?.headerRow ?? 0, fields }
}

/** What a list of people or of places does not say. */
const onlyInPlans: ReadonlySet<ImportField> = new Set([
  'status',
  'tickedStatus',
  'objective',
  'partners',
  'start',
  'end',
  'period',
  'year',
  'budget',
  'indicators',
])
const alsoInPlans: ReadonlySet<ImportField> = new Set([...onlyInPlans, 'code', 'axis', 'lead', 'need', 'next', 'areas'])
const ofPeople =
  /^(e?-?mail|courriel|adresse (mail|electronique)|tel|telephone|portable|mobile|prenom|nom\b.*\bprenom)\b/

const namesActions = /^(intitule|actions?\b|fiche|operation|projet)/

/** A plan names its actions and says something of them; a list of people has their mail or telephone, and no action's state. */
function isPlan({ columns }: SheetTable): boolean {
  const guesses = columns.map(({ guess }) => guess)
  // « Action » beside addresses is a plan with its contacts; « Nom » beside them is a list of people.
  const isActionNamed = columns.some(({ header, guess }) => guess === 'title' && namesActions.test(plainWords(header)))
  const isOfPeople = !isActionNamed && columns.some(({ header }) => ofPeople.test(plainWords(header)))
  const isTitleNamed = columns.some(({ header, guess }) => guess === 'title' && fieldOfHeader(header) === 'title')
  const known = guesses.filter((guess) => (isOfPeople ? onlyInPlans : alsoInPlans).has(guess)).length
  return guesses.includes('title') && known >= (isTitleNamed && !isOfPeople ? 1 : 2)
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

const numbered = /^((objectif|oo|os)s?\b|\d+\.\d+)/

/** An objective written anew for nearly each action is no common objective but the need it answers. */
function settleObjective(
  rows: PlanSheet['rows'],
  table: SheetTable,
  fields: readonly ImportField[],
): readonly ImportField[] {
  const index = fields.indexOf('objective')
  if (index < 0) return fields
  const body = rows.slice(table.bodyRow)
  // A text beside no title is that of an axis, not of an action.
  const titled = body.filter((row) => row[fields.indexOf('title')]?.text)
  const texts = titled.flatMap((row) => row[index]?.text || [])
  // Written again, merged, or once for several lines: it is common to them.
  const isMerged = body.some((row) => (row[index]?.down ?? 1) > (row[fields.indexOf('title')]?.down ?? 1))
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  // Short, beside an axis or before the title, it is a part of the plan.
  const isInOutline = fields.includes('axis') || index < fields.indexOf('title')
  const [isShort, isTitle] = [length <= 90, length <= 50 && isInOutline]
  const isRepeated =
    new Set(texts).size <= texts.length * 0.6 || isMerged || (isShort && new Set(texts).size < texts.length)
  const isNumbered = texts.filter((text) => numbered.test(plainWords(text))).length > texts.length / 2
  const isCommon = texts.length < 3 || isNumbered || isTitle || isRepeated || texts.length < titled.length * 0.8
  return isCommon ? fields : fields.map((field) => (field === 'objective' ? 'need' : field))
}
