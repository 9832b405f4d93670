/** The cells of one line: those merged from above, those struck or hidden and left aside, those that continue it. Pure. */
import type { PlanCell, PlanRow } from './plan-cell.ts'

/** Dashes and question marks are written where nothing is known. */
export const blankMark = /^[\s–—−?-]+$/

/** `several`: a list of actions in one cell. */
export type LeftReason = 'hidden-row' | 'struck' | 'several'
type Place = {
  /** From 1, as the spreadsheet shows it. */
  readonly row: number
  readonly column: number
}
export type RowCells = {
  readonly row: number
  /** By column. */
  readonly cells: ReadonlyMap<number, PlanCell>
  /** Columns whose cell is merged from above. */
  readonly covered: ReadonlySet<number>
}
export type ActionLine = {
  readonly kind: 'action'
  readonly row: number
  /** Row of the action it is written under, in a column of sub-actions. */
  readonly under?: number
  /** Someone hid its row, or struck its title: it is not taken without a word. */
  readonly left?: LeftReason
  /** By column; texts of the rows that continue the action are added, one a line. */
  readonly cells: ReadonlyMap<number, PlanCell>
  /** Rows, from 1, of the cells of each column; what is only covered by a merged cell above has none. */
  readonly sources: ReadonlyMap<number, readonly number[]>
  /** Cells that are not read: struck, or of a hidden row that continues the action. */
  readonly aside: readonly (Place & { readonly because: LeftReason })[]
  /** What is pinned on its cells, empty ones too; `isRow`: a note written in a row of its own, right under it. */
  readonly comments: readonly (Place & { readonly text: string; readonly isRow?: true })[]
}

export const filledOf = (row: PlanRow) => row.flatMap((cell, index) => (cell.text === '' ? [] : [{ cell, index }]))

/** Cells merged downwards say the same thing of the rows they cover. */
export function coveredCells() {
  const covers = new Map<number, { readonly cell: PlanCell; readonly until: number }>()
  return (row: PlanRow, at: number): RowCells => {
    const cells = new Map<number, PlanCell>()
    const covered = new Set<number>()
    for (const [index, { cell, until }] of covers) {
      if (at > until) covers.delete(index)
      else if (row[index] === undefined || row[index].text === '') {
        cells.set(index, cell)
        covered.add(index)
      }
    }
    for (const { cell, index } of filledOf(row)) {
      cells.set(index, cell)
      if ((cell.down ?? 1) > 1) covers.set(index, { cell, until: at + (cell.down ?? 1) - 1 })
    }
    return { row: at + 1, cells, covered }
  }
}

export const commentsOf = (row: PlanRow, at: number): ActionLine['comments'] =>
  row.flatMap(({ comment }, column) => (comment ? [{ row: at + 1, column, text: comment }] : []))

/** What of a row is read: all of it, or not what someone struck, nor a row someone hid. */
function readOf(own: RowCells, left: LeftReason | undefined) {
  const aside = [...own.cells].flatMap(([column, { struck }]) => {
    const because = left ?? (struck ? ('struck' as const) : undefined)
    return because && !own.covered.has(column) ? [{ row: own.row, column, because }] : []
  })
  const isAside = new Set(aside.map(({ column }) => column))
  return { aside, cells: [...own.cells].filter(([column]) => !isAside.has(column)) }
}

type Said = { readonly left: LeftReason | undefined; readonly isAllRead: boolean }

export function startAction(own: RowCells, row: PlanRow, { left, isAllRead }: Said): ActionLine {
  // Taken, a line that was left is taken whole.
  const read = isAllRead || left ? { aside: [], cells: [...own.cells] } : readOf(own, undefined)
  return {
    ...{ kind: 'action', row: own.row, ...(left && !isAllRead && { left }) },
    ...{ cells: new Map(read.cells), aside: read.aside, comments: commentsOf(row, own.row - 1) },
    sources: new Map(read.cells.flatMap(([index]) => (own.covered.has(index) ? [] : [[index, [own.row]] as const]))),
  }
}

/** Adds to the action above what a row without title, or covered by its title, says more. */
export function continueAction(action: ActionLine, own: RowCells, row: PlanRow, { left, isAllRead }: Said): ActionLine {
  const read = isAllRead || action.left ? { aside: [], cells: [...own.cells] } : readOf(own, left)
  const joined = new Map(action.cells)
  const sources = new Map(action.sources)
  for (const [index, cell] of read.cells) {
    if (own.covered.has(index)) continue
    sources.set(index, [...(sources.get(index) ?? []), own.row])
    const before = joined.get(index)
    // A dash under what is said adds nothing to it.
    if (before && blankMark.test(cell.text)) continue
    // Two texts are no longer one number nor one date.
    joined.set(
      index,
      before ? { ...before, day: undefined, number: undefined, text: `${before.text}\n${cell.text}` } : cell,
    )
  }
  return {
    ...{ ...action, cells: joined, sources, aside: [...action.aside, ...read.aside] },
    comments: [...action.comments, ...commentsOf(row, own.row - 1)],
  }
}

/** A note in a row of its own under an action is said of it. */
export const noteUnder = (action: ActionLine, row: PlanRow, at: number): ActionLine => ({
  ...action,
  comments: [
    ...action.comments,
    ...filledOf(row).map(({ cell, index }) => ({ row: at + 1, column: index, text: cell.text, isRow: true as const })),
    ...commentsOf(row, at),
  ],
})
