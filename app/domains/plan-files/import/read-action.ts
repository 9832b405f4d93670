/** One action from its line, with what was not understood. Nothing is lost: it is kept in words. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { sheetFields as fields } from '#app/domains/plan/sheet/fields.fr.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import type { DraftAction, ImportProblem } from './draft-action.ts'
import type { PlaceCells } from './draft-outline.ts'
import type { ImportField } from './fields.ts'
import { importLabels as t } from './labels.fr.ts'
import { type Account, yourChoice } from './ledger.ts'
import { type LineAccounts, nameField, openAccounts } from './line-accounts.ts'
import type { ActionLine } from './line-cells.ts'
import { chosenStatus, type ImportFacts, matchPartner, matchPlaces, matchPriority } from './match-values.ts'
import { readAmounts } from './read-amounts.ts'
import { codeOf, maxCode, splitCode } from './read-code.ts'
import type { SheetTable } from './read-columns.ts'
import { type Cells, readDates } from './read-dates.ts'
import { listOf } from './read-list.ts'
import { readPeople } from './read-people.ts'
import { matchName, splitNames } from './split-names.ts'
import { splitUnder, withoutBullet } from './sub-lines.ts'
import { isTick, stateOfHeading, untickedIn } from './ticks.ts'

/** An action of a plan in force is decided: it is not « proposed » again. */
const usualStatus: ActionStatus = 'validated'

type Read = {
  readonly action: Omit<DraftAction, 'key' | 'axis' | 'objective'>
  readonly place: PlaceCells
  readonly problems: readonly Omit<ImportProblem, 'sheet'>[]
  /** Names as written, before what they are in this CTG. */
  readonly names: {
    readonly leads: readonly string[]
    readonly partners: readonly string[]
    readonly statuses: readonly string[]
  }
  /** What became of each column's cell. */
  readonly accounts: ReadonlyMap<number, Account>
}

export function readAction(
  line: ActionLine,
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  facts: ImportFacts,
): Read {
  const cells = openAccounts(line, table, fieldOf)
  const { cellsOf, textOf, keep, shorten } = cells
  const isUnticked = (field: ImportField) =>
    untickedIn(table.columns.filter(({ index }) => fieldOf.get(index) === field))
  const dates = readDates(cells, table, facts.ctg, isUnticked('year'))
  const { status, asked } = readStatus(cells, facts, isUnticked('tickedStatus'))
  const amounts = readAmounts(cellsOf('budget'), cellsOf('funder'), {
    ...cells,
    isParty: (name) => matchPartner(name, facts) !== null,
  })
  const named = readName(line, cells)
  const { people, partnerNames } = readPeople(cells, facts)
  const { areas, ...places } = matchPlaces(textOf('areas'), facts)
  const texts = {
    public: shorten('public', textOf('public'), fields.public.max),
    areas: shorten('areas', areas, fields.areas.max),
    nextStep: shorten('next', textOf('next'), fields.nextStep.max),
    need: shorten('need', textOf('need'), fields.need.max),
  }
  const indicators = readIndicators(cells)
  for (const field of ['axis', 'subAxis', 'objective'] as const) shorten(field, textOf(field), fields.title.max)
  const priority = matchPriority(textOf('priority')) ?? null
  if (priority === null) for (const { column, cell } of cellsOf('priority')) keep(column, cell.text)
  return {
    action: {
      ...named,
      externalId: textOf('externalId').slice(0, fields.externalId.max),
      ...people,
      ...places,
      ...texts,
      priority,
      ...dates,
      status: status ?? usualStatus,
      isStatusRead: status !== undefined,
      description: descriptionOf(line, cells),
      amounts,
      indicators,
    },
    place: placeCells(cellsOf),
    names: { leads: unknownLeads(textOf('lead'), facts), partners: partnerNames, statuses: asked },
    problems: cells.problems,
    accounts: cells.accounts,
  }
}

/** What is asked about: a cell of several names, by those that nothing knows by themselves. */
function unknownLeads(text: string, facts: ImportFacts): readonly string[] {
  const parts = splitNames(text, { ...facts, values: [] }) ?? [matchName(text, { ...facts, values: [] })]
  return parts.flatMap(({ partyId, personId, text: name }) => (partyId === null && personId === null ? [name] : []))
}

/** Its title and its code, each as far as it may go. */
function readName(line: ActionLine, { cellsOf, textOf, keep, report }: LineAccounts) {
  const field = nameField(line, cellsOf)
  const { title: whole, under } = splitUnder(textOf(field))
  // In a column of their own, sub-actions are told apart by their lines.
  const title = (field === 'subAction' ? withoutBullet(whole) : whole).replace(/\s+/g, ' ')
  const column = cellsOf(field)[0]?.column ?? 0
  // What is kept of a column is kept at once.
  if (title.length > fields.title.max) report('title-too-long', column, under === '' ? title : `${title}\n${under}`)
  else if (under !== '') keep(column, under)
  const code = codeOf(cellsOf('code'))
  if (code.length > maxCode) for (const one of cellsOf('code')) keep(one.column, one.cell.text)
  const named = splitCode(title, code)
  return { title: named.title.slice(0, fields.title.max), code: named.code.slice(0, maxCode) }
}

