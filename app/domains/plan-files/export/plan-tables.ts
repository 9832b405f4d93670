/** The plan as the sheets of its export. Pure. Rules: docs/rules/plan.md §9. */
import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import {
  actionPriorities,
  actionRecurrences,
  actionStatuses,
  inhabitantsParts,
  meansNatures,
  meansStates,
  stepStatuses,
} from '#app/domains/plan/plan.ts'
import { sheetLabels as s } from '#app/domains/plan/sheet/labels.fr.ts'
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

/** The values of this CTG for the columns one chooses from. */
export const listsOf = (ctg: Pick<Lists, 'themes' | 'parties' | 'services' | 'bodies'>): Lists => ({
  ...ctg,
  statuses: actionStatuses.map((status) => t.status[status]),
  stepStatuses: stepStatuses.map((status) => t.step[status]),
  natures: meansNatures.map((nature) => t.meansNature[nature]),
  meansStates: meansStates.map((state) => t.meansState[state]),
  priorities: actionPriorities.map((priority) => s.priority[priority]),
  recurrences: actionRecurrences.map((recurrence) => s.recurrence[recurrence]),
  inhabitantsParts: inhabitantsParts.map((part) => s.inhabitantsPart[part]),
})

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
