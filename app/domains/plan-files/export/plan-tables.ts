/** The plan as the sheets of its export. Pure. Rules: docs/rules/plan.md §9. */
import type { Field } from '#app/domains/plan/sheet/field-kinds.ts'
import { choicesIn, type FieldLists, listNames } from '#app/domains/plan/sheet/field-lists.ts'
import { meansFields, sheetFields, stepFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { exportLabels as e } from './labels.fr.ts'
import {
  type ActionRow,
  actionColumns,
  type Cell,
  type Column,
  dependencyColumns,
  fill,
  type ListName,
  meansColumns,
  measureColumns,
  readingColumns,
  stepColumns,
} from './plan-columns.ts'

export type PlanTable = {
  readonly key: SheetKey
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}
export type Lists = Readonly<Record<ListName, readonly string[]>>
export type PlanWorkbook = { readonly tables: readonly PlanTable[]; readonly lists: Lists }

const fields: readonly Field[] = [sheetFields, stepFields, meansFields].flatMap((table) => Object.values(table))

/** What one chooses from in each list: the words of a closed one, else the names of this CTG. */
function listOf(name: ListName, lists: FieldLists): readonly string[] {
  const closed = fields.find((field) => field.kind === 'choice' && field.list === name)
  if (closed?.kind === 'choice') return Object.values(closed.words)
  const named = fields.find((field) => field.kind === 'reference' && field.list === name)
  return named?.kind === 'reference' ? choicesIn(named.list, lists).map(({ text }) => text) : []
}

/** The lists of this CTG for the columns one chooses from. */
export function listsOf(lists: FieldLists): Lists
export function listsOf(lists: FieldLists): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(listNames.map((name) => [name, listOf(name, lists)]))
}

/** Every table of the plan, in the order given; a plan without action gives its titles alone. */
export function tablesOf(actions: readonly ActionRow[]): readonly PlanTable[] {
  const steps = actions.flatMap((action) => action.steps.map((part) => ({ action, part })))
  const means = actions.flatMap((action) => action.means.map((part) => ({ action, part })))
  const measures = actions.flatMap((action) => action.measures.map((part) => ({ action, part })))
  const readings = measures.flatMap(({ action, part: { id: measureId, name: measureName, values } }) =>
    values.map((reading) => ({ action, part: { measureId, measureName, reading } })),
  )
  const dependencies = actions.flatMap((action) =>
    action.dependencies.flatMap((part) => (part.waiting.actionId === action.id ? [{ action, part }] : [])),
  )
  const table = (key: SheetKey, filled: Pick<PlanTable, 'columns' | 'rows'>): PlanTable => ({
    key,
    name: e.sheet[key],
    ...filled,
  })
  return [
    table('actions', fill(actionColumns, actions)),
    table('steps', fill(stepColumns, steps)),
    table('means', fill(meansColumns, means)),
    table('measures', fill(measureColumns, measures)),
    table('readings', fill(readingColumns, readings)),
    table('dependencies', fill(dependencyColumns, dependencies)),
  ]
}
