/** The lines of a sheet's table: axes written as coloured, merged or bold rows, actions, and what continues them. Pure. Rules: docs/rules/taking-up.md §3. */

import { isFormulaError } from '#app/kernel/formula-error.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { isAim, isNamedAxis, levelAbove, levelNamed, mayStandAbove, numberOnly, splitAxis } from './axis-words.ts'
import { codedAxisText, styleOf } from './coded-axes.ts'
import { withColouredPeriods } from './coloured-periods.ts'
import { withColouredStates } from './coloured-states.ts'
import { withoutDitto } from './ditto.ts'
import type { ImportField } from './fields.ts'
import {
  type ActionLine,
  commentsOf,
  continueAction,
  coveredCells,
  filledOf,
  type LeftReason,
  noteUnder,
  type RowCells,
  startAction,
} from './line-cells.ts'
import {
  isFootnote,
  isHelp,
  isLoneNoteBetween,
  isPageWords,
  isTotal,
  runningSums,
  textOf,
  titleWords,
} from './lines-aside.ts'
import type { PlanCell, PlanRow, PlanSheet } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'
import { subActionsIn } from './sub-action-lines.ts'
import { isBulleted, isList } from './sub-lines.ts'
import { bandNumber, depthOf, isCoded, type Looks, readLooks } from './title-looks.ts'

export type AxisLine = {
  readonly kind: 'axis'
  /** From 1, as the spreadsheet shows it. */
  readonly row: number
  /** 1: axis; 2: objective under it. */
  readonly level: 1 | 2
  /** « Axe », « Orientation »… as written; « Axe » when nothing is. */
  readonly label: string
  readonly title: string
  /** As the spreadsheet has it. */
  readonly text: string
  /** Called an axis, an orientation… by its own words. */
  readonly isNamed: boolean
  /** The cell that says it, on a row of axis and objective; the whole row otherwise. */
  readonly column?: number
  readonly left?: LeftReason
}
export type SkippedLine = {
  readonly kind: 'skipped'
  readonly row: number
  readonly text: string
  readonly because: 'total' | 'note' | 'help' | 'no-action' | 'failed-title'
}
export type SheetLine = AxisLine | ActionLine | SkippedLine

type Reader = Looks & { readonly titleColumn: number; readonly fieldOf: ReadonlyMap<number, ImportField> }

/** The text of an axis, or undefined when the row is none. */
function axisText(row: PlanRow, { titleColumn, usual, bands, depths, listed, fieldOf }: Reader): string | undefined {
  const filled = filledOf(row)
  const [first, second] = filled
  if (!first || filled.length > 2) return
  const isNumbered = second !== undefined && numberOnly.test(first.cell.text)
  if (second && !isNumbered) return codedAxisText(first, second, { titleColumn, usual, fieldOf })
  const text = second ? `${first.cell.text} : ${second.cell.text}`.replace(/\s*[:.–—-]\s*:\s*/, ' : ') : first.cell.text
  const isWide = (first.cell.across ?? 1) > 1 || (second?.cell.across ?? 1) > 1
  const isStyled = styleOf(first.cell) !== '' && !usual.has(styleOf(first.cell))
  const isNamed = levelNamed(text) !== undefined && !depths.has(depthOf(text))
  const isBeforeTitle = first.index < titleColumn && second === undefined
  const isBand =
    second === undefined &&
    ((bands === 'lone' && !isCoded(text)) ||
      (bands === 'numbered' && bandNumber.test(text)) ||
      listed.has(titleWords(text)))
  if (isWide || isStyled || isNamed || isBeforeTitle || isBand) return first.index > titleColumn ? undefined : text
}

/** Level by the word that names it, else by colour: a second colour right under a first one is under it. */
function levelFinder() {
  const levelOfStyle = new Map<string, 1 | 2>()
  const seen = { namedAxis: false, underAxis: false, aimAsAxis: false }
  /** Without colours, as in a CSV: what is not called an axis where others are; an aim, where aims are under axes. */
  const plainLevel = (text: string, followsAxis: boolean): 1 | 2 => {
    const isUnder = seen.namedAxis || followsAxis || (seen.underAxis && !seen.aimAsAxis && isAim(text))
    seen.underAxis ||= followsAxis
    seen.aimAsAxis ||= !isUnder && isAim(text)
    return isUnder ? 2 : 1
  }
  return (text: string, cell: PlanCell, followsAxis: boolean): 1 | 2 => {
    const style = styleOf(cell)
    seen.namedAxis ||= isNamedAxis(text)
    if (style === '') return levelNamed(text) ?? plainLevel(text, followsAxis)
    const level = levelNamed(text) ?? levelOfStyle.get(style) ?? (followsAxis && levelOfStyle.size > 0 ? 2 : 1)
    levelOfStyle.set(style, level)
    return level
  }
}

const levelOfField: Partial<Record<ImportField, 1 | 2>> = { axis: 1, objective: 2 }

