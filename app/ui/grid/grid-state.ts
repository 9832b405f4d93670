/** What each act makes of the grid. Pure. Rules: docs/rules/plan.md §14. */
import type { Block } from './clipboard.ts'
import {
  type CellName,
  cellsIn,
  type Drafts,
  drop,
  type GridChange,
  insist,
  joinFound,
  markLost,
  markSent,
  type RowAnswer,
  sendAgain,
  settle,
  shownText,
  typeIn,
} from './drafts.ts'
import { erase, fillDown, type PlacedText, pasteBlock, pullDown, writeEverywhere } from './fill.ts'
import { cellAt, type GridColumn, type GridRow, type GridState, lockOf, sizeOf, textAt } from './grid-model.ts'
import { recall, record, rename } from './history.ts'
import { gridLabels as t } from './labels.fr.ts'
import { type Area, areaOf, type Position, type Step, stepFrom, within } from './selection.ts'

export type GridAct =
  | { readonly type: 'loaded'; readonly rows: readonly GridRow[]; readonly columns: readonly GridColumn[] }
  | { readonly type: 'ordered'; readonly rowIds: readonly string[] }
  | { readonly type: 'found'; readonly drafts: Drafts }
  | { readonly type: 'select'; readonly position: Position; readonly isExtending: boolean }
  | { readonly type: 'step'; readonly step: Step; readonly isExtending: boolean; readonly pageRows: number }
  | { readonly type: 'select-all' | 'select-row' | 'select-column' | 'next-to-review' }
  /** `text`: what replaces the cell's own, when one started by typing. */
  | { readonly type: 'edit'; readonly text?: string }
  | { readonly type: 'cancel' }
  /** `isEverywhere`: in every selected cell. `step`: where to go then. */
  | { readonly type: 'commit'; readonly text: string; readonly isEverywhere?: boolean; readonly step?: Step }
  | { readonly type: 'paste'; readonly block: Block }
  /** Cells by their names, wherever one is: lines pasted by the name of their row. */
  | { readonly type: 'write'; readonly cells: readonly CellText[] }
  | { readonly type: 'fill-down' | 'erase' | 'undo' | 'redo' }
  | { readonly type: 'pull-down'; readonly bottom: number }
  | { readonly type: 'sent'; readonly cells: readonly GridChange[] }
  | { readonly type: 'answered'; readonly answers: readonly RowAnswer[] }
  | { readonly type: 'lost'; readonly reason?: string }
  | { readonly type: 'send-again' }
  | { readonly type: 'insist' | 'drop'; readonly cell: CellName }
  | { readonly type: 'say'; readonly sentence: string }

const rowsById = ({ rows }: GridState): ReadonlyMap<string, GridRow> => new Map(rows.map((row) => [row.rowId, row]))

export type CellText = CellName & { readonly text: string }

/** Puts texts in cells, those already there aside. @returns the same state when nothing changes */
function write(state: GridState, cells: readonly CellText[]): readonly [GridState, readonly GridChange[]] {
  const rows = rowsById(state)
  const columns = new Map(state.columns.map((column) => [column.key, column]))
  const saved = ({ rowId, key }: CellName): string => rows.get(rowId)?.texts[key] ?? ''
  const shown = (cell: CellName) => shownText(state.drafts.get(cell.rowId)?.[cell.key], saved(cell))
  const written = cells
    .filter((cell) => rows.has(cell.rowId) && shown(cell) !== cell.text)
    .map(({ text, ...cell }) => ({ ...cell, before: shown(cell), after: text }))
  if (written.length === 0) return [state, written]
  const writes = written.map(({ rowId, key, after }) => ({
    rowId,
    key,
    text: after,
    refusal: lockOf(rows.get(rowId), columns.get(key)),
  }))
  return [{ ...state, drafts: typeIn(state.drafts, writes, saved) }, written]
}

/** One act of the person: written, kept for undo, and told. */
function writePlaces(state: GridState, places: readonly PlacedText[], sentence: (count: number) => string): GridState {
  const cells = places.flatMap(({ row, column, text }) => {
    const cell = cellAt(state, { row, column })
    return cell ? [{ ...cell, text }] : []
  })
  return writeCells(state, cells, sentence)
}

