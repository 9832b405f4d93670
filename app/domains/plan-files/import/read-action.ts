/** One action from its line, with what was not understood. Nothing is lost: it is kept in words. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { sheetFields as fields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { SheetState } from '#app/domains/plan/sheet/settle.ts'
import { isFormulaError } from '#app/domains/plan/values/formula-error.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import { isAddress } from '#app/kernel/text-rules.fr.ts'
import type { PlaceCells } from './draft-outline.ts'
import { type ImportField, isOlderVersion } from './fields.ts'
import { type Account, aside, inWords, understood, yourChoice } from './ledger.ts'
import type { ActionLine } from './line-cells.ts'
import {
  chosenStatus,
  type ImportFacts,
  matchBody,
  matchLead,
  matchPartner,
  matchPlaces,
  matchPriority,
  matchService,
  namesNobody,
} from './match-values.ts'
import { type DraftAmount, readAmounts } from './read-amounts.ts'
import type { SheetTable } from './read-columns.ts'
import { type Cells, readDates } from './read-dates.ts'

/** What a spreadsheet of others says of a sheet. */
type SaidOfSheet = Pick<
  SheetState,
  | (
      | 'title'
      | 'code'
      | 'status'
      | 'need'
      | 'description'
      | 'public'
      | 'areas'
      | 'communeCodes'
      | 'areaIds'
      | 'nextStep'
    )
  | ('leadPartyId' | 'leadServiceId' | 'leadName' | 'leadEmail' | 'partnersText' | 'partyIds')
  | ('coLeadPartyId' | 'coLeadName' | 'electedSponsor' | 'bodyId' | 'priority')
  | ('startsOn' | 'startsPrecision' | 'endsOn' | 'endsPrecision')
>
export type DraftAction = SaidOfSheet & {
  /** `<sheet>:<row>`, both as the spreadsheet counts them. */
  readonly key: string
  /** Place in `axes`; undefined without axis. */
  readonly axis: number | undefined
  /** Place among the objectives of its axis. */
  readonly objective: number | undefined
  /** Of the software the file came from; empty when no column says it. */
  readonly externalId: string
  /** The file says it; else it is the usual one. */
  readonly isStatusRead: boolean
  readonly amounts: readonly DraftAmount[]
  readonly indicators: readonly string[]
}

export type ImportProblemKind =
  | ('date' | 'doubtful-date' | 'status' | 'amount' | 'end-before-start' | 'title-too-long')
  | ('text-too-long' | 'formula-error')
/** A cell that was not understood, where it is and what it says. */
export type ImportProblem = {
  readonly kind: ImportProblemKind
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly text: string
}

/** An action of a plan in force is decided: it is not « proposed » again. */
const usualStatus: ActionStatus = 'validated'

type Read = {
  readonly action: Omit<DraftAction, 'key' | 'axis' | 'objective'>
  readonly place: PlaceCells
  readonly problems: readonly Omit<ImportProblem, 'sheet'>[]
  /** Names as written, before what they are in this CTG. */
  readonly names: { readonly lead: string; readonly partners: readonly string[]; readonly status: string }
  /** What became of each column's cell. */
  readonly accounts: ReadonlyMap<number, Account>
}

