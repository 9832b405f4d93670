/** What the cells of one row must say together, once those changed are in place. Pure. Rules: docs/rules/plan.md §1, §2. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { type ActionStatus, actionStatuses, initialStatuses, refusalToMove } from '#app/domains/plan/plan.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { readLabels } from '#app/domains/plan/sheet/read-labels.fr.ts'
import {
  blankSheet,
  faultsInSheet,
  type SheetFault,
  type SheetPatch,
  settleSheet,
} from '#app/domains/plan/sheet/settle.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { takeLabels } from '../export/take-labels.fr.ts'
import { valuesOf } from './plan-index.ts'

const c = e.column

type Texts = ReadonlyMap<string, string>
type Row = {
  readonly key: SheetKey
  /** Undefined for a new row. */
  readonly before: Texts | undefined
  /** As it would be. */
  readonly after: Texts
  /** Titles of the columns that change. */
  readonly changed: ReadonlySet<string>
}
export type RowRefusal = { readonly header: string; readonly reason: string }

/** Cells that cannot change as written, for what the others of their row say. */
export function refusalsInRow(row: Row, lists: FieldLists): readonly RowRefusal[] {
  if (row.key === 'steps') return stepRefusals(row)
  return row.key === 'actions' ? [...sheetRefusals(row, lists), ...statusRefusals(row)] : []
}

const statusIn = (texts: Texts): ActionStatus | undefined =>
  actionStatuses.find((status) => planLabels.status[status] === texts.get(c.status))

/** The columns of each fault of a sheet, and what is said there. */
const faultCells: Readonly<Record<SheetFault, readonly [headers: readonly string[], reason: string]>> = {
  'ends-before-start': [[c.startsOn, c.endsOn], readLabels.endsBeforeStart],
  'service-of-another-party': [[c.leadParty, c.leadService], readLabels.serviceOfAnotherParty],
}
const judged = Object.values(faultCells).flatMap(([headers]) => headers)

/** What does not hold together once the sheet is settled, as everywhere a sheet is written. */
function sheetRefusals({ before, after, changed }: Row, lists: FieldLists): readonly RowRefusal[] {
  const read = (texts: Texts | undefined, headers: readonly string[]): SheetPatch =>
    valuesOf(
      'actions',
      headers.map((header) => ({ header, after: texts?.get(header) ?? '' })),
      lists,
    )
  const wanted = judged.filter((header) => changed.has(header))
  const sheet = settleSheet({ ...blankSheet, ...read(before, judged) }, read(after, wanted), lists)
  return faultsInSheet(sheet, lists).flatMap((fault) => {
    const [headers, reason] = faultCells[fault]
    return headers.filter((header) => changed.has(header)).map((header) => ({ header, reason }))
  })
}

function statusRefusals(row: Row): readonly RowRefusal[] {
  const to = statusIn(row.after)
  if (!row.changed.has(c.status) || !to) return []
  const from = row.before && statusIn(row.before)
  if (!from)
    return initialStatuses.some((status) => status === to) ? [] : [{ header: c.status, reason: takeLabels.moveOnSheet }]
  const refusal = refusalToMove(from, to, { reason: '', decisionId: null })
  if (refusal === undefined) return []
  const isSaidOnSheet = refusal !== 'move-not-possible'
  return [{ header: c.status, reason: isSaidOnSheet ? takeLabels.moveOnSheet : planLabels.moveRefusal[refusal] }]
}

/** A step that has a day of completion is done: its status cannot say otherwise. */
function stepRefusals(row: Row): readonly RowRefusal[] {
  const isDone = row.after.get(c.status) === planLabels.step.done
  if (!row.changed.has(c.status) || isDone || (row.after.get(c.doneOn) ?? '') === '') return []
  return [{ header: c.status, reason: takeLabels.doneStep }]
}
