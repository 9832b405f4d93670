/** Where a sheet's table begins, and what each of its columns seems to hold. Pure. Rules: docs/rules/taking-up.md §3. */

import { plainWords } from '#app/kernel/plain-words.ts'
import { findBeside } from './beside-table.ts'
import { isFunderName } from './budget-headings.ts'
import { fieldOfHeader, fieldOfHeadings, type ImportField, isOlderVersion, mayRepeat } from './fields.ts'
import { areParts, type PartHeading, partHeadings } from './month-headings.ts'
import type { PlanRow } from './plan-cell.ts'
import { areTickedStates, isChecked, isTickedOnly } from './ticks.ts'

export type SheetColumn = {
  /** From 0. */
  readonly index: number
  readonly header: string
  readonly guess: ImportField
  /** The first three different texts under the header. */
  readonly samples: readonly string[]
  /** A check mark is somewhere under it. */
  readonly hasChecks: boolean
}

export type SheetTable = {
  /** Rows from 0; the header may take three. */
  readonly headerRow: number
  readonly bodyRow: number
  readonly columns: readonly SheetColumn[]
  /** A legend or a list begins there, past an empty column: it is no part of the table. */
  readonly besideFrom: number | undefined
}

const rowsLookedAt = 40

/** A text merged over several columns is said of each of them; so is one followed by empty headings that go on below. */
function spreadTexts(row: PlanRow, below: PlanRow = []): readonly string[] {
  const texts = row.map(({ text }) => text)
  row.forEach(({ text, across = 1 }, index) => {
    for (let offset = 1; offset < across; offset += 1) texts[index + offset] = text
  })
  return Array.from({ length: Math.max(texts.length, below.length) }, (_, index) => {
    if (texts[index] || !below[index]?.text) return texts[index] ?? ''
    return texts.slice(0, index).findLast((text) => text !== '') ?? ''
  })
}

const knownFields = (texts: readonly string[]): ReadonlySet<ImportField> =>
  new Set(texts.flatMap((text) => fieldOfHeader(text) ?? []))

/** A row of headings has several known ones, the title of the actions above all. */
function headerScore(row: PlanRow): number {
  const fields = knownFields(row.map(({ text }) => text))
  return fields.size < 2 ? 0 : fields.size + (fields.has('title') ? 2 : 0)
}

/** Headings of groups of columns: merged over several, or written again in each. */
function isShared(header: PlanRow, index: number): boolean {
  const isMerged = header.some(({ across = 1 }, from) => across > 1 && from <= index && index < from + across)
  const text = header[index]?.text ?? ''
  return isMerged || (text !== '' && (header[index - 1]?.text === text || header[index + 1]?.text === text))
}

const maxHeading = 60
const startsLine: ReadonlySet<ImportField | undefined> = new Set(['title', 'axis', 'code'])

const isYear = (number: number): boolean => number >= 1990 && number <= 2100

/** Under headings merged over several columns, or written again: what each of these columns is. Years are headings, amounts are none. */
function namesGroups(header: PlanRow, next: PlanRow, isLast: boolean): boolean {
  const filled = next.flatMap((cell, index) => (cell.text === '' ? [] : [{ ...cell, index }]))
  const groups = spreadTexts(header)
  return (
    filled.length > 1 &&
    filled.every(
      ({ text, day, number, across = 1, index }) =>
        isShared(header, index) &&
        !startsLine.has(fieldOfHeader(groups[index] ?? '')) &&
        day === undefined &&
        (number === undefined || isYear(number)) &&
        (across === 1 || !isLast) &&
        text.length <= maxHeading,
    )
  )
}

/** The row under a header completes it: « Calendrier » over « Début » and « Fin », merged, written again or blank to the right. */
function isSecondHeader(header: PlanRow, next: PlanRow | undefined, third: PlanRow | undefined): boolean {
  if (!next) return false
  if (namesGroups(header, next, true)) return true
  // « Calendrier 2027 », in a cell that is not merged, over « J », « F », « M »…
  if (isCalendar(header, next)) return true
  // « Budget » over « 2026 » and « 2027 », each over « Caf » and « Ville ».
  if (namesGroups(header, next, false) && isThirdHeader(next, third)) return true
  const filled = next.flatMap((cell, index) => (cell.text === '' ? [] : [{ ...cell, index }]))
  const isUnder = (index: number): boolean => (header[index]?.text ?? '') === ''
  return (
    filled.length > 0 &&
    filled.every(({ text }) => fieldOfHeader(text) !== undefined || isFunderName(text)) &&
    filled.some(({ index }) => isUnder(index)) &&
    // Each filled cell is under an empty heading, or begins the group of one.
    filled.every(({ index }) => isUnder(index) || isUnder(index + 1))
  )
}