/** A row that names an axis, with its objective, and nothing else: it is said of the rows below. */
function outlineCells(row: PlanRow, { fieldOf }: Reader) {
  const told = filledOf(row).flatMap(({ cell, index }) => {
    const field = fieldOf.get(index) ?? 'ignored'
    return field === 'ignored' ? [] : [{ cell, column: index, level: levelOfField[field] }]
  })
  const isOutline = told.some(({ level }) => level === 1) && told.every(({ level }) => level !== undefined)
  return isOutline ? told.flatMap(({ level, ...one }) => (level === undefined ? [] : [{ ...one, level }])) : []
}

export type ReadLines = {
  /** What someone struck, and the hidden rows that complete an action, are read as the rest. */
  readonly isAllRead?: boolean
  /** Columns from there are no part of the table. */
  readonly besideFrom?: number | undefined
  readonly legendElsewhere?: readonly PlanRow[]
}

/**
 * Lines in order. @param fieldOf what each column holds, by its index
 * @returns empty when no column is the title
 */
export function readLines(
  { rows, hiddenRows = [] }: Pick<PlanSheet, 'rows' | 'hiddenRows'>,
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
  { isAllRead = false, besideFrom, legendElsewhere = [] }: ReadLines = {},
): readonly SheetLine[] {
  const columnOf = (field: ImportField) => [...fieldOf].find(([, one]) => one === field)?.[0]
  const titleColumn = columnOf('title')
  if (titleColumn === undefined) return []
  const drawn = withColouredPeriods(withoutDitto(rows.slice(table.bodyRow)), table, fieldOf, titleColumn)
  const read = withColouredStates(drawn, [...rows, ...legendElsewhere], fieldOf, titleColumn)
  const body = read.map((row) => row.slice(0, besideFrom))
  const looks = readLooks(body, rows.slice(0, table.headerRow), { titleColumn, codeColumn: columnOf('code') ?? -1 })
  const reader = { ...looks, titleColumn, fieldOf }
  const headings = new Set(rows.slice(table.headerRow, table.bodyRow).map((row) => wordsOf(row.slice(0, besideFrom))))
  const hidden = new Set(hiddenRows)
  const lines: SheetLine[] = [...axisAbove(rows, table, reader)]
  // What is written above, axes apart: they may be named again.
  const above = rows.slice(0, table.headerRow).filter((_, at) => !lines.some(({ row }) => row === at + 1))
  const levelOf = levelFinder()
  const cover = coveredCells()
  const subActions = subActionsIn(body, fieldOf, titleColumn)
  const sums = runningSums(fieldOf)
  const lastFull = body.findLastIndex((row) => row[titleColumn]?.text && filledOf(row).length > 1)
  /** The last title is an error of the spreadsheet: what goes on with it is of no action. */
  let hasFailed = false
  for (const [offset, row] of body.entries()) {
    const at = table.bodyRow + offset
    const own = cover(row, at)
    const filled = filledOf(row)
    const first = filled[0]?.cell
    const last = lines.at(-1)
    if (!first && last?.kind === 'action' && own.covered.size > 0)
      lines[lines.length - 1] = { ...last, comments: [...last.comments, ...commentsOf(row, at)] }
    if (!first || headings.has(wordsOf(row))) continue
    const name = own.covered.has(titleColumn) ? undefined : own.cells.get(titleColumn)
    if (name || last?.kind === 'axis') hasFailed = name !== undefined && isFormulaError(name.text)
    const isUnderFailed = !name && hasFailed
    const top = isUnderFailed ? undefined : subActions.above(own, lines)
    const said = top ? undefined : name
    const title = said ?? subActions.cellOf(own)
    const isUnder = !top && isUnderAction(own, last, reader)
    const isTitled = title !== undefined && !isUnder
    const told = { row: at + 1, text: textOf(row) }
    const skipped = skippedBecause()
    const struck = isTitled ? title.struck === true : filled.every(({ cell }) => cell.struck)
    const several = isTitled && !top && isList(title.text)
    const left = reasonToLeave({ 'hidden-row': hidden.has(at), struck, several })
    const isCovered = top !== undefined || own.covered.has(titleColumn)
    const outline = isCovered || skipped ? [] : outlineCells(row, reader)
    const band = isCovered || skipped || isUnder ? undefined : axisText(row, reader)
    const axis = band !== undefined && subActions.isAbove(own, offset, band) ? undefined : band
    if (skipped) lines.push({ kind: 'skipped', ...told, because: skipped })
    else if (last?.kind === 'action' && isLoneNoteBetween(filled) && (left === undefined || isAllRead))
      lines[lines.length - 1] = noteUnder(last, row, at)
    else if (outline.length > 0) {
      for (const { cell, column, level } of outline) lines.push({ ...axisLine(at + 1, cell.text, level, left), column })
    } else if (axis !== undefined)
      lines.push({ ...axisLine(at + 1, axis, levelOf(axis, first, last?.kind === 'axis'), left), text: told.text })
    else if (isUnderFailed) lines.push({ kind: 'skipped', ...told, because: 'failed-title' })
    else if (top) lines.push(subActions.under(top, startAction(own, row, { left: left ?? top.left, isAllRead }), own))
    else if (isTitled) lines.push(...subActions.split(startAction(own, row, { left, isAllRead }), offset))
    else if (last?.kind === 'action') lines[lines.length - 1] = continueAction(last, own, row, { left, isAllRead })
    else lines.push({ kind: 'skipped', ...told, because: 'no-action' })
    if (!skipped) sums.add(filled)

    function skippedBecause(): SkippedLine['because'] | undefined {
      if (isTitled && isFormulaError(title.text)) return 'failed-title'
      if (filled.every(({ cell }) => isFormulaError(cell.text))) return 'failed-title'
      if (isTotal(filled)) return 'total'
      if (isPageWords(filled, { ...reader, ...own, above })) return 'note'
      if (offset > lastFull && isLoneNote(filled, body[offset - 1], titleColumn ?? -1)) return 'note'
      if (isHelp(filled, titleColumn ?? -1)) return 'help'
      return !isTitled && own.covered.size === 0 && last && sums.isSum(filled) ? 'total' : undefined
    }
  }
  return withoutFootnotes(lines, rows)
}

