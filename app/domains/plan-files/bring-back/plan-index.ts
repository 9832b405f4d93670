/** The plan as it is, row by row as an export would write it: what a file that comes back is compared with. Pure. */
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { cellText } from '../export/plan-cells.ts'
import {
  actionColumns,
  dependencyColumns,
  meansColumns,
  measureColumns,
  readingColumns,
  stepColumns,
} from '../export/plan-columns.ts'
import type { Patch } from '../export/plan-patches.ts'
import type { PlanTable } from '../export/plan-tables.ts'
import type { Take, TakeFacts } from '../export/take-cell.ts'

export type { Patch } from '../export/plan-patches.ts'

const c = e.column

export type PlanRow = {
  readonly id: string
  readonly actionId: string
  /** By title of the column. */
  readonly texts: ReadonlyMap<string, string>
}
export type PlanIndex = Readonly<Record<SheetKey, ReadonlyMap<string, PlanRow>>>

type Taking = readonly { readonly header: string; readonly take?: Take<Patch> }[]
const columnsOf: Readonly<Record<SheetKey, Taking>> = {
  actions: actionColumns,
  steps: stepColumns,
  means: meansColumns,
  measures: measureColumns,
  readings: readingColumns,
  dependencies: dependencyColumns,
}
const takesOf = Object.fromEntries(
  Object.entries(columnsOf).map(([key, columns]) => [key, new Map(columns.map(({ header, take }) => [header, take]))]),
)

/** How a column is read back; undefined when it is read only. */
export const takeOf = (key: SheetKey, header: string): Take<Patch> | undefined => takesOf[key]?.get(header)

/** Titles of the columns a row cannot do without. */
export const requiredHeaders: Readonly<Record<SheetKey, readonly string[]>> = {
  actions: [c.title],
  steps: [c.step],
  means: [c.year, c.nature, c.funder],
  measures: [c.measure],
  readings: [c.measuredOn, c.value],
  // What waits and what it waits for are found otherwise (`findDependency`).
  dependencies: [],
}

/** What finds a row again: never compared. */
export const technicalHeaders: ReadonlySet<string> = new Set([
  ...[c.version, c.id, c.actionId, c.measureId, c.fingerprint],
  ...[c.stepId, c.awaitedId, c.awaitedStepId],
])

/** « 1.2.3 Ouvrir un relais », « Relais ouvert (1.2.3) ». */
export function rowLabel(key: SheetKey, texts: ReadonlyMap<string, string>): string {
  const text = (header: string): string => texts.get(header) ?? ''
  const code = text(c.code)
  if (key === 'actions') return [code, text(c.title)].filter(Boolean).join(' ')
  const own = {
    steps: text(c.step),
    means: [text(c.funder), text(c.year)].filter(Boolean).join(', '),
    measures: text(c.measure),
    readings: [text(c.measure), text(c.measuredOn)].filter(Boolean).join(', '),
    dependencies: [text(c.step) || text(c.title), text(c.awaitedStep) || text(c.awaitedTitle) || text(c.awaitedCode)]
      .filter(Boolean)
      .join(' → '),
  }[key]
  return code === '' ? own : `${own} (${code})`
}

export function indexPlan(tables: readonly PlanTable[]): PlanIndex {
  const indexOf = (key: SheetKey): ReadonlyMap<string, PlanRow> => {
    const table = tables.find((one) => one.key === key)
    return new Map(
      table?.rows.map((cells) => {
        const texts = new Map(
          table.columns.map((column, index) => [column.header, cellText(cells[index] ?? null, column)]),
        )
        const id = texts.get(c.id) ?? ''
        return [id, { id, actionId: texts.get(c.actionId) ?? id, texts }]
      }),
    )
  }
  return {
    actions: indexOf('actions'),
    steps: indexOf('steps'),
    means: indexOf('means'),
    measures: indexOf('measures'),
    readings: indexOf('readings'),
    dependencies: indexOf('dependencies'),
  }
}

/** The patch of several cells of a row; those that are not read give nothing. */
export function patchOf(
  key: SheetKey,
  cells: readonly { readonly header: string; readonly after: string }[],
  facts: TakeFacts,
): Required<Patch> {
  const patches = cells.flatMap(({ header, after }) => {
    const taken = takeOf(key, header)?.(after, facts)
    return taken?.ok ? [taken.patch] : []
  })
  return patches.reduce<Required<Patch>>(
    (all, { row, links }) => ({ row: { ...all.row, ...row }, links: { ...all.links, ...links } }),
    { row: {}, links: {} },
  )
}
