/** A list of facilities read cell by cell: what was understood, what stays in words, what is refused and why. Pure. Rules: docs/rules/facilities.md §3. */
import type { z } from 'zod'
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { isFormulaError } from '#app/kernel/formula-error.ts'
import { isOfPeople, kinds } from './facilities.ts'
import type { keptReading } from './kept-reading.ts'
import { fieldOf, type ImportedField } from './list-columns.ts'
import {
  isTotal,
  isUnsaid,
  isWholeTerritory,
  readKind,
  readOperatorKind,
  readPlaces,
  readState,
  readYesOrNo,
  saysItsTime,
} from './list-values.ts'

export type Grid = readonly (readonly string[])[]

export type ListReading = DeepReadonly<z.infer<typeof keptReading>>
export type ListLine = ListReading['lines'][number]
export type Draft = NonNullable<ListLine['draft']>
export type LineProblem = ListLine['problems'][number]['reason']
export type LineRemark = ListLine['remarks'][number]

export type ListRefusal = 'no-heading' | 'no-line' | 'too-many-lines'
export const mostLines = 2000
/** Headings stand among the first rows, under a title. */
const lastHeadingRow = 15

type Commune = { readonly code: string; readonly name: string }
type ListContext = { readonly communes: readonly Commune[]; readonly source: string; readonly peopleName: string }

const isFilled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
const countFilled = (row: readonly string[]): number => row.filter(isFilled).length