function writeCells(state: GridState, cells: readonly CellText[], sentence: (count: number) => string): GridState {
  const [after, written] = write(state, cells)
  return { ...after, history: record(state.history, written), said: sentence(written.length) }
}

function replay(state: GridState, direction: 'undo' | 'redo'): GridState {
  const recalled = recall(state.history, direction)
  if (!recalled) return { ...state, said: t.nothingTo[direction] }
  const rows = rowsById(state)
  const [from, to] = direction === 'undo' ? (['after', 'before'] as const) : (['before', 'after'] as const)
  const still = recalled.written.filter((cell) => {
    const saved = rows.get(cell.rowId)?.texts[cell.key] ?? ''
    return shownText(state.drafts.get(cell.rowId)?.[cell.key], saved) === cell[from]
  })
  const [after] = write(
    state,
    still.map(({ rowId, key, ...cell }) => ({ rowId, key, text: cell[to] })),
  )
  const sentence = t.replayed(direction, still.length, recalled.written.length - still.length)
  return { ...after, history: recalled.history, said: sentence }
}

const select = (state: GridState, position: Position, isExtending: boolean): GridState => {
  const focus = within(sizeOf(state), position)
  const anchor = isExtending ? state.selection.anchor : focus
  return { ...state, editing: undefined, said: '', selection: { anchor, focus } }
}

const selectArea = (state: GridState, { top, bottom, left, right }: Area): GridState => ({
  ...state,
  selection: { anchor: { row: bottom, column: right }, focus: { row: top, column: left } },
})

/** The next cell that is not kept, after the one with the focus, then from the start. */
function nextToReview(state: GridState): GridState {
  const waiting = new Set(
    cellsIn(state.drafts, ['refused', 'changed', 'unsent']).map(({ rowId, key }) => `${rowId}/${key}`),
  )
  const places = state.rows.flatMap(({ rowId }, row) =>
    state.columns.flatMap(({ key }, column) => (waiting.has(`${rowId}/${key}`) ? [{ row, column }] : [])),
  )
  const { focus } = state.selection
  const next = places.find(({ row, column }) => row > focus.row || (row === focus.row && column > focus.column))
  const position = next ?? places[0]
  return position ? select(state, position, false) : { ...state, said: t.elsewhere(waiting.size) }
}

function answered(state: GridState, answers: readonly RowAnswer[]): GridState {
  const byRow = new Map(answers.map((answer) => [answer.rowId, answer]))
  const renamed = cellsIn(state.drafts, ['sending']).flatMap(({ rowId, key, draft }) => {
    const answer = byRow.get(rowId)
    const saved = answer?.refusals[key] ? undefined : answer?.texts[key]
    return saved === undefined || saved === draft.text ? [] : [{ rowId, key, from: draft.text, to: saved }]
  })
  return {
    ...state,
    drafts: settle(state.drafts, answers),
    history: rename(state.history, renamed),
    rows: state.rows.map((row) => {
      const fresh = byRow.get(row.rowId)?.texts
      return fresh ? { ...row, texts: { ...row.texts, ...fresh } } : row
    }),
  }
}

/** The same rows read again keep the order they are shown in: nothing moves under the eyes. */
function inKnownOrder(known: readonly GridRow[], rows: readonly GridRow[]): readonly GridRow[] {
  const byId = new Map(rows.map((row) => [row.rowId, row]))
  const again = known.flatMap(({ rowId }) => byId.get(rowId) ?? [])
  return again.length === rows.length && known.length === rows.length ? again : rows
}

/** One stays on the same row if it is still there. */
function place(state: GridState, rows: readonly GridRow[], columns: readonly GridColumn[]): GridState {
  const { focus } = state.selection
  const current = state.rows[focus.row]?.rowId
  const row = rows.findIndex(({ rowId }) => rowId === current)
  const next = { ...state, rows, columns }
  return row === focus.row ? next : { ...select(next, { ...focus, row: Math.max(0, row) }, false) }
}

function reorder(state: GridState, rowIds: readonly string[]): GridState {
  const rows = rowsById(state)
  return place(
    state,
    rowIds.flatMap((id) => rows.get(id) ?? []),
    state.columns,
  )
}

