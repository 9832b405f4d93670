/** From lines and columns to the actions as they will be. Pure. Rules: docs/rules/taking-up.md §3. */

import { isNamedAxis } from './axis-words.ts'
import { colouredTick } from './coloured-periods.ts'
import type { DraftAction, ImportProblem } from './draft-action.ts'
import {
  type DraftAxis,
  keepOutline,
  maxTitle,
  type OutlinePlace,
  outlineBuilder,
  type PlaceCells,
} from './draft-outline.ts'
import type { ImportField } from './fields.ts'
import type { SheetMapping } from './import-mapping.ts'
import { importLabels } from './labels.fr.ts'
import { aside, inWords, type LedgerLine, openLedger, understood, yourChoice } from './ledger.ts'
import type { ActionLine, LeftReason } from './line-cells.ts'
import { type ImportFacts, listUnknownValues, type UnknownValue } from './match-values.ts'
import type { PlanSheet } from './plan-cell.ts'
import { readAction } from './read-action.ts'
import { readColumns } from './read-columns.ts'
import { type AxisLine, readLines, type SheetLine, type SkippedLine } from './read-lines.ts'
import { kindOfSheet } from './sheet-kinds.ts'
import { tabOf } from './stacked-tables.ts'
import { type DraftStep, numberedActions, settleSteps } from './sub-actions.ts'

/** With what the columns of its sheet hold. */
export type TakenAction = DraftAction & {
  readonly fields: ReadonlySet<ImportField>
  /** Hidden or struck: someone says whether it is taken. */
  readonly left: LeftReason | undefined
  /** Written under another action as a part of it: the step it is, unless someone says that it is an action. */
  readonly step: DraftStep | undefined
  /** Number of the action of which it would be a step, if a step held as much. */
  readonly tooLongFor: string | undefined
}

export type ImportPreview = {
  readonly axes: readonly DraftAxis[]
  readonly actions: readonly TakenAction[]
  readonly problems: readonly ImportProblem[]
  /** Totals, notes under the table, how to fill it: lines that are no action. */
  readonly skipped: readonly (Pick<SkippedLine, 'row' | 'text' | 'because'> & { readonly sheet: string })[]
  /** Names that are nothing of this CTG by themselves. */
  readonly unknown: readonly UnknownValue[]
  /** Every cell that is not empty and every comment, once, with what became of it. */
  readonly ledger: readonly LedgerLine[]
  /** Axes and objectives that a line which is taken names, as `keepOutline` reads them. */
  readonly solid: ReadonlySet<string>
}

const longestTold = 2000
const shorten = (text: string): string => (text.length > longestTold ? `${text.slice(0, longestTold)}…` : text)

