/** The plan as the sheets of its export. Pure. Rules: docs/rules/plan.md §9. */
import type { Field } from '#app/domains/plan/sheet/field-kinds.ts'
import { listNames } from '#app/domains/plan/sheet/field-lists.ts'
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

function listsBy(valuesOf: (name: ListName) => readonly string[]): Lists
function listsBy(valuesOf: (name: ListName) => readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(listNames.map((name) => [name, valuesOf(name)]))
}

/** The values of this CTG for the columns one chooses from. */
export const listsOf = (ctg: Pick<Lists, 'themes' | 'parties' | 'services' | 'bodies'>): Lists => {
  const fields: readonly Field[] = [sheetFields, stepFields, meansFields].flatMap((table) => Object.values(table))
  const closed = fields.flatMap((field) => (field.kind === 'choice' ? [[field.list, Object.values(field.words)]] : []))
  const lists: Readonly<Record<string, readonly string[]>> = { ...Object.fromEntries(closed), ...ctg }
  return listsBy((name) => lists[name] ?? [])
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
