/** An action as cells of text: their keys, what they show, what is understood of what one types there. Pure. Rules: docs/rules/plan.md §15. */
export type { CellLists } from './cell-names.ts'
export { cellTexts } from './cell-texts.ts'
export {
  type CellKey,
  type CellPatch,
  type CellTexts,
  type CellValues,
  cellKeys,
  isSameCell,
  plainCell,
  valuesOf,
} from './cell-values.ts'
export { readCell } from './read-cell.ts'
