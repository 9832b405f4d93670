/** What puts back what a file wrote, compared with the plan as it is now. Pure. Rules: docs/rules/taking-up.md §5.7. */
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { RowChange } from './difference.ts'
import { fieldOf, type PlanIndex, rowLabel, takeCell } from './plan-index.ts'
import type { WrittenRow } from './written.ts'

/** A part that a file added. */
export type RemovedRow = Pick<WrittenRow, 'id' | 'actionId'> & {
  readonly table: Exclude<SheetKey, 'actions'>
  readonly label: string
  /** What a dependency waits for. */
  readonly afterActionId: string | undefined
  /** Its sheet leaves too: nothing is told of the part alone. */
  readonly isWithSheet: boolean
}

export type Inverse = {
  readonly changed: readonly RowChange[]
  /** Those that rest on others before them. */
  readonly removed: readonly RemovedRow[]
  /** What stays because somebody changed it since, or rests on it: « Actions, 1.2 Ouvrir un relais : Besoin ». */
  readonly left: readonly string[]
}

/** Cells that still say what the file wrote, and parts nobody changed or uses; new sheets are undone as sheets are. */
export function inverseOf(rows: readonly WrittenRow[], plan: PlanIndex, facts: FieldLists): Inverse {
  const changed: RowChange[] = []
  const left: string[] = []
  for (const { table, id, actionId, isNew, cells } of rows) {
    const present = plan[table].get(id)
    if (isNew || !present) continue
    const label = rowLabel(table, present.texts)
    const [back, staying] = partition(cells, ({ header, before, after }) => {
      const field = fieldOf(table, header)
      return field !== undefined && present.texts.get(header) === after && takeCell(field, before, facts).ok
    })
    left.push(...staying.map(({ header }) => `${e.sheet[table]}, ${label} : ${header}`))
    const inverse = back.map(({ header, before, after }) => ({
      header,
      before: after,
      after: before,
      isDoubted: false,
    }))
    if (back.length > 0) changed.push({ key: '', table, id, actionId, label, cells: inverse })
  }
  const parts = removedParts(rows, plan)
  return { changed, removed: parts.removed, left: [...left, ...parts.left] }
}

function partition<One>(
  all: readonly One[],
  isFirst: (one: One) => boolean,
): readonly [readonly One[], readonly One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}

/** What rests on others before them: a dependency names a step, a reading its measure. */
const partKeys = ['dependencies', 'readings', 'measures', 'means', 'steps'] as const
const namingHeaders = [e.column.measureId, e.column.stepId, e.column.awaitedStepId]

function removedParts(rows: readonly WrittenRow[], plan: PlanIndex): Pick<Inverse, 'removed' | 'left'> {
  const removed: RemovedRow[] = []
  const left: string[] = []
  const newSheets = new Set(rows.flatMap(({ table, isNew, id }) => (table === 'actions' && isNew ? [id] : [])))
  for (const table of partKeys)
    for (const { id, actionId, cells } of rows.filter((row) => row.isNew && row.table === table)) {
      const present = plan[table].get(id)
      if (!present) continue
      const label = rowLabel(table, present.texts)
      const isAsWritten = cells.every(({ header, after }) => present.texts.get(header) === after)
      // A title said beside a dependency may change: it is never changed itself.
      const afterActionId = present.texts.get(e.column.awaitedId)
      if ((isAsWritten || table === 'dependencies') && !isNamed(id, plan, removed))
        removed.push({ table, id, actionId, label, afterActionId, isWithSheet: newSheets.has(actionId) })
      else left.push(`${e.sheet[table]}, ${label}`)
    }
  return { removed, left }
}

/** By a part that stays. */
const isNamed = (id: string, { readings, dependencies }: PlanIndex, removed: readonly RemovedRow[]): boolean =>
  [...readings.values(), ...dependencies.values()].some(
    (row) => !removed.some((one) => one.id === row.id) && namingHeaders.some((header) => row.texts.get(header) === id),
  )