export function readAction(
  line: ActionLine,
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  facts: ImportFacts,
): Read {
  const said = Map.groupBy(
    [...line.cells].flatMap(([column, cell]) => {
      const field = fieldOf.get(column)
      const isSaid = field && !isUnsaid(field, cell.text) && !isFailed(field, cell.text)
      return isSaid ? [{ field, column, cell }] : []
    }),
    ({ field }) => field,
  )
  const cellsOf = (field: ImportField): Cells => said.get(field) ?? []
  const textOf = (field: ImportField): string =>
    cellsOf(field)
      .map(({ cell }) => cell.text)
      .join('\n')
  const headerOf = (column: number): string =>
    table.columns.find(({ index }) => index === column)?.header.slice(0, 100) || `colonne ${column + 1}`
  const problems: Omit<ImportProblem, 'sheet'>[] = []
  const kept = new Map<number, string>()
  const accounts = new Map(
    [...line.cells].map(([column, cell]) => [
      column,
      firstAccount(fieldOf.get(column), cell.text, isOlderVersion(headerOf(column))),
    ]),
  )
  const isUnderstood = (column: number): boolean => accounts.get(column)?.fate === 'understood'
  /** Once for each cell, whatever the reasons. */
  const keep = (column: number, text: string) => {
    kept.set(column, `${headerOf(column)} : ${text}`)
    if (isUnderstood(column)) accounts.set(column, inWords(fieldOf.get(column) === 'notes' ? 'notes' : 'says-more'))
  }
  const report = (kind: ImportProblemKind, column: number, text: string) => {
    problems.push({ kind, row: line.row, column: headerOf(column), text: text.slice(0, 200) })
    keep(column, text)
    accounts.set(column, kind === 'status' ? yourChoice(kind) : inWords(kind))
  }
  for (const [column, { text }] of line.cells)
    if (isUnderstood(column) && isFormulaError(text)) report('formula-error', column, text)
  for (const { column, cell } of cellsOf('notes')) keep(column, cell.text)
  for (const [column, { text }] of line.cells)
    if (isUnderstood(column) && isNobody(fieldOf.get(column), text)) {
      keep(column, text)
      accounts.set(column, inWords('nobody'))
    }
  const dates = readDates(cellsOf, table, facts.ctg, report, keep)
  const read = readStatus(cellsOf('status'), facts, report, keep)
  const amounts = readAmounts(cellsOf('budget'), cellsOf('funder'), {
    ...{ headerOf, report, keep },
    isParty: (name) => matchPartner(name, facts) !== null,
    isTotal: (column) => void accounts.set(column, aside('total')),
  })
  const title = textOf('title').replace(/\s+/g, ' ')
  if (title.length > fields.title.max) report('title-too-long', cellsOf('title')[0]?.column ?? 0, title)
  const code = codeOf(cellsOf('code'))
  for (const { column, cell } of cellsOf('code')) if (code.length > maxCode) keep(column, cell.text)
  const named = splitCode(title, code)
  const lead = readLead(cellsOf('lead'), cellsOf('service'), facts, keep)
  const coLead = matchLead(textOf('coLead'), facts)
  const partners = listOf(textOf('partners'), /\n|;|,/).map((name) => ({ name, partyId: matchPartner(name, facts) }))
  const places = matchPlaces(textOf('areas'), facts)
  /** A text too long for its field is cut there and kept whole in the description. */
  const shorten = (field: ImportField, text: string, max: number): string => {
    const [first] = cellsOf(field)
    if (text.length > max && first) keep(first.column, text)
    return text.slice(0, max)
  }
  const shortened = {
    leadName: shorten('lead', lead.name, fields.leadName.max),
    partnersText: shorten(
      'partners',
      partners.flatMap(({ name, partyId }) => (partyId === null ? [name] : [])).join(', '),
      fields.partnersText.max,
    ),
    public: shorten('public', textOf('public'), fields.public.max),
    areas: shorten('areas', places.areas, fields.areas.max),
    coLeadName: shorten(
      'coLead',
      coLead.serviceId === null ? coLead.name : textOf('coLead').replace(/\s+/g, ' '),
      fields.coLeadName.max,
    ),
    electedSponsor: shorten('sponsor', textOf('sponsor').replace(/\s*\n\s*/g, ', '), fields.electedSponsor.max),
    nextStep: shorten('next', textOf('next'), fields.nextStep.max),
  }
  const address = readAddress(cellsOf('email'), textOf('lead'), keep)
  const need = shorten('need', textOf('need'), fields.need.max)
  const indicators = cellsOf('indicators').flatMap(({ column, cell }) => {
    const names = listOf(cell.text)
    if (names.some((name) => name.length > fields.title.max)) keep(column, cell.text)
    return names.map((name) => name.slice(0, fields.title.max))
  })
  for (const field of ['axis', 'subAxis', 'objective'] as const) shorten(field, textOf(field), fields.title.max)
  const bodyId = matchBody(textOf('body'), facts)
  const priority = matchPriority(textOf('priority')) ?? null
  for (const { column, cell } of [
    ...(bodyId === null ? cellsOf('body') : []),
    ...(priority === null ? cellsOf('priority') : []),
  ])
    keep(column, cell.text)
  const description = within(
    fields.description.max,
    [
      ...cellsOf('description').map(({ column, cell }) => [column, cell.text] as const),
      ...kept,
      ...line.comments.map(({ column, text }) => [column, commentWords(headerOf(column), text)] as const),
    ],
    (column, text) =>
      problems.push({ kind: 'text-too-long', row: line.row, column: headerOf(column), text: text.slice(0, 200) }),
  )
  return {
    action: {
      title: named.title.slice(0, fields.title.max),
      code: named.code.slice(0, maxCode),
      externalId: textOf('externalId').slice(0, fields.externalId.max),
      leadPartyId: lead.partyId,
      leadServiceId: lead.serviceId,
      ...shortened,
      ...{ communeCodes: places.communeCodes, areaIds: places.areaIds },
      ...{ coLeadPartyId: coLead.serviceId === null ? coLead.partyId : null, bodyId, priority },
      leadEmail: address,
      partyIds: [...new Set(partners.flatMap(({ partyId }) => partyId ?? []))],
      ...dates,
      status: read ?? usualStatus,
      isStatusRead: read !== undefined,
      need,
      description,
      amounts,
      indicators,
    },
    place: placeCells(cellsOf),
    names: { lead: textOf('lead'), partners: partners.map(({ name }) => name), status: textOf('status') },
    problems,
    accounts,
  }
}

const commentWords = (header: string, text: string): string => `Commentaire (${header}) : ${text}`