/** Under the table; right under its last line, in a column past the titles, it goes on with what that column says. */
const isLoneNote = ([first, ...others]: ReturnType<typeof filledOf>, above: PlanRow | undefined, titleColumn: number) =>
  first !== undefined &&
  others.length === 0 &&
  isFootnote(first.cell.text) &&
  (first.index <= titleColumn || filledOf(above ?? []).length === 0)

/** A line that begins with a dash, under an action that does not, without a number or a place of its own. */
function isUnderAction(
  { cells, covered }: RowCells,
  last: SheetLine | undefined,
  { titleColumn, fieldOf }: Reader,
): boolean {
  const text = (covered.has(titleColumn) ? undefined : cells.get(titleColumn)?.text) ?? ''
  const isOwn = [...cells.keys()].some((column) => !covered.has(column) && ownFields.has(fieldOf.get(column)))
  if (last?.kind !== 'action' || isOwn || isList(text)) return false
  return isBulleted(text) && !isBulleted(last.cells.get(titleColumn)?.text ?? '')
}
const ownFields: ReadonlySet<ImportField | undefined> = new Set(['code', 'axis', 'subAxis', 'objective'])

const leftReasons = ['hidden-row', 'struck', 'several'] as const satisfies readonly LeftReason[]
const reasonToLeave = (holds: Readonly<Record<(typeof leftReasons)[number], boolean>>): LeftReason | undefined =>
  leftReasons.find((reason) => holds[reason])

const axisLine = (row: number, text: string, level: 1 | 2, left: LeftReason | undefined): AxisLine => ({
  ...{ kind: 'axis', row, level, text, isNamed: isNamedAxis(text), ...splitAxis(text) },
  ...(left && { left }),
})

/** A sentence or a source under the table, or what stands apart from it: not the title of an action. */
function footnoteOf(line: SheetLine, isApart: boolean): string | undefined {
  if (line.kind === 'axis') return line.isNamed ? undefined : line.text
  if (line.kind !== 'action' || line.cells.size > 1 || line.under !== undefined) return
  const [cell] = line.cells.values()
  return cell && (isApart || isFootnote(cell.text)) ? cell.text : undefined
}

/** Under the last action, a lone text not called an axis is a note. */
function withoutFootnotes(lines: readonly SheetLine[], rows: readonly PlanRow[]): readonly SheetLine[] {
  const isApart = ({ row }: SheetLine): boolean => filledOf(rows[row - 2] ?? []).length === 0
  const areApart = lines.some((line) => line.kind === 'action' && line.cells.size > 1 && isApart(line))
  const noteOf = (line: SheetLine): string | undefined => footnoteOf(line, !areApart && isApart(line))
  const last = lines.findLastIndex((line) => line.kind === 'action' && noteOf(line) === undefined)
  return lines.map((line, index) => {
    const text = last >= 0 && index > last ? noteOf(line) : undefined
    return text === undefined ? line : { kind: 'skipped', row: line.row, text, because: 'note' }
  })
}

/** The first axis, and its first objective, are often written above the headings; a list of axes there is of none. */
function axisAbove(rows: readonly PlanRow[], { headerRow }: SheetTable, reader: Reader): readonly AxisLine[] {
  const said = rows.slice(0, headerRow).flatMap((row, at) => {
    const text = axisText(row, reader) ?? ''
    const level = levelAbove(text)
    return level === undefined ? [] : [axisLine(at + 1, text, level, undefined)]
  })
  const above = said.filter((line, place) => mayStandAbove(line, said[place - 1]))
  const isNext = above.every(({ row }, place) =>
    rows.slice(row, (above[place + 1]?.row ?? headerRow + 1) - 1).every((between) => filledOf(between).length === 0),
  )
  return isNext && ['1', '2', '1,2'].includes(above.map(({ level }) => level).join()) ? above : []
}

const wordsOf = (row: PlanRow): string =>
  row
    .map(({ text }) => plainWords(text))
    .join('|')
    .replace(/\|+$/, '')