/** Reads every sheet taken. Empty when none is. */
export function previewImport(
  sheets: readonly PlanSheet[],
  mapping: readonly SheetMapping[],
  facts: ImportFacts,
): ImportPreview {
  const outline = outlineBuilder()
  const ledger = openLedger(sheets)
  const problems: ImportProblem[] = []
  const actions: TakenAction[] = []
  const settled = new Map<string, Pick<TakenAction, 'step' | 'tooLongFor'>>()
  const skipped: ImportPreview['skipped'][number][] = []
  /** Axes and objectives named on lines that are left: they are understood when a line below needs them. */
  let waiting: readonly OutlineCell[] = []
  const met: Record<'leads' | 'partners' | 'statuses', string[]> = { leads: [], partners: [], statuses: [] }
  const taken = sheets.flatMap((sheet, index) => {
    const chosen = mapping[index]
    if (chosen?.isTaken) return [{ sheet, index, chosen }]
    ledger.leaveSheet(index, sheet.hidden ? yourChoice('hidden-sheet') : aside(kindOfSheet(sheet) ?? 'other-sheet'))
    return []
  })
  /** What colours mean is written in a tab that is no plan. */
  const legendElsewhere = sheets.flatMap(({ rows, hidden }, index) => (hidden || mapping[index]?.isTaken ? [] : rows))
  const tabCount = new Set(taken.map(({ sheet }) => tabOf(sheet.name))).size
  for (const { sheet, index, chosen } of taken) {
    const table = readColumns(sheet.rows, chosen.headerRow, sheet.name)
    if (!table) continue
    ledger.startTable(index, table)
    waiting = []
    const fieldOf = new Map(chosen.fields.map((field, column) => [column, field]))
    const fields = new Set(chosen.fields)
    // Someone who says what such a column holds makes it a part of the table.
    const besideFrom = chosen.fields.slice(table.besideFrom).every((field) => field === 'ignored')
      ? table.besideFrom
      : undefined
    const lines = readLines(sheet, table, fieldOf, {
      isAllRead: chosen.isAllRead === true,
      besideFrom,
      legendElsewhere,
    })
    const isTabAxis = !fields.has('axis') && !sheet.form && tabCount > 1 && isAxisTab(sheet.name, lines)
    // Several sheets, one an axis: the tab's name says which.
    outline.startSheet(isTabAxis ? tabOf(sheet.name) : undefined)
    const takeAxis = (given: AxisLine) => {
      const line = isTabAxis ? { ...given, level: 2 as const } : given
      outline.add(line, line.left !== undefined)
      if (line.text.length > maxTitle)
        problems.push({
          ...{ kind: 'title-too-long', sheet: sheet.name, row: line.row },
          ...{ column: line.label, text: line.text.slice(0, 200) },
        })
      const account = line.left ? yourChoice(line.left) : understood(line.level === 1 ? 'axis' : 'objective')
      if (line.column === undefined) ledger.setRow(index, line.row, account, besideFrom)
      else ledger.set(index, line.row, line.column, account)
    }
    const skip = ({ row, text, because }: SkippedLine) => {
      skipped.push({ sheet: sheet.name, row, because, text: shorten(text) })
      ledger.setRow(index, row, aside(because), besideFrom)
      if (because === 'failed-title')
        problems.push({
          kind: because,
          sheet: sheet.name,
          row,
          column: importLabels.field.title,
          text: text.slice(0, 200),
        })
    }
    const numbered = numberedActions()
    const subs: Parameters<typeof settleSteps>[0][number][] = []
    const draw = (line: ActionLine, row: number, column: number) => {
      if (isDrawn(sheet, line, row, column)) ledger.draw(index, row, column, colouredTick)
    }
    const takeAction = (line: ActionLine) => {
      const { left } = line
      const read = readAction(line, table, fieldOf, facts)
      const under = `${index + 1}:${line.under ?? ''}`
      const place = placeUnder(numbered.at(under), read.place) ?? outline.placeOf(read.place, left !== undefined)
      // A number written again with the title of its action is not its own.
      const isOfAction = read.action.code === numbered.at(under)?.code
      const action = isOfAction ? { ...read.action, code: '' } : read.action
      const key = `${index + 1}:${line.row}${line.under === line.row ? ':2' : ''}`
      const own = { code: action.code, title: action.title, key, ...place }
      const parent = left ? undefined : numbered.above(own, under)
      if (parent) subs.push({ read: { ...read, action }, key, parent, line, table })
      if (!left) numbered.add(own)
      const isHidden = (column: number): boolean => sheet.hiddenColumns?.includes(column) === true
      problems.push(...read.problems.map((problem) => ({ ...problem, sheet: sheet.name })))
      for (const [column, rows] of line.sources)
        for (const row of rows) {
          const isIgnored = (fieldOf.get(column) ?? 'ignored') === 'ignored'
          const said = read.accounts.get(column) ?? aside('beside')
          const account = isIgnored && isHidden(column) ? yourChoice('hidden-column') : said
          ledger.set(index, row, column, left ? yourChoice(left) : account)
          if (account.fate === 'words') draw(line, row, column)
        }
      for (const { row, column, because } of line.aside) ledger.set(index, row, column, yourChoice(because))
      for (const { row, column, isRow } of line.comments)
        ledger.set(
          ...([index, row, column, left ? yourChoice(left) : inWords(isRow ? 'notes' : 'comment')] as const),
          isRow ? 'value' : 'comment',
        )
      met.leads.push(...read.names.leads)
      met.partners.push(...read.names.partners)
      met.statuses.push(...read.names.statuses)
      const needed = waiting.filter(({ column }) => !line.sources.has(column))
      if (!left) for (const { row, column, field } of needed) ledger.set(index, row, column, understood(field))
      waiting = left ? [...needed, ...outlineOf(line, fieldOf)] : []
      actions.push({ ...action, ...place, fields, left, key, step: undefined, tooLongFor: undefined })
    }
    for (const line of lines)
      if (line.kind === 'axis') takeAxis(line)
      else if (line.kind === 'skipped') skip(line)
      else takeAction(line)
    const amountsOf = new Map(actions.map(({ key, amounts }) => [key, amounts]))
    for (const { key, line, step, tooLongFor, kept } of settleSteps(subs, (key) => amountsOf.get(key) ?? [])) {
      settled.set(key, { step, tooLongFor })
      for (const { column, because } of kept)
        for (const row of line.sources.get(column) ?? []) {
          ledger.set(index, row, column, inWords(because))
          draw(line, row, column)
        }
    }
  }
  const [axes, solid] = [outline.axes(), outline.solid()]
  const unknown = listUnknownValues({ ...met, axes: axes.map(({ title }) => title) }, facts)
  return {
    axes,
    actions: actions.map((one) => ({ ...one, ...settled.get(one.key) })),
    problems,
    skipped,
    unknown,
    ledger: ledger.lines(),
    solid,
  }
}

/** Without a word, and ticked by its colour. */
const isDrawn = ({ rows }: PlanSheet, { cells }: ActionLine, row: number, column: number): boolean =>
  rows[row - 1]?.[column]?.text === '' && cells.get(column)?.text.includes(colouredTick) === true

/** Of a sub-action that names none: that of its action. */
const placeUnder = (action: Partial<OutlinePlace> | undefined, cells: PlaceCells): OutlinePlace | undefined =>
  action && Object.keys(cells).length === 0 ? { axis: action.axis, objective: action.objective } : undefined

/** Called an axis, a tab has only objectives under it, whatever they are called; else it has neither. */
function isAxisTab(name: string, lines: readonly SheetLine[]): boolean {
  const axes = lines.filter((line) => line.kind === 'axis')
  return isNamedAxis(name) ? !axes.some(({ isNamed }) => isNamed) : axes.length === 0
}

type OutlineCell = { readonly row: number; readonly column: number; readonly field: ImportField }
const outlineFields: ReadonlySet<ImportField | undefined> = new Set(['axis', 'subAxis', 'objective'])

/** The cells of a line that name its axis and its objective: lines below may be under them. */
const outlineOf = ({ sources }: ActionLine, fieldOf: ReadonlyMap<number, ImportField>): readonly OutlineCell[] =>
  [...sources].flatMap(([column, rows]) => {
    const field = fieldOf.get(column)
    return field && outlineFields.has(field) ? rows.map((row) => ({ row, column, field })) : []
  })

/** The actions ticked, and the axes and objectives they need or that the file names in plain sight. */
export function keepTicked(preview: Pick<ImportPreview, 'axes' | 'solid'>, ticked: readonly TakenAction[]) {
  const { axes, lines } = keepOutline(preview, ticked)
  return { axes, actions: lines }
}
