/** What becomes of the cells of an action's line, and the words kept of them. Nothing is lost. Pure. Rules: docs/rules/taking-up.md §5. */
import { isFormulaError } from '#app/kernel/formula-error.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import type { ImportProblem, ImportProblemKind } from './draft-action.ts'
import { type ImportField, isOlderVersion } from './fields.ts'
import { type Account, aside, inWords, understood, yourChoice } from './ledger.ts'
import { type ActionLine, blankMark } from './line-cells.ts'
import { namesNobody } from './match-values.ts'
import type { SheetTable } from './read-columns.ts'
import type { Cells } from './read-dates.ts'
import { partsByRole } from './roles.ts'

export type LineAccounts = ReturnType<typeof openAccounts>

/** What each cell says, by its field; of a cell of several roles, each in its own. */
const saidIn = (
  { cells }: ActionLine,
  fieldOf: ReadonlyMap<number, ImportField>,
  headerOf: (column: number) => string,
) =>
  [...cells].flatMap(([column, cell]) => {
    const field = fieldOf.get(column)
    const parts = field === 'lead' || field === 'coLead' ? partsByRole(headerOf(column), cell.text) : undefined
    return (parts ?? (field ? [{ field, text: cell.text }] : [])).flatMap((part) => {
      const isSaid = !isUnsaid(part.field, part.text) && !isFailed(part.field, part.text)
      return isSaid ? [{ field: part.field, column, cell: { ...cell, text: part.text } }] : []
    })
  })

/** Which cell names a line: its sub-action, where its action is written above. */
export const nameField = ({ under }: ActionLine, cellsOf: (field: ImportField) => Cells): 'title' | 'subAction' =>
  under === undefined && cellsOf('title').length > 0 ? 'title' : 'subAction'

/** Begins with what the cells are by themselves; each reader of a field then says more. */
export function openAccounts(line: ActionLine, table: SheetTable, fieldOf: ReadonlyMap<number, ImportField>) {
  const headerOf = (column: number): string =>
    table.columns.find(({ index }) => index === column)?.header.slice(0, 100) || `colonne ${column + 1}`
  const said = Map.groupBy(saidIn(line, fieldOf, headerOf), ({ field }) => field)
  const cellsOf = (field: ImportField): Cells => said.get(field) ?? []
  const textOf = (field: ImportField): string =>
    cellsOf(field)
      .map(({ cell }) => cell.text)
      .join('\n')
  const problems: Omit<ImportProblem, 'sheet'>[] = []
  const kept = new Map<number, string>()
  const accounts = new Map(
    [...line.cells].map(([column, cell]) => [
      column,
      firstAccount(fieldOf.get(column), cell.text, isOlderVersion(headerOf(column))),
    ]),
  )
  const isUnderstood = (column: number): boolean => accounts.get(column)?.fate === 'understood'
  const tell = (kind: ImportProblemKind, column: number, text: string) =>
    void problems.push({ kind, row: line.row, column: headerOf(column), text: text.slice(0, 200) })
  /** Once for each cell, whatever the reasons. */
  const keep = (column: number, text: string) => {
    kept.set(column, `${headerOf(column)} : ${text}`)
    if (isUnderstood(column)) accounts.set(column, inWords(fieldOf.get(column) === 'notes' ? 'notes' : 'says-more'))
  }
  const report = (kind: Exclude<ImportProblemKind, 'failed-title'>, column: number, text: string) => {
    tell(kind, column, text)
    keep(column, text)
    accounts.set(column, kind === 'status' ? yourChoice(kind) : inWords(kind))
  }
  /** A text too long for its field is cut there and kept whole in the description. */
  const shorten = (field: ImportField, text: string, max: number): string => {
    const [first] = cellsOf(field)
    if (text.length > max && first) keep(first.column, text)
    return text.slice(0, max)
  }
  for (const [column, { text }] of line.cells)
    if (isUnderstood(column) && isFormulaError(text)) report('formula-error', column, text)
  for (const { column, cell } of cellsOf('notes')) keep(column, cell.text)
  // Beside its action on the only line of both, it is a word of that action.
  if (nameField(line, cellsOf) === 'title') for (const { column, cell } of cellsOf('subAction')) keep(column, cell.text)
  for (const [column, { text }] of line.cells)
    if (isUnderstood(column) && isNobody(fieldOf.get(column), text)) {
      keep(column, text)
      accounts.set(column, inWords('nobody'))
    }
  return {
    ...{ cellsOf, textOf, headerOf, tell, keep, report, shorten },
    isTotal: (column: number) => void accounts.set(column, aside('total')),
    ...{ problems, accounts },
    kept: kept as ReadonlyMap<number, string>,
  }
}

/** A title that has failed still says that there is an action. */
const isFailed = (field: ImportField, text: string): boolean =>
  field !== 'title' && field !== 'subAction' && isFormulaError(text)

function firstAccount(field: ImportField | undefined, text: string, isOlder: boolean): Account {
  if (field === undefined || field === 'ignored') return aside(isOlder ? 'older-version' : 'left-column')
  return saysNothing(field, text) ? aside('says-nothing') : understood(field)
}

const ofPeople: ReadonlySet<ImportField | undefined> = new Set([
  'lead',
  'coLead',
  'service',
  'sponsor',
  'partners',
  'body',
])
/** « à définir » is no lead: it stays in words. */
const isNobody = (field: ImportField | undefined, text: string): boolean => ofPeople.has(field) && namesNobody(text)
const isUnsaid = (field: ImportField, text: string): boolean => saysNothing(field, text) || isNobody(field, text)

const blankWords = /^(neant|sans objet|s\.?o\.?|n\.?c\.?|n\/?a)$/
const mayBeWithout: ReadonlySet<ImportField> = new Set(['start', 'end', 'period', 'year', 'budget', 'funder'])

function saysNothing(field: ImportField, text: string): boolean {
  if (field === 'title' || field === 'status' || isNobody(field, text)) return false
  return blankMark.test(text) || (mayBeWithout.has(field) && blankWords.test(plainWords(text)))
}
