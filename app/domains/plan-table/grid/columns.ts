/** The columns of the grid and what may be chosen in them, from the cells of the plan. Pure. Rules: docs/rules/plan.md §14. */
import { actionStatuses, movesFrom } from '#app/domains/plan/plan.ts'
import { statusWords } from '#app/domains/plan/sheet/choice-words.fr.ts'
import type { Field } from '#app/domains/plan/sheet/field-kinds.ts'
import { choicesIn } from '#app/domains/plan/sheet/field-lists.ts'
import type { ColumnKind, GridColumn } from '#app/ui/grid/grid-model.ts'
import { type CellKey, type CellLists, cellFields, cellKeys } from '../cells/cells.ts'
import { planGridLabels as t } from './labels.fr.ts'
import { codeKey } from './sort-rows.ts'

/** How each kind of field is written in its cell. */
const kinds: Readonly<Record<Field['kind'], ColumnKind>> = {
  ...{ line: 'text', email: 'text', number: 'text', yes: 'text', funder: 'text' },
  ...{ text: 'words', tags: 'words', levers: 'words' },
  ...{ date: 'date', day: 'date' },
  ...{ reference: 'choice', choice: 'choice' },
  ...{ names: 'list', partners: 'list' },
}

/** The eight fields first (§1.1), as they are cells; the rest is shown when asked. */
const firstKeys: readonly CellKey[] = cellKeys
  .slice(0, cellKeys.indexOf('nextStepOn') + 1)
  .filter((key) => key !== 'leadPerson')

const columnOf = (key: CellKey): GridColumn => {
  const { header, kind, width }: Field = cellFields[key]
  return { key, header, kind: kinds[kind], widthRem: width[1] ?? 12 }
}

/** The number first, then the cells in their order. @param isWhole every cell rather than the first ones */
export const gridColumns = (isWhole: boolean): readonly GridColumn[] => [
  { key: codeKey, header: 'N°', kind: 'text', widthRem: 5, lock: t.codeLock },
  ...(isWhole ? cellKeys : firstKeys).map(columnOf),
]

/** What a cell is chosen among, as it shows it; undefined where one writes. */
export function cellChoices(key: CellKey, lists: CellLists): readonly string[] | undefined {
  const field: Field = cellFields[key]
  if (field.kind === 'choice') return Object.values(field.words)
  const list =
    field.kind === 'partners'
      ? 'parties'
      : field.kind === 'names' || field.kind === 'reference'
        ? field.list
        : undefined
  return list && choicesIn(list, lists).map(({ text }) => text)
}

/** Names to choose from; « » empties a cell that may be empty. */
export function gridChoices(lists: CellLists) {
  const ofColumn: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    cellKeys.flatMap((key) => {
      const choices = key === 'status' ? undefined : cellChoices(key, lists)
      return choices ? [[key, kinds[cellFields[key].kind] === 'choice' ? ['', ...choices] : choices] as const] : []
    }),
  )
  /** By the words of a status, those it may become. */
  const statusAfter: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    actionStatuses.map((from) => [statusWords[from], [from, ...movesFrom[from]].map((status) => statusWords[status])]),
  )
  return { ofColumn, statusAfter }
}
