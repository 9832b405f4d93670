/** What the cells of one row must say together, once those changed are in place. Pure. Rules: docs/rules/plan.md §1, §2. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import {
  type ActionStatus,
  actionStatuses,
  endsAfterItStarts,
  initialStatuses,
  refusalToMove,
} from '#app/domains/plan/plan.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { choicesOf, type TakeFacts, takeDate, takeOne } from '../export/take-cell.ts'
import { takeLabels } from '../export/take-labels.fr.ts'

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
export function refusalsInRow(row: Row, facts: TakeFacts): readonly RowRefusal[] {
  if (row.key === 'steps') return stepRefusals(row)
  return row.key === 'actions'
    ? [...dateRefusals(row, facts), ...serviceRefusals(row, facts), ...statusRefusals(row)]
    : []
}

const readDate = takeDate((day, precision) => ({ day, precision }))
const readService = takeOne(choicesOf.services, (id) => id)
const readParty = takeOne(choicesOf.parties, (id) => id)
const statusIn = (texts: Texts): ActionStatus | undefined =>
  actionStatuses.find((status) => planLabels.status[status] === texts.get(c.status))

const onChanged = ({ changed }: Row, headers: readonly string[], reason: string): readonly RowRefusal[] =>
  headers.filter((header) => changed.has(header)).map((header) => ({ header, reason }))

function dateRefusals(row: Row, facts: TakeFacts): readonly RowRefusal[] {
  const starts = readDate(row.after.get(c.startsOn) ?? '', facts)
  const ends = readDate(row.after.get(c.endsOn) ?? '', facts)
  if (!starts.ok || !ends.ok) return []
  const dates = {
    startsOn: starts.patch.day,
    startsPrecision: starts.patch.precision,
    endsOn: ends.patch.day,
    endsPrecision: ends.patch.precision,
  }
  if (endsAfterItStarts(dates)) return []
  return onChanged(row, [c.startsOn, c.endsOn], takeLabels.endsBeforeStart)
}

function serviceRefusals(row: Row, facts: TakeFacts): readonly RowRefusal[] {
  const service = readService(row.after.get(c.leadService) ?? '', facts)
  const party = readParty(row.after.get(c.leadParty) ?? '', facts)
  if (!service.ok || !party.ok || service.patch === null) return []
  // A service alone brings its party; a party that leaves does not leave its service behind.
  if (party.patch === null && (row.changed.has(c.leadService) || !row.changed.has(c.leadParty))) return []
  if (facts.services.find(({ id }) => id === service.patch)?.partyId === party.patch) return []
  return onChanged(row, [c.leadParty, c.leadService], takeLabels.serviceOfAnotherParty)
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