/** The same text typed again over what someone else wrote: one has seen both, and insists. */
function confirm(state: GridState, text: string): GridState {
  const cell = cellAt(state, state.selection.focus)
  const draft = cell && state.drafts.get(cell.rowId)?.[cell.key]
  if (!cell || draft?.phase !== 'changed' || draft.text !== text) return state
  return { ...state, drafts: insist(state.drafts, cell) }
}

function commit(state: GridState, text: string, isEverywhere: boolean, step: Step | undefined): GridState {
  const { focus } = state.selection
  const places = isEverywhere
    ? writeEverywhere(areaOf(state.selection), text)
    : [{ row: focus.row, column: focus.column, text }]
  const after = {
    ...confirm(
      writePlaces(state, places, () => ''),
      text,
    ),
    editing: undefined,
  }
  return step ? select(after, stepFrom(focus, step, sizeOf(state), 1), false) : after
}

function edit(state: GridState, text: string | undefined): GridState {
  const { row, column } = state.selection.focus
  const lock = lockOf(state.rows[row], state.columns[column])
  return lock === undefined
    ? { ...state, editing: { text: text ?? textAt(state, row, column) }, said: '' }
    : { ...state, said: lock }
}

function paste(state: GridState, block: Block): GridState {
  const { texts, area, lostRows, lostColumns } = pasteBlock(block, areaOf(state.selection), sizeOf(state))
  const after = writePlaces(state, texts, (count) => t.pasted(count, lostRows, lostColumns))
  return selectArea(after, area)
}

const reader = (state: GridState) => (row: number, column: number) => textAt(state, row, column)

/** The area filled from its last row down to another one, and chosen whole. */
function pullTo(state: GridState, bottom: number): GridState {
  const area = areaOf(state.selection)
  const after = writePlaces(state, pullDown(area, bottom, reader(state)), t.filled)
  return selectArea(after, { ...area, bottom: Math.max(area.bottom, bottom) })
}

export function changeGrid(state: GridState, act: GridAct): GridState {
  const area = areaOf(state.selection)
  const { rowCount, columnCount } = sizeOf(state)
  switch (act.type) {
    case 'loaded':
      return place(state, inKnownOrder(state.rows, act.rows), act.columns)
    case 'ordered':
      return reorder(state, act.rowIds)
    case 'found':
      return { ...state, drafts: joinFound(state.drafts, act.drafts) }
    case 'select':
      return select(state, act.position, act.isExtending)
    case 'step':
      return select(state, stepFrom(state.selection.focus, act.step, sizeOf(state), act.pageRows), act.isExtending)
    case 'select-all':
      return selectArea(state, { top: 0, left: 0, bottom: rowCount - 1, right: columnCount - 1 })
    case 'select-row':
      return selectArea(state, { ...area, left: 0, right: columnCount - 1 })
    case 'select-column':
      return selectArea(state, { ...area, top: 0, bottom: rowCount - 1 })
    case 'next-to-review':
      return nextToReview(state)
    case 'edit':
      return edit(state, act.text)
    case 'cancel':
      return { ...state, editing: undefined }
    case 'commit':
      return commit(state, act.text, act.isEverywhere ?? false, act.step)
    case 'paste':
      return paste(state, act.block)
    case 'write':
      return writeCells(state, act.cells, (count) => t.pasted(count, 0, 0))
    case 'fill-down':
      return writePlaces(state, fillDown(area, reader(state)), t.filled)
    case 'pull-down':
      return pullTo(state, act.bottom)
    case 'erase':
      return writePlaces(state, erase(area), t.erased)
    case 'undo':
    case 'redo':
      return replay(state, act.type)
    case 'sent':
      return { ...state, drafts: markSent(state.drafts, act.cells) }
    case 'answered':
      return answered(state, act.answers)
    case 'lost':
      return { ...state, drafts: markLost(state.drafts, act.reason) }
    case 'send-again':
      return { ...state, drafts: sendAgain(state.drafts) }
    case 'insist':
      return { ...state, drafts: insist(state.drafts, act.cell) }
    case 'drop':
      return { ...state, drafts: drop(state.drafts, [act.cell]) }
    case 'say':
      return { ...state, said: act.sentence }
  }
}