/** Nothing but parts of years, after the headings of the other columns. */
const isCalendar = (header: PlanRow, next: PlanRow): boolean => {
  const first = next.findIndex(({ text }) => text !== '')
  const isUnder = (index: number): boolean =>
    index === first || !header[index]?.text || isShared(header, index) || isYear(Number(header[index]?.text))
  return areParts(next.map(({ text }) => text)) && next.every(({ text }, index) => text === '' || isUnder(index))
}

/** Under a second row of headings, only what names groups: the first line of the table is none. */
const isThirdHeader = (second: PlanRow, third: PlanRow | undefined): boolean =>
  third !== undefined && namesGroups(second, third, true)

/** From one to three rows. */
function headingsAt(rows: readonly PlanRow[], at: number): readonly PlanRow[] {
  const [first = [], second, third] = rows.slice(at, at + 3)
  if (!second || !isSecondHeader(first, second, third)) return [first]
  return third && isThirdHeader(second, third) ? [first, second, third] : [first, second]
}

/**
 * The table of a sheet. @param headerRow chosen by a person; found otherwise. @param tab its name may say the year of its months
 * @returns undefined when no row looks like headings
 */
export function readColumns(rows: readonly PlanRow[], headerRow?: number, tab = ''): SheetTable | undefined {
  const found = headerRow ?? findHeader(rows)
  if (found === undefined || !rows[found]) return
  const headings = headingsAt(rows, found)
  const bodyRow = found + headings.length
  const spread = headings.map((row, at) => {
    const below = headings[at + 1]
    return below || at === 0 ? spreadTexts(row, below) : row.map(({ text }) => text)
  })
  const parts = partHeadings(spread, {
    above: spreadTexts(rows[found - 1] ?? [], headings[0]),
    titles: [tab, ...rows.slice(0, found).flatMap((row) => row.map(({ text }) => text))],
    // A heading may be written again under an axis.
    isTicked: (column) =>
      isTickedOnly(textsUnder(rows.slice(bodyRow), column).filter((text) => text !== headings.at(-1)?.[column]?.text)),
  })
  const width = Math.max(...spread.map(({ length }) => length), ...rows.slice(bodyRow).map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => {
    const { said, guess } = headingOf(
      spread.map((texts) => texts[index] ?? ''),
      parts.get(index),
    )
    const text = said.reduce(nameOf)
    return { index, header: text.replace(/\s+/g, ' '), guess, ...saidUnder(rows.slice(bodyRow), index) }
  })
  const filled = columns.filter(({ header: text, samples }) => text !== '' || samples.length > 0)
  const besideFrom = findBeside(filled)
  const isBeside = ({ index }: SheetColumn): boolean => besideFrom !== undefined && index >= besideFrom
  return {
    ...{ headerRow: found, bodyRow, besideFrom },
    columns: [
      ...settle(filled.filter((column) => !isBeside(column))),
      ...filled.filter(isBeside).map((column) => ({ ...column, guess: 'ignored' as const })),
    ],
  }
}

/** What is not known is kept in words: no column is lost. */
function headingOf(texts: readonly string[], part: PartHeading | undefined) {
  const named = part ? [...texts.slice(0, -1), part.text] : texts
  const field = fieldOfHeadings(named)
  const isPeriod = part && (field === undefined || field === 'period' || field === 'year')
  if (!isPeriod) return { said: named, guess: field ?? 'notes' }
  return part.year === undefined
    ? { said: named, guess: 'notes' as const }
    : { said: [`${part.text} ${part.year}`], guess: 'year' as const }
}

/** « Calendrier, Début »; « Budget prévu » under « Budget » says it all. */
function nameOf(above: string, below: string): string {
  if (above === '' || below === '') return below || above
  return plainWords(below).startsWith(plainWords(above)) ? below : `${above}, ${below}`
}

function findHeader(rows: readonly PlanRow[]): number | undefined {
  // A table under another one has empty rows in the place of the first.
  const from = Math.max(
    0,
    rows.findIndex((row) => row.length > 0),
  )
  const scores = rows.slice(from, from + rowsLookedAt).map(headerScore)
  const best = Math.max(0, ...scores)
  return best === 0 ? undefined : from + scores.indexOf(best)
}

/** Each once; banners, merged over several columns, are no examples. */
const textsUnder = (body: readonly PlanRow[], index: number): readonly string[] => [
  ...new Set(body.flatMap((row) => ((row[index]?.across ?? 1) > 1 ? [] : row[index]?.text || []))),
]
function saidUnder(body: readonly PlanRow[], index: number): Pick<SheetColumn, 'samples' | 'hasChecks'> {
  const texts = textsUnder(body, index)
  return { samples: texts.slice(0, 3).map((text) => text.slice(0, 120)), hasChecks: texts.some(isChecked) }
}

