/** Sub-actions in a column of their own, one a line, under their action. Pure. Rules: docs/rules/taking-up.md §3.24. */
import { plainWords } from '#app/kernel/plain-words.ts'
import type { ImportField } from './fields.ts'
import type { ActionLine, RowCells } from './line-cells.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'
import type { SheetLine } from './read-lines.ts'

const placeFields: ReadonlySet<ImportField | undefined> = new Set(['axis', 'subAxis', 'objective'])

/** @param body the lines of the table, from the first */
export function subActionsIn(body: readonly PlanRow[], fieldOf: ReadonlyMap<number, ImportField>, titleColumn: number) {
  const column = [...fieldOf].find(([, field]) => field === 'subAction')?.[0] ?? -1
  const sameColumns = [titleColumn, ...[...fieldOf].flatMap(([at, field]) => (placeFields.has(field) ? [at] : []))]

  /** Its title is merged from above, left empty, or written again with its place. */
  const isUnder = (cells: ReadonlyMap<number, PlanCell>, { cells: above }: Pick<ActionLine, 'cells'>): boolean =>
    sameColumns.every((at) => {
      const own = plainWords(cells.get(at)?.text ?? '')
      return own === '' || own === plainWords(above.get(at)?.text ?? '')
    })

  return {
    cellOf: ({ cells, covered }: RowCells): PlanCell | undefined =>
      covered.has(column) ? undefined : cells.get(column),
    /** The action this row says a sub-action of. */
    above(own: RowCells, lines: readonly SheetLine[]): ActionLine | undefined {
      const last = lines.findLast(({ kind }) => kind !== 'skipped')
      if (last?.kind !== 'action' || !this.cellOf(own)) return
      const top = lines.findLast((line) => line.kind === 'action' && line.under === undefined)
      return top?.kind === 'action' && isUnder(own.cells, top) ? top : undefined
    },
    /** What is merged from above is the action's. */
    under: (top: ActionLine, line: ActionLine, { covered }: RowCells): ActionLine => ({
      ...line,
      under: top.row,
      cells: new Map([...line.cells].filter(([at]) => !covered.has(at))),
    }),
    /** A line that holds an action and the first of its sub-actions: what is right of that one, and not merged downwards, is its own. */
    split(line: ActionLine, offset: number): readonly ActionLine[] {
      const next = body.slice(offset + 1).find((row) => row.some(({ text }) => text !== '')) ?? []
      const nextCells = new Map(next.flatMap((cell, at) => (cell.text === '' ? [] : [[at, cell] as const])))
      if (!line.cells.has(column) || !nextCells.has(column) || !isUnder(nextCells, line)) return [line]
      const isOwn = (at: number): boolean => at >= column && (line.cells.get(at)?.down ?? 1) === 1
      const part = (isTaken: (at: number) => boolean): ActionLine => ({
        ...line,
        cells: new Map([...line.cells].filter(([at]) => isTaken(at))),
        sources: new Map([...line.sources].filter(([at]) => isTaken(at))),
        aside: line.aside.filter(({ column: at }) => isTaken(at)),
        comments: line.comments.filter(({ column: at }) => isTaken(at)),
      })
      return [part((at) => !isOwn(at)), { ...part(isOwn), under: line.row }]
    },
  }
}
