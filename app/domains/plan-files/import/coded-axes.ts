/** Rows that name an axis by its code and its title, told from actions by their look alone. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ImportField } from './fields.ts'
import type { filledOf } from './line-cells.ts'
import type { PlanCell } from './plan-cell.ts'

export const styleOf = ({ fill, bold }: PlanCell): string => `${fill ?? ''}${bold ? '+' : ''}`

type FilledCell = ReturnType<typeof filledOf>[number]
type Known = {
  readonly titleColumn: number
  readonly fieldOf: ReadonlyMap<number, ImportField>
  /** How the titles of the fullest rows look. */
  readonly usual: ReadonlySet<string>
}
const longestCode = 6

/** « A », « Petite enfance », coloured as no action is: its code and its title, and nothing else. */
export function codedAxisText(code: FilledCell, title: FilledCell, known: Known): string | undefined {
  const isCoded =
    known.fieldOf.get(code.index) === 'code' &&
    title.index === known.titleColumn &&
    code.cell.text.length <= longestCode
  const isStyled = title.cell.fill !== undefined && !known.usual.has(styleOf(title.cell))
  return isCoded && isStyled ? title.cell.text : undefined
}