const codeLike = /^((fa|a|f|ac|op|fiche|action|axe)\.?\s?-?\s?)?(n°\s?)?[a-z]?\d+([.\-_]\d+)*[a-z]?\.?$/i
/** Numbers and short codes, whatever their heading: « Action » over « A1 », beside « Intitulé ». */
const areCodes = ({ samples }: SheetColumn): boolean =>
  samples.length > 0 && samples.every((text) => codeLike.test(text.trim()))

const amountLike = /^[\d\s\u00a0\u202f.,]{3,}\s*(k?€|euros?)?$|\d\s*k?€/i
/** Years over amounts are years of a budget, not years ticked. */
const areAmounts = ({ samples }: SheetColumn): boolean =>
  samples.length > 0 && samples.every((text) => amountLike.test(text.trim()) || /^0$/.test(text.trim()))

/** « Enjeux » after the title says why, before it where. */
const isStake = ({ header, guess }: SheetColumn): boolean => guess === 'axis' && /^enjeu/.test(plainWords(header))

/** « Priorité » is an axis in some plans; over short words, high or low, or left empty after the title, it is a degree. */
const longestDegree = 20
const areDegrees = ({ header, samples, index }: SheetColumn, titleAt: number): boolean =>
  /^prio/.test(plainWords(header)) &&
  samples.every(({ length }) => length <= longestDegree) &&
  (samples.length > 0 || index > titleAt)

/** « Cible » after an indicator, over « 6 », « 80 % » and nothing else: what it must reach, and no public, « 0-3 ans ». */
const isMeasured = ({ guess, header, samples, index }: SheetColumn, columns: readonly SheetColumn[]): boolean =>
  guess === 'public' &&
  /^cibles?\b/.test(plainWords(header)) &&
  columns.some((column) => column.guess === 'indicators' && column.index < index) &&
  samples.length > 0 &&
  samples.every((text) => /^[<>≥≤+]?\s*\d/.test(text) && !/\bans?\b|\bmois\b/i.test(text))

function byContent(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const hasTitle = columns.some((column) => column.guess === 'title' && !areCodes(column))
  const titleAt = columns.find(({ guess }) => guess === 'title')?.index ?? Number.POSITIVE_INFINITY
  const firstAxis = columns.find(({ guess, header }) => guess === 'axis' && !isOlderVersion(header))
  const hasCode = columns.some(({ guess }) => guess === 'code')
  const free = columns.some(({ guess, samples }) => guess === 'notes' && samples.some((text) => text.length > 12))
  return columns.map((column) => {
    if (column.guess === 'axis' && column !== firstAxis && column.index < titleAt && !isOlderVersion(column.header))
      return { ...column, guess: 'subAxis' as const }
    if (isStake(column) && column.index > titleAt) return { ...column, guess: 'need' as const }
    if (isMeasured(column, columns)) return { ...column, guess: 'notes' as const }
    if (areTickedStates(column)) return { ...column, guess: 'tickedStatus' as const }
    if (areDegrees(column, titleAt)) return { ...column, guess: 'priority' as const }
    if (column.guess === 'year' && areAmounts(column)) return { ...column, guess: 'budget' as const }
    if (column.guess !== 'title' || !areCodes(column) || !(hasTitle || free)) return column
    return { ...column, guess: hasCode ? ('notes' as const) : ('code' as const) }
  })
}

/**
 * One column only for most fields: the first keeps it, an older version never before the current one.
 * Without a title, the column that says most is the title; numbers are none.
 */
function settle(given: readonly SheetColumn[]): readonly SheetColumn[] {
  const columns = byContent(given)
  const keeps = new Map<ImportField, SheetColumn>()
  const [older, current] = [true, false].map((isOlder) =>
    columns.filter(({ header }) => isOlderVersion(header) === isOlder),
  )
  for (const column of [...(current ?? []), ...(older ?? [])])
    if (!keeps.has(column.guess)) keeps.set(column.guess, column)
  const settled = columns.map((column) => {
    const isOlder = isOlderVersion(column.header)
    const isRepeated = mayRepeat.has(column.guess) && !isOlder
    if (isRepeated || keeps.get(column.guess) === column) return column
    return { ...column, guess: isOlder ? ('ignored' as const) : ('notes' as const) }
  })
  if (keeps.has('title')) return settled
  const length = ({ samples }: SheetColumn) => samples.reduce((sum, text) => sum + text.length, 0)
  const free = settled.filter(
    (column) =>
      !areCodes(column) &&
      (column.guess === 'description' ||
        column.guess === 'subAction' ||
        (column.guess === 'notes' && fieldOfHeader(column.header) === undefined)),
  )
  const longest = free.toSorted((one, other) => length(other) - length(one))[0]
  return settled.map((column) => (column === longest ? { ...column, guess: 'title' as const } : column))
}
