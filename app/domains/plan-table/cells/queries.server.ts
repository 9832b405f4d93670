/** What the grid reads, and the pages of changes made together. Rules: docs/rules/plan.md §15. */

import { compareCodes } from '#app/domains/plan/outline/numbering.ts'
import { needsDecision, refusalToMove } from '#app/domains/plan/plan.ts'
import { listDecisions } from '#app/domains/plan/queries.server.ts'
import { loadFieldLists } from '#app/domains/plan/sheet/field-lists.server.ts'
import { loadSheetLines } from '#app/domains/plan/sheet/sheets.server.ts'
import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { isEmptyFilter, type PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { authorize, found } from '#app/kernel/errors.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { mostBatches } from '../facts.ts'
import { mayUndoBatch, mayWriteSome } from '../permissions.ts'
import { type BatchKey, findUndoing, loadBatch } from './batch-store.server.ts'
import { type BulkRequest, textAfter } from './bulk.ts'
import { type CellLists, cellTexts } from './cells.ts'
import { type CellLine, type CellRights, type Justification, judgeCells } from './judge-cells.ts'
import { cellRights } from './store.server.ts'

const byCode = (one: CellLine, other: CellLine): number =>
  compareCodes(one.code, other.code) || one.number - other.number

/** The lead's address is for who may write the sheet. */
const shownTexts = (line: CellLine, lists: CellLists, { mayWrite }: CellRights) => {
  const texts = cellTexts(line, lists)
  return mayWrite ? texts : { ...texts, leadEmail: '' }
}

/**
 * Actions as rows of cells, by code, with what may be done of each; and what cells may name.
 * @param actionIds only these; null: the whole plan
 */
export async function getCellTable({ db, actor }: Context, ctgId: string, actionIds: readonly string[] | null) {
  requireMembership(actor, ctgId)
  const [lines, lists] = await Promise.all([loadSheetLines(db, ctgId, actionIds), loadFieldLists(db, ctgId)])
  const rows = lines.toSorted(byCode).map((line) => {
    const rights = cellRights(actor, ctgId, line)
    return {
      actionId: line.id,
      number: line.number,
      code: line.code,
      version: line.version,
      status: line.status,
      mayWrite: rights.mayWrite,
      mayMove: rights.mayMove,
      texts: shownTexts(line, lists, rights),
    }
  })
  return { ctgId, rows, lists }
}
/** A reason and a decision are asked once the preview is seen. */
const toldLater: Justification = { reason: 'dit ensuite', decisionId: 'dite ensuite' }

function previewOf(lines: readonly CellLine[], lists: CellLists, { changes }: BulkRequest, rightsOf: RightsOf) {
  const rows = lines.map((line) => {
    const texts = cellTexts(line, lists)
    const cells = changes.map((change) => {
      const before = texts[change.key]
      return { key: change.key, before, after: textAfter(change, before) }
    })
    return { line, cells, judged: judgeCells({ line, lists, rights: rightsOf(line) }, cells, toldLater) }
  })
  const moves = rows.flatMap(({ line, judged: { after } }) =>
    after.status === line.status ? [] : [{ from: line.status, to: after.status }],
  )
  return {
    rows: rows.map(({ line: { id, code, title }, judged: { changed, refusals } }) => ({
      id,
      code,
      title,
      changed,
      refusals,
    })),
    /** Sends only the cells asked for; those that depend on them follow by the rules. */
    changes: rows.flatMap(({ line, cells, judged: { changed, refusals } }) => {
      const sent = cells.filter(({ key }) => !refusals[key] && changed.some((one) => one.key === key))
      return sent.length > 0 ? [{ actionId: line.id, cells: sent }] : []
    }),
    needsReason: moves.some(
      ({ from, to }) => refusalToMove(from, to, { ...toldLater, reason: '' }) === 'reason-missing',
    ),
    needsDecision: moves.some(({ from, to }) => needsDecision(from, to)),
  }
}
type RightsOf = (line: CellLine) => CellRights

/**
 * Picking actions and what to change of them, then the preview. Only for who may write some sheet.
 * @param request what the address says
 * @param filter the actions to pick among; those picked already stay
 */
export async function getBulkPage(context: Context, ctgId: string, request: BulkRequest, filter: PlanFilter) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  authorize(mayWriteSome(actor, ctgId), 'plan.change-actions')
  const today = todayIn(context, ctgId)
  const [all, lists, decisions, { lines: filtered }] = await Promise.all([
    loadSheetLines(db, ctgId, null),
    loadFieldLists(db, ctgId),
    listDecisions(db, ctgId),
    isEmptyFilter(filter) ? { lines: [] } : listFilteredActions(db, { ctgId, today, filter, me: actor.personId }),
  ])
  const keptIds = new Set(filtered.map(({ id }) => id))
  const rightsOf = (line: CellLine) => cellRights(actor, ctgId, line)
  const writable = all.filter((line) => rightsOf(line).mayWrite).toSorted(byCode)
  const picked = writable.filter(({ number }) => request.numbers.includes(number))
  const shown = isEmptyFilter(filter) ? writable : writable.filter(({ id }) => keptIds.has(id))
  return {
    ctgId,
    filter,
    asked: request,
    lists,
    decisions,
    mayMove: writable.some((line) => rightsOf(line).mayMove),
    /** Those of the filter, then those picked that it hides. */
    actions: [...shown, ...picked.filter((line) => !shown.includes(line))].map((line) => {
      const { title, leadParty, leadName, ends, status } = cellTexts(line, lists)
      const isPicked = picked.includes(line)
      return { id: line.id, number: line.number, code: line.code, title, leadParty, leadName, ends, status, isPicked }
    }),
    hiddenCount: all.length - writable.length,
    preview: picked.length > 0 && request.changes.length > 0 ? previewOf(picked, lists, request, rightsOf) : undefined,
  }
}
export type BulkPageData = Awaited<ReturnType<typeof getBulkPage>>

