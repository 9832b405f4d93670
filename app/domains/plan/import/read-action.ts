/** One action from its line, with what was not understood. Nothing is lost: it is kept in words. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '../plan.ts'
import { maxTitle } from './draft-outline.ts'
import type { ImportField } from './fields.ts'
import { parseAmounts, type ReadAmount, saysMoreThanAmounts } from './parse-amount.ts'
import { parseStatus } from './parse-status.ts'
import { plainWords } from './plain-words.ts'
import type { SheetTable } from './read-columns.ts'
import { type ActionDates, type Cells, type CtgPeriod, readDates } from './read-dates.ts'
import type { ActionLine } from './read-lines.ts'

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

export type ImportProblemKind = 'date' | 'doubtful-date' | 'status' | 'amount' | 'end-before-start' | 'title-too-long'
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

/** An action of a plan in force is decided: it is not « proposed » again. */
const usualStatus: ActionStatus = 'validated'

type Read = {
  readonly action: Omit<DraftAction, 'key' | 'axis' | 'objective'>
  readonly axis: string
  readonly objective: string
  readonly problems: readonly Omit<ImportProblem, 'sheet'>[]
}

export function readAction(
  line: ActionLine,
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  facts: ImportFacts,
): Read {
  const cellsOf = (field: ImportField) =>
    [...line.cells].flatMap(([column, cell]) =>
      fieldOf.get(column) === field && !saysNothing(field, cell.text) ? [{ column, cell }] : [],
    )
  const textOf = (field: ImportField): string =>
    cellsOf(field)
      .map(({ cell }) => cell.text)
      .join('\n')
  const headerOf = (column: number): string =>
    table.columns.find(({ index }) => index === column)?.header || `colonne ${column + 1}`
  const problems: Omit<ImportProblem, 'sheet'>[] = []
  const kept: string[] = []
  const keep = (column: number, text: string) => {
    kept.push(`${headerOf(column)} : ${text}`)
  }
  const report = (kind: ImportProblemKind, column: number, text: string) => {
    problems.push({ kind, row: line.row, column: headerOf(column), text: text.slice(0, 200) })
    keep(column, text)
  }
  const dates = readDates(cellsOf, table, facts, report)
  const status = readStatus(cellsOf('status'), report)
  const amounts = readAmounts(cellsOf('budget'), cellsOf('funder'), report, keep)
  const title = textOf('title').replace(/\s+/g, ' ')
  if (title.length > maxTitle) report('title-too-long', cellsOf('title')[0]?.column ?? 0, title)
  const named = splitCode(title, codeOf(cellsOf('code')))
  const lead = matchParty(textOf('lead'), facts)
  const partners = listOf(textOf('partners'), /\n|;|,/).map((name) => ({
    name,
    partyId: matchParty(name, facts).partyId,
  }))
  /** A text too long for its field is cut there and kept whole in the description. */
  const shorten = (field: ImportField, text: string, max: number): string => {
    const [first] = cellsOf(field)
    if (text.length > max && first) keep(first.column, text)
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

/** Dashes and question marks are written where nothing is known. */
const blankMark = /^[\s–—−?-]+$/
const blankWords = /^(neant|sans objet|s\.?o\.?|n\.?c\.?|n\/?a)$/
const mayBeWithout: ReadonlySet<ImportField> = new Set(['start', 'end', 'period', 'year', 'budget', 'funder'])

function saysNothing(field: ImportField, text: string): boolean {
  if (field === 'title' || field === 'status') return false
  return blankMark.test(text) || (mayBeWithout.has(field) && blankWords.test(plainWords(text)))
}

/** Excel shows as « 4,2 » the number someone typed « 4.2 ». */
const codeOf = (cells: Cells): string =>
  cells.map(({ cell }) => (/^\d+,\d+$/.test(cell.text) ? cell.text.replace(',', '.') : cell.text)).join(' ')

/** One funder, and not a share of it. */
const oneName = /^[^/+,;–—\n?%&\d]{1,60}$/

/** A lone funder gives the lone amount; several are kept in words, as is what comes with an amount: « 64 k€/an ». */
function readAmounts(
  budgets: Cells,
  funders: Cells,
  report: Report,
  keep: (column: number, text: string) => void,
): readonly ReadAmount[] {
  const amountsOf = ({ cell }: Cells[number]): readonly ReadAmount[] =>
    cell.number !== undefined ? [{ label: '', euros: cell.number }] : parseAmounts(cell.text)
  const found = budgets.flatMap((budget) => {
    const amounts = amountsOf(budget)
    if (amounts.length === 0) report('amount', budget.column, budget.cell.text)
    else if (budget.cell.number === undefined && saysMoreThanAmounts(budget.cell.text))
      keep(budget.column, budget.cell.text)
    return amounts
  })
  const [amount, ...others] = found
  if (!amount) {
    const given = funders.flatMap(amountsOf)
    for (const { column, cell } of funders) if (amountsOf({ column, cell }).length === 0) keep(column, cell.text)
    return given
  }
  const [funder, ...more] = funders
  const name = funder?.cell.text.trim() ?? ''
  if (others.length === 0 && more.length === 0 && amount.label === '' && oneName.test(name) && !/ (et|-) /.test(name))
    return [{ ...amount, label: name }]
  for (const { column, cell } of funders) keep(column, cell.text)
  return found
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
  return party
    ? { partyId: party.id, name: '' }
    : {
        partyId: null,
        name: text
          .replace(/\s*\n\s*(?=[(+])/g, ' ')
          .replace(/\s*\n\s*/g, ', ')
          .trim(),
      }
}

/** Items by line breaks and semicolons; bullets and blanks dropped. */
const listOf = (text: string, separator = /\n|;/): readonly string[] =>
  text
    .split(separator)
    .map((item) => item.replace(/^[\s•●▪■◦*–—-]+/, '').trim())
    .filter((item) => item !== '')