/** The row that names most columns, two at least, of which the name or the kind. */
function findHeadings(grid: Grid): number {
  const scores = grid.slice(0, lastHeadingRow).map((row) => {
    const fields = new Set(row.flatMap((text) => (isFilled(text) ? (fieldOf(text) ?? []) : [])))
    return fields.size >= 2 && (fields.has('name') || fields.has('kind')) ? fields.size : 0
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? -1 : scores.indexOf(best)
}

export const hasHeadings = (grid: Grid): boolean => findHeadings(grid) !== -1

/** A heading gives a field once: a second column of the same stays in words. */
function readHeadings(row: readonly string[]): ListReading['columns'] {
  const taken = new Set<ImportedField>()
  return row.map((heading) => {
    const field = isFilled(heading) ? fieldOf(heading) : undefined
    if (field === undefined || taken.has(field)) return { heading: heading.trim(), field: null }
    taken.add(field)
    return { heading: heading.trim(), field }
  })
}

function findCommune(text: string, communes: readonly Commune[]): Commune | undefined {
  if (text === '' && communes.length === 1) return communes[0]
  const plain = plainName(text.replace(/\(?\b\d{5}\b\)?/g, ' '))
  const code = /\b(\d{5}|2[AB]\d{3})\b/i.exec(text)?.[1]?.toUpperCase()
  // By name first: beside a name, five digits are as often a postcode.
  return communes.find(({ name }) => plainName(name) === plain) ?? communes.find((one) => one.code === code)
}

type Texts = Readonly<Partial<Record<ImportedField, string>>>

const longest: Readonly<Partial<Record<ImportedField, number>>> = {
  ...{ name: 200, address: 300, opening: 200, operator: 200, source: 200 },
}
const longestNote = 1000

/** What could not be read as its field stays in words. */
function readTexts(texts: Texts) {
  const kind = readKind(texts.kind ?? '') ?? readKind(texts.name ?? '') ?? (isFilled(texts.kind) ? 'other' : undefined)
  const places = readPlaces(texts.places ?? '')
  const state = readState(texts.state ?? '')
  const operatorKind = readOperatorKind(texts.operatorKind ?? '')
  const hasCof = readYesOrNo(texts.cof ?? '')
  const unread = (field: ImportedField, value: unknown): readonly ImportedField[] =>
    isFilled(texts[field]) && value === undefined ? [field] : []
  return {
    ...{ kind, places, state, operatorKind, hasCof },
    unread: [
      ...unread('places', places),
      ...unread('state', state),
      ...unread('operatorKind', operatorKind),
      ...unread('cof', hasCof),
    ],
  }
}

type Placed = { readonly row: number; readonly texts: readonly string[] }
type Problems = ListLine['problems']

/** Half of the lines fill this many cells or more. */
const usualFilled = (rows: readonly Placed[]): number =>
  rows.map(({ texts }) => countFilled(texts)).toSorted((one, other) => one - other)[Math.floor(rows.length / 2)] ?? 0

/** A line that is none of a facility: a total of the others, the title of a part. */
function problemOfRow({ texts }: Placed, usual: number): Problems {
  const first = texts.find(isFilled) ?? ''
  if (isTotal(first)) return [{ reason: 'total', text: '' }]
  return countFilled(texts) === 1 && usual >= 3 ? [{ reason: 'title', text: '' }] : []
}

/** The fields of a line in its own words, nothing where it says that it does not know. */
const textsByField = (texts: readonly string[], columns: ListReading['columns']): Texts =>
  Object.fromEntries(
    columns.flatMap(({ field }, at) => {
      const text = texts[at]?.trim() ?? ''
      return field === null ? [] : [[field, isUnsaid(text) ? '' : text]]
    }),
  )

function problemsOf(byField: Texts, { kind, places }: ReturnType<typeof readTexts>, commune: Commune | undefined) {
  const isPeople = kind !== undefined && isOfPeople(kind)
  const isEverywhere = !isFilled(byField.commune) || isWholeTerritory(byField.commune)
  const problems: Problems = [
    ...(isPeople || isFilled(byField.name) || isFilled(byField.kind) ? [] : [{ reason: 'no-name' as const, text: '' }]),
    ...(kind === undefined ? [{ reason: 'unknown-kind' as const, text: byField.kind ?? '' }] : []),
    ...(commune || isEverywhere ? [] : [{ reason: 'unknown-commune' as const, text: byField.commune ?? '' }]),
    ...(isPeople && !commune && isEverywhere ? [{ reason: 'no-commune-for-people' as const, text: '' }] : []),
    ...(isPeople && places === undefined
      ? [{ reason: 'no-places-for-people' as const, text: byField.places ?? '' }]
      : []),
    ...(Object.entries(longest).some(([field, most]) => importedLength(byField, field) > most)
      ? [{ reason: 'too-long' as const, text: '' }]
      : []),
    ...Object.keys(longest).flatMap((field) => {
      const text = Object.entries(byField).find(([name]) => name === field)?.[1] ?? ''
      return isFormulaError(text) ? [{ reason: 'formula-error' as const, text }] : []
    }),
  ]
  return problems
}

/** Where the line is taken otherwise than it says. */
const remarksOf = (byField: Texts, { kind, unread }: ReturnType<typeof readTexts>): readonly LineRemark[] => [
  ...(isFilled(byField.name) ? [] : [{ reason: 'named-by-kind' as const, field: 'name' as const, text: '' }]),
  ...(kind === 'other' && readKind(byField.kind ?? '') !== 'other'
    ? [{ reason: 'kind-other' as const, field: 'kind' as const, text: byField.kind ?? '' }]
    : []),
  ...(kind === 'alsh-periscolaire' && !saysItsTime(`${byField.kind ?? ''} ${byField.name ?? ''}`)
    ? [{ reason: 'time-unsaid' as const, field: 'kind' as const, text: byField.kind || (byField.name ?? '') }]
    : []),
  ...unread.map((field) => ({ reason: 'unread' as const, field, text: byField[field] ?? '' })),
]

function readLine({ row, texts }: Placed, columns: ListReading['columns'], known: ListContext, usual: number) {
  const byField = textsByField(texts, columns)
  const values = readTexts(byField)
  const { kind } = values
  const isPeople = kind !== undefined && isOfPeople(kind)
  const commune = findCommune(byField.commune ?? '', known.communes)
  const remarks = isPeople ? [] : remarksOf(byField, values)
  const remarkFields = remarks.flatMap(({ reason, field }) =>
    reason === 'named-by-kind' || reason === 'time-unsaid' ? [] : [field],
  )
  const wordsAt = columns.flatMap(({ field, heading }, at) => {
    const text = texts[at]?.trim() ?? ''
    if (text === '' || isUnsaid(text) || (field !== null && !remarkFields.includes(field))) return []
    return [heading === '' ? text : `${heading} : ${text}`]
  })
  // Of people, nothing that is not counted is kept: a column of phone numbers would be theirs.
  const inWords = isPeople ? [] : wordsAt
  const note = [byField.note ?? '', ...inWords].filter(isFilled).join('\n')
  const ofRow = problemOfRow({ row, texts }, usual)
  const ofLine = problemsOf(byField, values, commune)
  const isLong = ofLine.length === 0 && note.length > longestNote
  const problems = ofRow.length > 0 ? ofRow : isLong ? [{ reason: 'too-long' as const, text: '' }] : ofLine
  const name = isPeople ? known.peopleName : byField.name || (byField.kind ?? '')
  const draft: Draft | null =
    problems.length > 0 || kind === undefined
      ? null
      : {
          ...{ kind, name, communeCode: commune?.code ?? null },
          ...{ address: isPeople ? '' : (byField.address ?? ''), state: values.state ?? null },
          places: kinds[kind].hasPlaces ? (values.places ?? null) : null,
          ...{ opening: byField.opening ?? '', operator: isPeople ? '' : (byField.operator ?? '') },
          ...{ operatorKind: values.operatorKind ?? null, hasCof: values.hasCof ?? null },
          ...{ source: byField.source || known.source, note: isPeople ? '' : note },
        }
  const title = ofRow.length > 0 ? (texts.find(isFilled)?.trim() ?? '') : isPeople ? '' : name
  // Of a line that is not taken, nothing is kept.
  const taken = draft === null ? { remarks: [], inWords: [] } : { remarks, inWords }
  const line: ListLine = { row, title, draft, problems, ...taken }
  const filled = countFilled(texts)
  return { line, filled, wordsCount: isPeople ? 0 : wordsAt.length, asideCount: isPeople ? wordsAt.length : 0 }
}

const importedLength = (texts: Texts, field: string): number =>
  Object.entries(texts).find(([name]) => name === field)?.[1]?.length ?? 0

const keyOf = ({ kind, name, communeCode }: Draft): string => `${kind}|${plainName(name)}|${communeCode ?? ''}`

/** Childminders of one commune become one line; of two lines that name the same facility, the second is refused. */
function joinLines(lines: readonly ListLine[]): readonly ListLine[] {
  const linesByKey = new Map<string, ListLine>()
  const joined: ListLine[] = []
  for (const line of lines) {
    const key = line.draft === null ? undefined : keyOf(line.draft)
    const before = key === undefined ? undefined : linesByKey.get(key)
    if (line.draft === null || key === undefined || !before?.draft) {
      if (key !== undefined) linesByKey.set(key, line)
      joined.push(line)
    } else if (isOfPeople(line.draft.kind)) {
      const places = (before.draft.places ?? 0) + (line.draft.places ?? 0)
      const sum: ListLine = { ...before, draft: { ...before.draft, places } }
      joined[joined.indexOf(before)] = sum
      linesByKey.set(key, sum)
    } else
      joined.push({
        ...line,
        draft: null,
        problems: [{ reason: 'twice-in-file', text: String(before.row) }],
        remarks: [],
      })
  }
  return joined
}

/** @param grid texts as a spreadsheet or a paste gives them, the row of headings anywhere among the first */
export function readList(grid: Grid, known: ListContext): ListReading | ListRefusal {
  const at = findHeadings(grid)
  if (at === -1) return 'no-heading'
  const columns = readHeadings(grid[at] ?? [])
  const rows = grid
    .map((texts, index) => ({ row: index + 1, texts }))
    .slice(at + 1)
    .filter(({ texts }) => texts.some(isFilled))
  if (rows.length === 0) return 'no-line'
  if (rows.length > mostLines) return 'too-many-lines'
  const usual = usualFilled(rows)
  const read = rows.map((row) => readLine(row, columns, known, usual))
  const lines = joinLines(read.map(({ line }) => line))
  const refusedRows = new Set(lines.filter(({ draft }) => draft === null).map(({ row }) => row))
  const of = (count: (one: (typeof read)[number]) => number, isRefused: boolean): number =>
    read.filter(({ line }) => refusedRows.has(line.row) === isRefused).reduce((sum, one) => sum + count(one), 0)
  const above = grid.slice(0, at + 1).reduce((sum, row) => sum + countFilled(row), 0)
  const inWords = of(({ wordsCount }) => wordsCount, false)
  const aside = above + of(({ asideCount }) => asideCount, false)
  const refused = of(({ filled }) => filled, true)
  const all = grid.reduce((sum, row) => sum + countFilled(row), 0)
  return {
    columns,
    lines,
    cells: { all, inWords, aside, refused, understood: all - inWords - aside - refused },
  }
}