type Tie = { readonly ctgId: string; readonly actionId: string; readonly objectiveId: string }

/** What ties one more objective to an action, as `plan.change-actions` takes it. @throws DomainError not-found */
export async function getTieChanges({ db, actor }: Context, { ctgId, actionId, objectiveId }: Tie) {
  requireMembership(actor, ctgId)
  const [lines, lists] = await Promise.all([loadSheetLines(db, ctgId, [actionId]), loadFieldLists(db, ctgId)])
  const before = cellTexts(found(lines[0], 'plan.action-not-found'), lists).objectives
  const objective = lists.objectives.find(({ id }) => id === objectiveId)
  const { code, title } = found(objective, 'plan.objective-not-found')
  const after = textAfter({ key: 'objectives', mode: 'add', text: `${code} ${title}` }, before)
  return [{ actionId, cells: [{ key: 'objectives', before, after }] }]
}

/** One batch: every cell before and after, what was not taken, and whether it may be put back. Read by every member. */
export async function getBatchPage({ db, actor }: Context, key: BatchKey) {
  requireMembership(actor, key.ctgId)
  const [batch, undoing] = await Promise.all([loadBatch(db, key), findUndoing(db, key)])
  const mayUndo = mayUndoBatch(actor, key.ctgId, batch.made_by)
  const isShown = ({ key: cell }: { readonly key: string }) => mayUndo || cell !== 'leadEmail'
  return {
    ...key,
    origin: batch.origin,
    reason: batch.reason,
    undoesId: batch.undoes_id,
    madeAt: batch.made_at,
    madeByName: batch.made_by_name,
    cellCount: batch.cell_count,
    actionCount: batch.action_count,
    changes: batch.changes.map(({ actionId, code, title, cells }) => ({
      actionId,
      code,
      title,
      cells: cells.filter(isShown),
    })),
    refusals: batch.refusals.filter(isShown),
    undoing: undoing ?? null,
    mayUndo: mayUndo && !undoing,
  }
}
export type BatchPageData = Awaited<ReturnType<typeof getBatchPage>>

/** Changes made together, the latest first; a lone cell typed in the grid is in the journal only. */
export async function getBatchesPage({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const batches = await db
    .selectFrom('plan_batch as batch')
    .leftJoin('plan_batch as undoing', sameCtg('undoing.undoes_id', 'batch.id'))
    .select([
      'batch.id',
      'batch.origin',
      'batch.made_at as madeAt',
      'batch.made_by_name as madeByName',
      'batch.cell_count as cellCount',
      'batch.action_count as actionCount',
      'undoing.id as undoingId',
    ])
    .where('batch.ctg_id', '=', ctgId)
    .where((eb) => eb.or([eb('batch.origin', '<>', 'grid'), eb('batch.cell_count', '>', 1)]))
    .orderBy('batch.made_at', 'desc')
    .limit(mostBatches)
    .execute()
  return { ctgId, batches }
}
export type BatchesPageData = Awaited<ReturnType<typeof getBatchesPage>>