const readIndicators = ({ cellsOf, keep }: LineAccounts): readonly string[] =>
  cellsOf('indicators').flatMap(({ column, cell }) => {
    const names = listOf(cell.text)
    if (names.some((name) => name.length > fields.title.max)) keep(column, cell.text)
    return names.map((name) => name.slice(0, fields.title.max))
  })

/** What is described, then all that is kept in words: to be said last. */
const descriptionOf = ({ comments }: ActionLine, { cellsOf, kept, headerOf, tell }: LineAccounts): string =>
  within(
    fields.description.max,
    [
      ...cellsOf('description').map(({ column, cell }) => [column, cell.text] as const),
      ...kept,
      ...comments.map(
        ({ column, text, isRow }) => [column, isRow ? text : commentWords(headerOf(column), text)] as const,
      ),
    ],
    (column, text) => tell('text-too-long', column, text),
  )

const commentWords = (header: string, text: string): string => `Commentaire (${header}) : ${text}`

function placeCells(cellsOf: (field: ImportField) => Cells): PlaceCells {
  const cellIn = (field: 'axis' | 'subAxis' | 'objective') => {
    const [first] = cellsOf(field)
    return first && { [field]: first.cell }
  }
  return { ...cellIn('axis'), ...cellIn('subAxis'), ...cellIn('objective') }
}

/** One text from several; when they are too long together, the longest ones are cut, and told. */
function within(
  max: number,
  texts: readonly (readonly [column: number, text: string])[],
  tell: (column: number, text: string) => void,
) {
  const whole = texts.reduce((sum, [, text]) => sum + text.length + 1, 0)
  const short = texts.filter(([, text]) => text.length <= max / texts.length)
  const long = texts.length - short.length
  const room =
    long === 0 ? max : Math.floor((max - short.reduce((sum, [, text]) => sum + text.length + 1, 0)) / long) - 1
  const parts = texts.map(([column, text]) => {
    if (whole <= max || text.length <= room) return text
    tell(column, text)
    return text.slice(0, room)
  })
  return parts.filter(Boolean).join('\n')
}

/** « 60 % »: under way, and more than that. */
const isShare = (text: string): boolean => text.includes('%')

/** What is ticked, and the states it says; words in such a column are kept. */
function ticksOf({ cellsOf, headerOf, keep }: LineAccounts, isUnticked: (text: string) => boolean) {
  const filled = cellsOf('tickedStatus').filter(({ cell }) => !isUnticked(cell.text))
  for (const { column, cell } of filled) if (!isTick(cell.text)) keep(column, cell.text)
  const ticks = filled.filter(({ cell }) => isTick(cell.text))
  return { ticks, states: [...new Set(ticks.map(({ column }) => stateOfHeading(headerOf(column))))] }
}

type ReadStatus = { readonly status: ActionStatus | undefined; readonly asked: readonly string[] }

/** The one state that is ticked; of several, what they say together is asked. */
function tickedStatus(
  cells: LineAccounts,
  { ticks, states }: ReturnType<typeof ticksOf>,
  facts: ImportFacts,
): ReadStatus {
  const { headerOf, keep, tell, accounts } = cells
  if (states.length < 2) return { status: states[0], asked: [] }
  const together = t.severalStates(ticks.map(({ column }) => headerOf(column).split(', ').at(-1) ?? ''))
  const status = chosenStatus(together, facts)
  if (status !== undefined) return { status, asked: [together] }
  for (const { column, cell } of ticks) {
    keep(column, cell.text)
    accounts.set(column, yourChoice('states'))
  }
  tell('status', ticks[0]?.column ?? 0, together)
  return { status, asked: [together] }
}

/** What is written, else what is ticked: ticks are asked about only where nothing that is written is understood. */
function readStatus(cells: LineAccounts, facts: ImportFacts, isUnticked: (text: string) => boolean): ReadStatus {
  const { cellsOf, report, keep } = cells
  const ticked = ticksOf(cells, isUnticked)
  const [first] = cellsOf('status')
  if (!first) return tickedStatus(cells, ticked, facts)
  const status = parseStatus(first.cell.text) ?? chosenStatus(first.cell.text, facts)
  const { asked } = status === undefined ? tickedStatus(cells, ticked, facts) : { asked: [] }
  if (status === undefined) report('status', first.column, first.cell.text)
  // « en cours (travaux), livraison en juin »: the state is read, and the words that say more are kept.
  else if (isShare(first.cell.text) || /[(\n,;:]|(?<!\S)\S+\s+\S+\s+\S+\s+\S/.test(first.cell.text))
    keep(first.column, first.cell.text)
  // What is ticked beside says it again, or stays in words.
  const isSaidAgain = ticked.states.length === 1 && ticked.states[0] === status
  if (!isSaidAgain) for (const { column, cell } of ticked.ticks) keep(column, cell.text)
  return { status, asked: [cells.textOf('status'), ...asked] }
}
