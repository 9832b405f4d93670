/** Writes a batch of changes to the cells of several actions, and finds it again. Rules: docs/rules/plan.md §15. */
import { tieDecisions } from '#app/domains/meetings/steps.server.ts'
import { type AppliedSheet, applyPatches, type Place, type SheetJournal } from '#app/domains/plan/sheet/apply.server.ts'
import type { LockedSheet } from '#app/domains/plan/sheet/sheets.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type BatchChange, type BatchOrigin, type BatchRefusal, batchChanges, batchRefusals } from './batch.ts'
import { type CellKey, type CellLists, type CellTexts, cellKeys, cellTexts, valuesIn } from './cells.ts'
import type { CellLine, CellRefusals, Judged } from './judge-cells.ts'
import { cellRights } from './store.server.ts'

export type BatchKey = { readonly ctgId: string; readonly batchId: string }

/** An action with what was decided of its cells. */
export type JudgedAction = {
  readonly line: LockedSheet
  readonly judged: Judged
  /** What was typed, for those that are refused. */
  readonly wanted: Partial<Record<CellKey, string>>
  /** Where it goes back, when a batch is undone. */
  readonly placeBefore?: Place | undefined
}

type BatchToWrite = {
  readonly ctgId: string
  readonly origin: BatchOrigin
  readonly reason: string
  readonly decisionId: string | null
  readonly undoesId: string | null
  readonly lists: CellLists
  readonly actions: readonly JudgedAction[]
}

export type CellResult = {
  readonly actionId: string
  readonly version: number
  /** Every cell of the action as it is now. */
  readonly texts: CellTexts
  readonly refusals: CellRefusals
}
export type BatchResult = {
  /** Null when nothing was changed. */
  readonly batchId: string | null
  readonly results: readonly CellResult[]
}

/**
 * Writes what is taken, keeps it as a batch, and puts one line an action in the journal; nothing when everything is refused.
 * The caller has locked the sheets and judged each with the rights of the actor.
 */
export async function writeBatch(work: Work, batch: BatchToWrite): Promise<BatchResult> {
  const { ctgId, lists, actions, decisionId } = batch
  const changed = actions.filter(({ judged }) => judged.changed.length > 0)
  const batchId = changed.length > 0 ? work.newId() : null
  const applied = await applyPatches(work, ctgId, {
    changes: changed.map(({ line, judged, placeBefore }) => ({
      ...{ before: line, patch: judged.patch, place: placeBefore, isTouched: true },
    })),
    facts: lists,
    line: (one) => journalLine(one, batch, batchId),
  })
  if (batchId !== null) await insertBatch(work, batchId, batch, applied)
  if (decisionId !== null)
    await tieDecisions(
      work,
      { ctgId, decisionId },
      applied.filter(isOfStatus).map(({ after }) => ({ type: 'action', id: after.id })),
    )
  const afterById = new Map(applied.map(({ after }) => [after.id, after]))
  const results = actions.map(({ line, judged: { refusals } }) => {
    const after = afterById.get(line.id) ?? line
    const texts = cellTexts(after, lists)
    return {
      actionId: line.id,
      version: after.version,
      texts: cellRights(work.actor, ctgId, after).mayWrite ? texts : { ...texts, leadEmail: '' },
      refusals,
    }
  })
  return { batchId, results }
}

const isOfStatus = ({ before, after }: AppliedSheet): boolean => before.status !== after.status

function journalLine(
  applied: AppliedSheet,
  { reason, decisionId, undoesId }: BatchToWrite,
  batchId: string | null,
): SheetJournal {
  const { changes, areObjectivesChanged } = applied
  const isMoved = isOfStatus(applied)
  const isOnlyMoved = isMoved && Object.keys(changes).length === 1 && !areObjectivesChanged
  return {
    action: isOnlyMoved ? 'action.status-changed' : 'action.updated',
    detail: {
      ...{ changes, areObjectivesChanged, batchId },
      ...(undoesId !== null && { undoesId }),
      ...(isMoved && { reason, decisionId }),
    },
  }
}

async function insertBatch(
  { tx, actor, at }: Work,
  batchId: string,
  { ctgId, origin, reason, decisionId, undoesId, actions }: BatchToWrite,
  applied: readonly AppliedSheet[],
): Promise<void> {
  const changedById = new Map(actions.map(({ line, judged }) => [line.id, judged.changed]))
  const changes = applied.map((one) => changeOf(one, changedById.get(one.before.id) ?? []))
  await rowOf(tx, 'plan_batch', { ctgId, id: batchId }).insert({
    origin,
    reason,
    decision_id: decisionId,
    undoes_id: undoesId,
    changes: JSON.stringify(changes),
    refusals: JSON.stringify(actions.flatMap(refusalsOf)),
    cell_count: changes.reduce((sum, { cells }) => sum + cells.length, 0),
    action_count: changes.length,
    made_by: actor.personId,
    made_by_name: actor.name,
    made_at: at,
  })
}

function changeOf({ before, after, areObjectivesChanged }: AppliedSheet, cells: Judged['changed']): BatchChange {
  const place = ({ code, axisId }: CellLine) => ({ code, axisId })
  return {
    actionId: before.id,
    code: before.code,
    title: before.title,
    cells,
    kept: cells.map(({ key }) => ({ key, before: valuesIn(before, key), after: valuesIn(after, key) })),
    ...(areObjectivesChanged && { place: { before: place(before), after: place(after) } }),
  }
}

const refusalsOf = ({ line, wanted, judged: { refusals } }: JudgedAction): readonly BatchRefusal[] =>
  cellKeys.flatMap((key) => {
    const refusal = refusals[key]
    const { id: actionId, code, title } = line
    return refusal ? [{ actionId, code, title, key, reason: refusal.reason, wanted: wanted[key] ?? '' }] : []
  })

const batchRow = (db: Reader, { ctgId, batchId }: BatchKey) =>
  db.selectFrom('plan_batch').selectAll().where('ctg_id', '=', ctgId).where('id', '=', batchId)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof batchRow>['executeTakeFirst']>>>

function readBatch({ changes, refusals, ...batch }: Row) {
  return { ...batch, changes: batchChanges.parse(changes), refusals: batchRefusals.parse(refusals) }
}

/** @throws DomainError not-found, also for another CTG's batch */
export const loadBatch = async (db: Reader, key: BatchKey) =>
  readBatch(found(await batchRow(db, key).executeTakeFirst(), 'plan.batch-not-found'))

/** Locked until commit. */
export const lockBatch = async ({ tx }: Work, key: BatchKey) => ({
  ctgId: key.ctgId,
  ...readBatch(found(await batchRow(tx, key).forUpdate().executeTakeFirst(), 'plan.batch-not-found')),
})

/** The batch that put this one back; undefined while none did. */
export const findUndoing = (db: Reader, { ctgId, batchId }: BatchKey) =>
  rowsOf(db, 'plan_batch', { ctg_id: ctgId, undoes_id: batchId }).find([
    'id',
    'made_at as madeAt',
    'made_by_name as madeByName',
  ])
