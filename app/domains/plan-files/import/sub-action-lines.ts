/** Sub-actions in a column of their own, one a line, under their action. Pure. Rules: docs/rules/taking-up.md §3.24. */
import { plainWords } from '#app/kernel/plain-words.ts'
import { levelNamed } from './axis-words.ts'
import type { ImportField } from './fields.ts'
import { type ActionLine, blankMark, filledOf, type RowCells } from './line-cells.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'
import type { SheetLine } from './read-lines.ts'
import { bare, numberAbove } from './sub-actions.ts'

const placeFields: ReadonlySet<ImportField | undefined> = new Set(['axis', 'subAxis', 'objective'])

/** What some columns of a line say of it. */
const partOf = (line: ActionLine, isTaken: (column: number) => boolean): ActionLine => ({
  ...line,
  cells: new Map([...line.cells].filter(([at]) => isTaken(at))),
  sources: new Map([...line.sources].filter(([at]) => isTaken(at))),
  aside: line.aside.filter(({ column }) => isTaken(column)),
  comments: line.comments.filter(({ column }) => isTaken(column)),
})

/** Cells of the next line that has some. */
function filledAfter(body: readonly PlanRow[], offset: number): ReturnType<typeof filledOf> {
  let at = offset + 1
  while (body[at]?.every(({ text }) => text === '')) at += 1
  return filledOf(body[at] ?? [])
}

/** @param body the lines of the table, from the first */
export function subActionsIn(body: readonly PlanRow[], fieldOf: ReadonlyMap<number, ImportField>, titleColumn: number) {
  const columnOf = (field: ImportField): number => [...fieldOf].find(([, one]) => one === field)?.[0] ?? -1
  const [column, codeColumn] = [columnOf('subAction'), columnOf('code')]
  const sameColumns = [titleColumn, ...[...fieldOf].flatMap(([at, field]) => (placeFields.has(field) ? [at] : []))]

  /** Its title is merged from above, left empty, or written again with its place. */
  const isUnder = (cells: ReadonlyMap<number, PlanCell>, { cells: above }: Pick<ActionLine, 'cells'>): boolean =>
    sameColumns.every((at) => {
      const own = plainWords(cells.get(at)?.text ?? '')
      return own === '' || own === plainWords(above.get(at)?.text ?? '')
    })

  const said = (cells: ReadonlyMap<number, PlanCell>): PlanCell | undefined => {
    const cell = cells.get(column)
    return cell && !blankMark.test(cell.text) ? cell : undefined
  }
  const cellOf = ({ cells, covered }: RowCells): PlanCell | undefined => (covered.has(column) ? undefined : said(cells))

  /** Cells of the next line, when it says a sub-action of this one. */
  function nextOf(cells: ReadonlyMap<number, PlanCell>, offset: number): ReadonlyMap<number, PlanCell> | undefined {
    const nextCells = new Map(filledAfter(body, offset).map(({ cell, index }) => [index, cell] as const))
    return cells.has(titleColumn) && said(nextCells) && isUnder(nextCells, { cells }) ? nextCells : undefined
  }

  return {
    cellOf,
    /** Alone on its line, above its sub-actions: no axis, unless its words say so. */
    isAbove: ({ cells }: RowCells, offset: number, text: string): boolean =>
      levelNamed(text) === undefined && nextOf(cells, offset) !== undefined,
    /** The action this row says a sub-action of. */
    above(own: RowCells, lines: readonly SheetLine[]): ActionLine | undefined {
      const last = lines.findLast(({ kind }) => kind !== 'skipped')
      if (last?.kind !== 'action' || !cellOf(own)) return
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
      const next = said(line.cells) && nextOf(line.cells, offset)
      if (!next) return [line]
      const codeIn = (cells: ReadonlyMap<number, PlanCell>): string => cells.get(codeColumn)?.text ?? ''
      const [code, nextCode] = [codeIn(line.cells), codeIn(next)]
      // « 1.1 » above « 1.2 », where the title of both is above: numbers of sub-actions.
      const isNumbered = nextCode !== '' && bare(nextCode) !== bare(code) && numberAbove(nextCode) !== bare(code)
      const isOwn = (at: number): boolean => {
        if (sameColumns.includes(at) || (line.cells.get(at)?.down ?? 1) > 1) return false
        return at === codeColumn ? isNumbered : at >= column
      }
      return [partOf(line, (at) => !isOwn(at)), { ...partOf(line, isOwn), under: line.row }]
    },
  }
}
