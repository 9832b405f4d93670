/** A list of facilities read cell by cell: what was understood, what stays in words, what is refused and why. Pure. Rules: docs/rules/facilities.md §3. */
import type { z } from 'zod'
import { plainName } from '#app/domains/territory/plain-name.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { isOfPeople, kinds } from './facilities.ts'
import type { keptReading } from './kept-reading.ts'
import { fieldOf, type ImportedField } from './list-columns.ts'
import { readKind, readOperatorKind, readPlaces, readState, readYesOrNo } from './list-values.ts'

export type Grid = readonly (readonly string[])[]

export type ListReading = DeepReadonly<z.infer<typeof keptReading>>
export type ListLine = ListReading['lines'][number]
export type Draft = NonNullable<ListLine['draft']>
export type LineProblem = ListLine['problems'][number]['reason']

export type ListRefusal = 'no-heading' | 'no-line' | 'too-many-lines'
export const mostLines = 2000
/** Headings stand among the first rows, under a title. */
const lastHeadingRow = 15

type Commune = { readonly code: string; readonly name: string }
type Known = { readonly communes: readonly Commune[]; readonly source: string; readonly peopleName: string }

const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''
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
  return communes.find((one) => one.code === code || plainName(one.name) === plain)
}

type Texts = Readonly<Partial<Record<ImportedField, string>>>

const longest: Readonly<Partial<Record<ImportedField, number>>> = {
  ...{ name: 200, address: 300, opening: 200, operator: 200, source: 200 },
}
const longestNote = 1000

/** What could not be read as its field stays in words. */
function readTexts(texts: Texts) {
  const kind = readKind(texts.kind ?? '') ?? readKind(texts.name ?? '')
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

function readLine({ row, texts }: Placed, columns: ListReading['columns'], known: Known) {
  const byField: Texts = Object.fromEntries(
    columns.flatMap(({ field }, at) => (field === null ? [] : [[field, texts[at]?.trim() ?? '']])),
  )
  const { kind, unread, ...values } = readTexts(byField)
  const isPeople = kind !== undefined && isOfPeople(kind)
  const commune = findCommune(byField.commune ?? '', known.communes)
  const wordsAt = columns.flatMap(({ field, heading }, at) =>
    isFilled(texts[at]) && (field === null || unread.includes(field))
      ? [{ at, said: heading === '' ? (texts[at] ?? '').trim() : `${heading} : ${texts[at]?.trim()}` }]
      : [],
  )
  // Of people, nothing that is not counted is kept: a column of phone numbers would be theirs.
  const inWords = isPeople ? [] : wordsAt.map(({ said }) => said)
  const note = [byField.note ?? '', ...inWords].filter(isFilled).join('\n')
  const tooLong = Object.entries(longest).some(([field, most]) => importedLength(byField, field) > most)
  const name = isPeople ? known.peopleName : (byField.name ?? '')
  const problems: ListLine['problems'] = [
    ...(name === '' ? [{ reason: 'no-name' as const, text: '' }] : []),
    ...(kind === undefined ? [{ reason: 'unknown-kind' as const, text: byField.kind ?? '' }] : []),
    ...(isFilled(byField.commune) && !commune
      ? [{ reason: 'unknown-commune' as const, text: byField.commune ?? '' }]
      : []),
    ...(isPeople && !commune && !isFilled(byField.commune)
      ? [{ reason: 'no-commune-for-people' as const, text: '' }]
      : []),
    ...(isPeople && values.places === undefined
      ? [{ reason: 'no-places-for-people' as const, text: byField.places ?? '' }]
      : []),
    ...(tooLong || note.length > longestNote ? [{ reason: 'too-long' as const, text: '' }] : []),
  ]
  const draft: Draft | null =
    problems.length > 0 || kind === undefined
      ? null
      : {
          ...{ kind, name, communeCode: commune?.code ?? null },
          ...{ address: isPeople ? '' : (byField.address ?? ''), state: values.state ?? 'open' },
          places: kinds[kind].hasPlaces ? (values.places ?? null) : null,
          ...{ opening: byField.opening ?? '', operator: isPeople ? '' : (byField.operator ?? '') },
          ...{ operatorKind: values.operatorKind ?? null, hasCof: values.hasCof ?? null },
          ...{ source: byField.source || known.source, note: isPeople ? '' : note },
        }
  const line: ListLine = { row, title: isPeople ? '' : name, draft, problems, inWords }
  const filled = countFilled(texts)
  return { line, filled, wordsCount: isPeople ? 0 : wordsAt.length, asideCount: isPeople ? wordsAt.length : 0 }
}

const importedLength = (texts: Texts, field: string): number =>
  Object.entries(texts).find(([name]) => name === field)?.[1]?.length ?? 0

const keyOf = ({ kind, name, communeCode }: Draft): string => `${kind}|${plainName(name)}|${communeCode ?? ''}`

/** Childminders of one commune become one line; of two lines that name the same facility, the second is refused. */
function joinLines(lines: readonly ListLine[]): readonly ListLine[] {
  const kept = new Map<string, ListLine>()
  const joined: ListLine[] = []
  for (const line of lines) {
    const key = line.draft === null ? undefined : keyOf(line.draft)
    const before = key === undefined ? undefined : kept.get(key)
    if (line.draft === null || key === undefined || !before?.draft) {
      if (key !== undefined) kept.set(key, line)
      joined.push(line)
    } else if (isOfPeople(line.draft.kind)) {
      const places = (before.draft.places ?? 0) + (line.draft.places ?? 0)
      const sum: ListLine = { ...before, draft: { ...before.draft, places } }
      joined[joined.indexOf(before)] = sum
      kept.set(key, sum)
    } else joined.push({ ...line, draft: null, problems: [{ reason: 'twice-in-file', text: String(before.row) }] })
  }
  return joined
}

/** @param grid texts as a spreadsheet or a paste gives them, the row of headings anywhere among the first */
export function readList(grid: Grid, known: Known): ListReading | ListRefusal {
  const at = findHeadings(grid)
  if (at === -1) return 'no-heading'
  const columns = readHeadings(grid[at] ?? [])
  const rows = grid
    .map((texts, index) => ({ row: index + 1, texts }))
    .slice(at + 1)
    .filter(({ texts }) => texts.some(isFilled))
  if (rows.length === 0) return 'no-line'
  if (rows.length > mostLines) return 'too-many-lines'
  const read = rows.map((row) => readLine(row, columns, known))
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
