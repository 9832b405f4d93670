/** Changes cells of several actions at once, each saved or refused on its own: grid, bulk change, file. Rules: docs/rules/plan.md §15. */
import { z } from 'zod'
import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { loadFieldLists } from '#app/domains/plan/sheet/field-lists.server.ts'
import { lockSheets } from '#app/domains/plan/sheet/sheets.server.ts'
import { requireRows } from '#app/domains/plan/sheet/store.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, id, optionalId, optionalText } from '#app/kernel/fields.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { command } from '#app/kernel/transaction.server.ts'
import type { BatchOrigin } from '../cells/batch.ts'
import { type JudgedAction, writeBatch } from '../cells/batch-store.server.ts'
import { cellKeys } from '../cells/cells.ts'
import { judgeCells } from '../cells/judge-cells.ts'
import { cellRights } from '../cells/store.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { mayWriteSome } from '../permissions.ts'

/** More than a plan of three hundred actions pasted whole. */
export const mostCells = 5000

const cellText = z.string().max(20_000, { error: inputLabels.cellTooLong })
const oneAction = z.object({
  actionId: id(),
  cells: z.array(z.object({ key: z.enum(cellKeys), before: cellText, after: cellText })).min(1),
})

/** A form carries them as JSON. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? readSentJson(value) : value)

const changes = z.preprocess(
  parsed,
  z
    .array(oneAction)
    .min(1)
    .refine((actions) => actions.reduce((sum, { cells }) => sum + cells.length, 0) <= mostCells, {
      error: inputLabels.tooManyCells,
    })
    .refine((actions) => new Set(actions.map(({ actionId }) => actionId)).size === actions.length)
    .refine((actions) => actions.every(({ cells }) => new Set(cells.map(({ key }) => key)).size === cells.length)),
)

/** One reason and one decision are told for all: a form that lacks them is refused at that field. */
function refuseWithoutJustification(origin: BatchOrigin, actions: readonly JudgedAction[]): void {
  if (origin !== 'bulk') return
  const codes = actions.map(({ judged }) => judged.refusals.status?.code)
  for (const code of ['reason-missing', 'decision-missing'] as const)
    if (codes.includes(code)) throw new DomainError('conflict', `plan.${code}`, t.moveRefusalFields[code])
}

/** Why, at the field of a form that has one cell. */
function firstReason(actions: readonly JudgedAction[]): Record<string, string> {
  const [first] = actions.flatMap(({ judged }) => Object.values(judged.refusals))
  return first ? { after: first.reason } : {}
}

export const changeActions = command({
  name: 'plan.change-actions',
  permission: planPermissions.updateAction,
  input: {
    origin: choice(['grid', 'bulk', 'file']),
    reason: optionalText(1000),
    decisionId: optionalId(),
    changes,
  },
  async about(work, { ctgId, changes: actionChanges }) {
    const ids = actionChanges.map(({ actionId }) => actionId)
    const lines = await lockSheets(work, ctgId, ids)
    if (lines.length < ids.length) throw new DomainError('not-found', 'plan.action-not-found')
    return { ctgId, lines }
  },
  // A grid shows each refusal in its cell; elsewhere an act that does nothing is refused whole.
  may: (actor, { ctgId, lines }, { origin }) =>
    mayWriteSome(actor, ctgId) && (origin === 'grid' || lines.some((line) => cellRights(actor, ctgId, line).mayWrite)),
  async run(work, { ctgId, origin, reason, decisionId, changes: actionChanges }, { lines }) {
    await requireRows(work, 'decision', ctgId, [decisionId])
    const lists = await loadFieldLists(work.tx, ctgId)
    const actions = actionChanges.flatMap(({ actionId, cells }) => {
      const line = lines.find(({ id: lineId }) => lineId === actionId)
      if (!line) return []
      const rights = cellRights(work.actor, ctgId, line)
      const judged = judgeCells({ line, lists, rights }, cells, { reason, decisionId })
      return [{ line, judged, wanted: Object.fromEntries(cells.map(({ key, after }) => [key, after])) }]
    })
    if (origin !== 'grid') {
      refuseWithoutJustification(origin, actions)
      if (actions.every(({ judged }) => judged.changed.length === 0))
        throw new DomainError('conflict', 'plan.nothing-changed', firstReason(actions))
    }
    return writeBatch(work, { ctgId, origin, reason, decisionId, undoesId: null, lists, actions })
  },
})
