/** The plan as it is, row by row as an export would write it: what a file that comes back is compared with. Pure. */
import type { Field } from '#app/domains/plan/sheet/field-kinds.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { fieldText } from '#app/domains/plan/sheet/field-text.ts'
import { type FieldValues, readField } from '#app/domains/plan/sheet/read-field.ts'
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
import type { PlanTable } from '../export/plan-tables.ts'

const c = e.column

export type PlanRow = {
  readonly id: string
  readonly actionId: string
  /** By title of the column. */
  readonly texts: ReadonlyMap<string, string>
}
export type PlanIndex = Readonly<Record<SheetKey, ReadonlyMap<string, PlanRow>>>

type Columns = readonly { readonly header: string; readonly field?: Field }[]
const columnsOf: Readonly<Record<SheetKey, Columns>> = {
  actions: actionColumns,
  steps: stepColumns,
  means: meansColumns,
  measures: measureColumns,
  readings: readingColumns,
  dependencies: dependencyColumns,
}
const fieldsOf = Object.fromEntries(
  Object.entries(columnsOf).map(([key, columns]) => [
    key,
    new Map(columns.map(({ header, field }) => [header, field])),
  ]),
)

/** What a column holds; undefined when it is read only. */
export const fieldOf = (key: SheetKey, header: string): Field | undefined => fieldsOf[key]?.get(header)

/** A cell read back, with its text as Trame would write it: two ways of writing one date are one date. */
export function takeCell(field: Field, text: string, lists: FieldLists) {
  const reading = readField(field, text, lists)
  return reading.ok ? ({ ok: true, text: fieldText(field, reading.values, lists, 'file') } as const) : reading
}

/** Titles of the columns a row cannot do without; what a dependency needs is found otherwise (`findDependency`). */
export const requiredHeaders = (key: SheetKey): readonly string[] =>
  columnsOf[key].flatMap(({ header, field }) =>
    field && 'missing' in field && field.missing !== undefined && !('usual' in field && field.usual) ? [header] : [],
  )

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

/** The values of several cells of a row, as code names them; those that are not read give nothing. */
export function valuesOf(
  key: SheetKey,
  cells: readonly { readonly header: string; readonly after: string }[],
  lists: FieldLists,
): FieldValues {
  const readings = cells.flatMap(({ header, after }) => {
    const field = fieldOf(key, header)
    return field ? [readField(field, after, lists)] : []
  })
  return Object.assign({}, ...readings.map((reading) => (reading.ok ? reading.values : {})))
}