function placeCells(cellsOf: (field: ImportField) => Cells): PlaceCells {
  const cellIn = (field: 'axis' | 'subAxis' | 'objective') => {
    const [first] = cellsOf(field)
    return first && { [field]: first.cell }
  }
  return { ...cellIn('axis'), ...cellIn('subAxis'), ...cellIn('objective') }
}

/** The lead as its column names it; a column of services says which service, or stays beside in words. */
function readLead(leads: Cells, services: Cells, facts: ImportFacts, keep: (column: number, text: string) => void) {
  const lead = matchLead(leads.map(({ cell }) => cell.text).join('\n'), facts)
  const [service] = services
  if (!service) return lead
  const found = matchService(service.cell.text, facts)
  const isOfLead = found && (lead.partyId === null || lead.partyId === found.partyId)
  if (isOfLead && lead.serviceId === null) return { ...lead, partyId: found.partyId, serviceId: found.id }
  if (found === undefined || found.id !== lead.serviceId) keep(service.column, service.cell.text)
  return lead
}

const maxCode = 30

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

/** A title that has failed still says that there is an action. */
const isFailed = (field: ImportField, text: string): boolean => field !== 'title' && isFormulaError(text)

function firstAccount(field: ImportField | undefined, text: string, isOlder: boolean): Account {
  if (field === undefined || field === 'ignored') return aside(isOlder ? 'older-version' : 'left-column')
  return saysNothing(field, text) ? aside('says-nothing') : understood(field)
}

const addressIn = (text: string): string => text.split(/[\s;,:<>()]+|\.(?=\s|$)/).find(isAddress) ?? ''

/** The first address; whatever else its column says is kept in words. */
function readAddress(cells: Cells, lead: string, keep: (column: number, text: string) => void): string {
  const [first] = cells
  if (!first) return addressIn(lead)
  const address = addressIn(first.cell.text)
  if (address !== first.cell.text) keep(first.column, first.cell.text)
  return address || addressIn(lead)
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

/** Dashes and question marks are written where nothing is known. */
const blankMark = /^[\s–—−?-]+$/
const blankWords = /^(neant|sans objet|s\.?o\.?|n\.?c\.?|n\/?a)$/
const mayBeWithout: ReadonlySet<ImportField> = new Set(['start', 'end', 'period', 'year', 'budget', 'funder'])

function saysNothing(field: ImportField, text: string): boolean {
  if (field === 'title' || field === 'status' || isNobody(field, text)) return false
  return blankMark.test(text) || (mayBeWithout.has(field) && blankWords.test(plainWords(text)))
}

/** Excel shows as « 4,2 » the number someone typed « 4.2 ». */
const codeOf = (cells: Cells): string =>
  cells.map(({ cell }) => (/^\d+,\d+$/.test(cell.text) ? cell.text.replace(',', '.') : cell.text)).join(' ')

type Report = (kind: ImportProblemKind, column: number, text: string) => void

/** « 60 % »: under way, and more than that. */
const isShare = (text: string): boolean => text.includes('%')

function readStatus(
  [first]: Cells,
  facts: ImportFacts,
  report: Report,
  keep: (column: number, text: string) => void,
): ActionStatus | undefined {
  if (!first) return
  const status = parseStatus(first.cell.text) ?? chosenStatus(first.cell.text, facts)
  if (status === undefined) report('status', first.column, first.cell.text)
  // « en cours (travaux), livraison en juin »: the state is read, and the words that say more are kept.
  else if (isShare(first.cell.text) || /[(\n,;:]|\S+\s+\S+\s+\S+\s+\S+/.test(first.cell.text))
    keep(first.column, first.cell.text)
  return status
}

const ownCodes = [
  /^(?:fiche action|fiche|action)\s*(?:n°\s*)?(\d+(?:\.\d+)*)\s*[-–—:.)]*\s+(\S.*)$/i,
  /^((?:FA|[A-Z]{1,2})[\s-]?\d+(?:\.\d+)*|\d+(?:\.\d+)*)\s*[-–—:.)]+\s+(\S.*)$/,
  /^(FA\s?\d+(?:\.\d+)*|[A-RU-Z]\d+(?:\.\d+)*|\d+(?:\.\d+)+)\s+(\S.*)$/,
]

/** « 3 - Guide logement », « FA 12 : Relais »: the number before the title is its code, when no column holds one. */
function splitCode(title: string, code: string): { readonly code: string; readonly title: string } {
  const match = ownCodes.map((pattern) => pattern.exec(title)).find((found) => found !== null)
  return code === '' && match ? { code: match[1] ?? '', title: match[2] ?? title } : { code, title }
}

/** Items by line breaks and semicolons; bullets and blanks dropped. */
const listOf = (text: string, separator = /\n|;/): readonly string[] =>
  text
    .split(separator)
    .map((item) => item.replace(/^[\s•●▪■◦*–—-]+/, '').trim())
    .filter((item) => item !== '')
